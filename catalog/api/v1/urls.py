"""Addresses of version 1 of the API."""

from django.urls import path

from catalog.api.v1.views.foundation_model import ModelDetail, ModelList

app_name = "v1"
urlpatterns = [
    path("models/", ModelList.as_view(), name="models"),
    path("models/<str:slug>/", ModelDetail.as_view(), name="model"),
]
