"""The four roles as groups, each with exactly its permissions."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

FACTS = (
    "alias architecture claim component domain foundationmodel identifier license lineage mention modality organization "
    "product productmodel source task variant"
).split()
RECORDS = "batch change editrecord editedrow proposal revision".split()


def create_roles(apps, schema_editor):
    # Permissions are made after all migrations; the groups need them now.
    config = apps.get_app_config("catalog")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    known = {row.codename: row for row in Permission.objects.filter(content_type__app_label="catalog")}
    reader = [f"view_{noun}" for noun in (*FACTS, *RECORDS)]
    contributor = [*reader, "add_proposal"]
    curator = [*contributor, *(f"{verb}_{noun}" for verb in ("add", "change", "delete") for noun in FACTS)]
    curator += ["change_proposal"]
    administrator = [*curator, "add_token", "view_token", "delete_token"]
    roles = {"reader": reader, "contributor": contributor, "curator": curator, "administrator": administrator}
    for name, codenames in roles.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([known[codename] for codename in codenames])


def remove_roles(apps, schema_editor):
    names = ["reader", "contributor", "curator", "administrator"]
    apps.get_model("auth", "Group").objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0006_writing"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_roles, remove_roles)]
