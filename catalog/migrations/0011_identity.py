"""What imports leave and where addresses lead is read by all roles; curators decide on it and take imports back."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

READ = ("view_formerslug", "view_quarantineitem", "view_queueitem")
DECIDE = ("change_batch", "change_quarantineitem", "change_queueitem")
ROLES = {
    "reader": READ,
    "contributor": READ,
    "curator": (*READ, *DECIDE),
    "administrator": (*READ, *DECIDE),
}


def permit(apps, schema_editor):
    # Permissions are made after all migrations; the groups need them now.
    config = apps.get_app_config("catalog")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    for group, permissions in _permissions(apps):
        group.permissions.add(*permissions)


def forbid(apps, schema_editor):
    for group, permissions in _permissions(apps):
        group.permissions.remove(*permissions)


def _permissions(apps):
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        own = Permission.objects.filter(content_type__app_label="catalog", codename__in=ROLES[group.name])
        yield group, list(own)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0010_bulk")]

    operations = [migrations.RunPython(permit, forbid)]
