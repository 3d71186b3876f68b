"""Indexes of words take at once what is published, instead of a list that each search reads to its end."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0013_published_conflict'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='publication',
            name='publication_search',
        ),
        migrations.RemoveIndex(
            model_name='publication',
            name='publication_name_contains',
        ),
        migrations.RemoveIndex(
            model_name='publishedname',
            name='published_name_typos',
        ),
        migrations.AddIndex(
            model_name='publication',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['search'], name='publication_search'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('name_key'), name='gin_trgm_ops'), fastupdate=False, name='publication_name_contains'),
        ),
        migrations.AddIndex(
            model_name='publishedname',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('key'), name='gin_trgm_ops'), fastupdate=False, name='published_name_typos'),
        ),
    ]
