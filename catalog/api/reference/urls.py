"""Addresses of the reference."""

from django.urls import path

from catalog.api.reference.pages import Docs, Redoc

app_name = "reference"
urlpatterns = [
    path("docs/", Docs.as_view(), name="docs"),
    path("redoc/", Redoc.as_view(), name="redoc"),
]
