import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0003_pipeline_runs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LexiconEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.CharField(editable=False, help_text='The term without case and marks; names the entry.', max_length=100)),
                ('term', models.CharField(max_length=100)),
                ('forms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, help_text='Other forms it is found in.', size=None)),
                ('gloss', models.CharField(blank=True, default='', help_text='What it says without taking a side.', max_length=300)),
                ('language', models.CharField(blank=True, default='en', help_text='Of the texts; empty: every language.', max_length=8)),
                ('note', models.CharField(blank=True, default='', max_length=1000)),
                ('off', models.BooleanField(default=False, help_text='It tags nothing.')),
                ('created_by', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annotations.project')),
            ],
            options={
                'verbose_name_plural': 'lexicon entries',
                'ordering': ['key'],
                'constraints': [models.UniqueConstraint(fields=('project', 'id'), name='lexicon_entry_project_key'), models.UniqueConstraint(fields=('project', 'key'), name='lexicon_entry_key_once'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='lexicon_entry_key_said')],
            },
        ),
        migrations.RunSQL("CALL workbench_audit('annotations_lexiconentry', 'project_id', 'id', '')", migrations.RunSQL.noop),
    ]
