"""Addresses of the pages for people."""

from django.templatetags.static import static
from django.urls import path
from django.views.generic import RedirectView

from catalog.web.front_page import FrontPage
from catalog.web.model_page import ModelPage


class Icon(RedirectView):
    """Where browsers look for an icon by themselves, as when they show JSON."""

    def get_redirect_url(self, *_args: object, **_named: object) -> str:
        """This method will return the address of the icon."""
        return static("catalog/web/icon.svg")


app_name = "web"
urlpatterns = [
    path("", FrontPage.as_view(), name="front"),
    path("models/", RedirectView.as_view(pattern_name="web:front", query_string=True), name="models"),
    path("models/<str:slug>/", ModelPage.as_view(), name="model"),
    path("favicon.ico", Icon.as_view()),
]
