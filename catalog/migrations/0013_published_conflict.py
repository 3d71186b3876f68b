"""Disagreements as rows of their own, filled from the documents that are published."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

FILL = """
INSERT INTO catalog_publishedconflict
    (publication_id, slug, position, attribute, variant, settled, spread, sources, document)
SELECT
    publication.model_id,
    publication.slug,
    conflict.position,
    conflict.entry ->> 'attribute',
    conflict.entry ->> 'variant',
    (conflict.entry ->> 'settled')::boolean,
    (conflict.entry ->> 'spread')::float,
    ARRAY(
        SELECT DISTINCT json_array_elements_text(side -> 'sources') AS source
        FROM json_array_elements(conflict.entry -> 'values') AS side
        ORDER BY source
    ),
    conflict.entry::text
FROM catalog_publication AS publication
CROSS JOIN LATERAL json_array_elements(publication.document::json -> 'conflicts')
    WITH ORDINALITY AS conflict (entry, position)
WHERE publication.has_conflict
"""


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0012_freshness'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedConflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(help_text='Address of the model.', max_length=100, verbose_name='slug')),
                ('position', models.PositiveIntegerField(help_text="Its place in the model's document, from 1.", verbose_name='position')),
                ('attribute', models.CharField(help_text='What sources disagree on.', max_length=50, verbose_name='attribute')),
                ('variant', models.CharField(help_text='Slug of the variant; null for the model as a whole.', max_length=100, null=True, verbose_name='variant')),
                ('settled', models.BooleanField(help_text='Whether a curator has decided it, by ranks.', verbose_name='settled')),
                ('spread', models.FloatField(help_text='Largest number over smallest; null for what is no number.', null=True, verbose_name='spread')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), help_text='Every source on one of its sides.', size=None, verbose_name='sources')),
                ('document', models.TextField(help_text='JSON of the disagreement.', verbose_name='document')),
                ('publication', models.ForeignKey(help_text='The model that it is about.', on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='catalog.publication')),
            ],
            options={
                'verbose_name': 'published conflict',
                'verbose_name_plural': 'published conflicts',
                'ordering': ['slug', 'position'],
                'indexes': [models.Index(fields=['attribute', 'slug', 'position'], name='published_conflict_attribute'), models.Index(condition=models.Q(('settled', False)), fields=['slug', 'position'], name='published_conflict_open'), django.contrib.postgres.indexes.GinIndex(fields=['sources'], name='published_conflict_sources')],
                'constraints': [models.UniqueConstraint(fields=('slug', 'position'), name='published_conflict_unique'), models.CheckConstraint(condition=models.Q(('spread__isnull', True), ('spread__gt', 0), _connector='OR'), name='published_conflict_spread_null_or_positive')],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
