"""The addresses of the service."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("catalog.api.v1.urls")),
    path("api/", include("catalog.api.reference.urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("catalog.web.urls")),
]

handler400 = "registry.errors.bad_request"
handler403 = "registry.errors.permission_denied"
handler404 = "registry.errors.page_not_found"
handler500 = "registry.errors.server_error"
