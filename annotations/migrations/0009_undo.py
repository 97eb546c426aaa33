import annotations.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0008_text_prints'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='UndoStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.UUIDField(help_text='Drawn when the act began.')),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('undone_at', models.DateTimeField(blank=True, help_text='Taken back then; it may be done again.', null=True)),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annotations.project')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='UndoPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=60)),
                ('object', models.CharField(help_text='As the log names it: span:7.', max_length=100)),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annotations.project')),
                ('step', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='annotations.undostep')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='undostep',
            index=models.Index(fields=['project', 'user', '-id'], name='undo_step_stack'),
        ),
        migrations.AddConstraint(
            model_name='undostep',
            constraint=models.UniqueConstraint(fields=('project', 'id'), name='undo_step_project_key'),
        ),
        migrations.AddConstraint(
            model_name='undostep',
            constraint=models.UniqueConstraint(fields=('project', 'user', 'act'), name='undo_step_once'),
        ),
        migrations.AddConstraint(
            model_name='undostep',
            constraint=models.CheckConstraint(condition=models.Q(('undone_at', None), ('undone_at__gte', models.F('made_at')), _connector='OR'), name='undo_step_undone_later'),
        ),
        migrations.AddConstraint(
            model_name='undopart',
            constraint=annotations.models.constraints.SameProject(field='step', name='undo_part_step_same_project', to='annotations.UndoStep'),
        ),
        migrations.AddConstraint(
            model_name='undopart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verb', ''), _negated=True), ('object__regex', '^[a-z]+:[0-9]+$')), name='undo_part_named'),
        ),
    ]
