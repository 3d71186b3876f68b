"""When each published model was last verified, from the facts that stand."""

from django.db import migrations, models

FILL = """
WITH cited AS (
    SELECT model_id, source_id, rank, verified_date FROM catalog_claim WHERE model_id IS NOT NULL
    UNION ALL
    SELECT variant.model_id, claim.source_id, claim.rank, claim.verified_date FROM catalog_claim claim
    JOIN catalog_variant variant ON variant.id = claim.variant_id
    UNION ALL
    SELECT model_id, source_id, rank, '' FROM catalog_component
    UNION ALL
    SELECT child_id, source_id, rank, '' FROM catalog_lineage
    UNION ALL
    SELECT model_id, source_id, rank, '' FROM catalog_productmodel
),
days AS (
    SELECT cited.model_id, max(left(nullif(day, '') || '-01-01', 10)::date) AS newest
    FROM cited
    JOIN catalog_source source ON source.id = cited.source_id,
    LATERAL (VALUES (cited.verified_date), (source.accessed_date)) AS found (day)
    WHERE cited.rank <> 'deprecated'
    GROUP BY cited.model_id
)
UPDATE catalog_publication publication SET verified_on = days.newest FROM days
WHERE publication.model_id = days.model_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0011_identity"),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="verified_on",
            field=models.DateField(
                help_text="Newest day on which somebody checked one of its facts or read the source of one.",
                null=True,
                verbose_name="last verified",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["verified_on", "model"], name="publication_verified_on"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
