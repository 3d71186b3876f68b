"""Curators at the desk."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from tests.admin.pages import Desk


def curator(name, **fields):
    user = get_user_model().objects.create_user(name, password=name, is_staff=True, **fields)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(empty_catalog):
    """Kim, who may do everything, at the desk of a catalog that holds nothing yet."""
    return Desk(curator("kim", is_superuser=True))


@pytest.fixture
def other_desk(desk):
    """Lee, at the same time."""
    return Desk(curator("lee", is_superuser=True))


@pytest.fixture
def korean_desk(empty_catalog):
    """Kim, reading Korean."""
    return Desk(curator("kim", is_superuser=True), "ko")


@pytest.fixture
def reader_desk(desk):
    """Park, who may look at everything and change nothing."""
    client = curator("park")
    user = get_user_model().objects.get(username="park")
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="catalog", codename__startswith="view_")
    )
    return Desk(client)
