"""The one row of the change counter, from which sequence numbers are given out."""

from django.db import migrations


def create_counter(apps, schema_editor):
    apps.get_model("catalog", "ChangeCounter").objects.create(id=1, last=0)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_facts")]

    operations = [migrations.RunPython(create_counter, migrations.RunPython.noop)]
