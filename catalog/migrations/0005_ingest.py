"""Import runs that can be undone, and what they leave for a person to decide."""


import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0004_review'),
    ]

    operations = [
        migrations.CreateModel(
            name='QuarantineItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.CharField(help_text='Path below the input, or name of the file.', max_length=500, verbose_name='file')),
                ('row', models.CharField(help_text='Line, key or id that one can find in the file.', max_length=500, verbose_name='row')),
                ('reason', models.TextField(help_text='Why it was not brought in.', verbose_name='reason')),
                ('decision', models.CharField(choices=[('waiting', 'waiting'), ('accepted', 'accepted'), ('dismissed', 'dismissed')], default='waiting', help_text='What a person made of it.', max_length=20, verbose_name='decision')),
                ('decided_by', models.CharField(blank=True, help_text='Who decided.', max_length=150, verbose_name='decided by')),
                ('decided_at', models.DateTimeField(blank=True, help_text='When it was decided.', null=True, verbose_name='decided at')),
                ('remark', models.TextField(blank=True, help_text='Why it was decided so.', verbose_name='remark')),
                ('column', models.CharField(blank=True, help_text='Header or key; empty for the row as a whole.', max_length=200, verbose_name='column')),
                ('attribute', models.CharField(blank=True, help_text='What it would be a claim on; empty for a whole row.', max_length=50, verbose_name='attribute')),
                ('text', models.TextField(blank=True, help_text='What is printed there.', verbose_name='text')),
                ('rule', models.CharField(help_text='What held it back: reading, value, identity or the name of a rule.', max_length=50, verbose_name='rule')),
                ('claim', models.JSONField(blank=True, help_text='The claim that it would be; null where no value was sure.', null=True, verbose_name='claim')),
            ],
            options={
                'verbose_name': 'quarantined cell',
                'verbose_name_plural': 'quarantined cells',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QueueItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.CharField(help_text='Path below the input, or name of the file.', max_length=500, verbose_name='file')),
                ('row', models.CharField(help_text='Line, key or id that one can find in the file.', max_length=500, verbose_name='row')),
                ('reason', models.TextField(help_text='Why it was not brought in.', verbose_name='reason')),
                ('decision', models.CharField(choices=[('waiting', 'waiting'), ('accepted', 'accepted'), ('dismissed', 'dismissed')], default='waiting', help_text='What a person made of it.', max_length=20, verbose_name='decision')),
                ('decided_by', models.CharField(blank=True, help_text='Who decided.', max_length=150, verbose_name='decided by')),
                ('decided_at', models.DateTimeField(blank=True, help_text='When it was decided.', null=True, verbose_name='decided at')),
                ('remark', models.TextField(blank=True, help_text='Why it was decided so.', verbose_name='remark')),
                ('name', models.CharField(help_text='Name as the catalog prints it.', max_length=300, verbose_name='name')),
                ('organizations', models.JSONField(default=list, help_text='Who made it, as printed.', verbose_name='organizations')),
                ('candidates', models.JSONField(default=list, help_text='Slugs of the models that it may be.', verbose_name='candidates')),
                ('record', models.JSONField(help_text='What the row says, ready to be brought in.', verbose_name='record')),
            ],
            options={
                'verbose_name': 'queued row',
                'verbose_name_plural': 'queued rows',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='batch',
            name='effects',
            field=models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, help_text='Keys of the rows that it created and the rows that it replaced, by which it is undone.', verbose_name='effects'),
        ),
        migrations.AddField(
            model_name='batch',
            name='input',
            field=models.CharField(blank=True, help_text='Name of the file or folder, or address, that was read.', max_length=500, verbose_name='input'),
        ),
        migrations.AddField(
            model_name='batch',
            name='report',
            field=models.JSONField(default=dict, help_text='The same by file, and how long it took.', verbose_name='report'),
        ),
        migrations.AddField(
            model_name='batch',
            name='source',
            field=models.ForeignKey(blank=True, help_text='The catalog that its claims cite.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='batches', to='catalog.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='batch',
            name='status',
            field=models.CharField(choices=[('running', 'begun; nothing of it is stored'), ('applied', 'applied'), ('undone', 'undone')], default='applied', help_text='How far the run has come.', max_length=20, verbose_name='status'),
        ),
        migrations.AddField(
            model_name='batch',
            name='undo_reason',
            field=models.TextField(blank=True, help_text='Why it was taken back.', verbose_name='reason of the undo'),
        ),
        migrations.AddField(
            model_name='batch',
            name='undone_at',
            field=models.DateTimeField(blank=True, help_text='When it was taken back.', null=True, verbose_name='undone at'),
        ),
        migrations.AddField(
            model_name='batch',
            name='undone_by',
            field=models.CharField(blank=True, help_text='Who took it back.', max_length=150, verbose_name='undone by'),
        ),
        migrations.AddField(
            model_name='revision',
            name='batch',
            field=models.ForeignKey(help_text='The import run that it followed from; none for the seed and for edits.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to='catalog.batch', verbose_name='batch'),
        ),
        migrations.AlterField(
            model_name='batch',
            name='created_at',
            field=models.DateTimeField(auto_now_add=True, help_text='When it was begun.', verbose_name='created'),
        ),
        migrations.AlterField(
            model_name='foundationmodel',
            name='revision',
            field=models.PositiveIntegerField(default=0, help_text='Number of the document that readers get or last got; 0 before the first.', verbose_name='revision'),
        ),
        migrations.AddIndex(
            model_name='batch',
            index=models.Index(fields=['reader', 'digest'], name='batch_reader_digest'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['running', 'applied', 'undone'])), name='batch_status_known'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'undone'), ('undone_at__isnull', False), models.Q(('undone_by', ''), _negated=True), models.Q(('undo_reason', ''), _negated=True)), models.Q(models.Q(('status', 'undone'), _negated=True), ('undo_reason', ''), ('undone_at__isnull', True), ('undone_by', '')), _connector='OR'), name='batch_undone_says_who_and_why'),
        ),
        migrations.AddField(
            model_name='quarantineitem',
            name='batch',
            field=models.ForeignKey(help_text='The import run that left it.', on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='catalog.batch', verbose_name='batch'),
        ),
        migrations.AddField(
            model_name='quarantineitem',
            name='model',
            field=models.ForeignKey(blank=True, help_text='The model that it is about, if it was found.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalog.foundationmodel', verbose_name='model'),
        ),
        migrations.AddField(
            model_name='queueitem',
            name='batch',
            field=models.ForeignKey(help_text='The import run that left it.', on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='catalog.batch', verbose_name='batch'),
        ),
        migrations.AddField(
            model_name='queueitem',
            name='model',
            field=models.ForeignKey(blank=True, help_text='The model that it was found to be.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalog.foundationmodel', verbose_name='model'),
        ),
        migrations.AddConstraint(
            model_name='quarantineitem',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['waiting', 'accepted', 'dismissed'])), name='quarantine_item_decision_known'),
        ),
        migrations.AddConstraint(
            model_name='quarantineitem',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='quarantine_item_reason_not_blank'),
        ),
        migrations.AddConstraint(
            model_name='quarantineitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'waiting'), ('decided_at__isnull', True), ('decided_by', '')), models.Q(models.Q(('decision', 'waiting'), _negated=True), ('decided_at__isnull', False), models.Q(('decided_by', ''), _negated=True)), _connector='OR'), name='quarantine_item_decision_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='quarantineitem',
            constraint=models.CheckConstraint(condition=models.Q(('rule', ''), _negated=True), name='quarantine_item_rule_not_blank'),
        ),
        migrations.AddConstraint(
            model_name='queueitem',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['waiting', 'accepted', 'dismissed'])), name='queue_item_decision_known'),
        ),
        migrations.AddConstraint(
            model_name='queueitem',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='queue_item_reason_not_blank'),
        ),
        migrations.AddConstraint(
            model_name='queueitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'waiting'), ('decided_at__isnull', True), ('decided_by', '')), models.Q(models.Q(('decision', 'waiting'), _negated=True), ('decided_at__isnull', False), models.Q(('decided_by', ''), _negated=True)), _connector='OR'), name='queue_item_decision_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='queueitem',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='queue_item_name_not_blank'),
        ),
    ]
