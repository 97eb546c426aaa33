import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0004_lexicon'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('number', models.PositiveIntegerField()),
                ('forgotten', models.BooleanField(default=False, help_text='Decisions up to here teach nothing any more.')),
                ('used', models.BooleanField(default=False, help_text='It ranks decisions it has not seen better than the model that ships.')),
                ('pipeline_version', models.CharField(max_length=40)),
                ('signs', models.JSONField(default=list, help_text='[{name, shift, accepted, rejected}], the strongest first.')),
                ('accepted', models.PositiveIntegerField(default=0)),
                ('rejected', models.PositiveIntegerField(default=0)),
                ('since', models.DateTimeField(help_text='The first decision it was learnt from.', null=True)),
                ('until', models.DateTimeField(help_text='The last one; of a forgotten one, when it was forgotten.', null=True)),
                ('before', models.FloatField(help_text='Average precision on decisions left out, as delivered.', null=True)),
                ('after', models.FloatField(help_text='The same with the lesson.', null=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='job',
            name='job_kind',
        ),
        migrations.AddField(
            model_name='project',
            name='learning',
            field=models.BooleanField(db_default=True, default=True, help_text='Decisions on suggested claims re-rank later ones.'),
        ),
        migrations.AlterField(
            model_name='job',
            name='kind',
            field=models.CharField(choices=[('segment', 'segment an edition'), ('import', 'import a file'), ('export', 'write an export'), ('resegment', 'segment a corpus again'), ('learn', 'learn from decisions')], max_length=12),
        ),
        migrations.AddIndex(
            model_name='span',
            index=models.Index(condition=models.Q(('decided_at__isnull', False), ('origin', 'machine')), fields=['project', 'decided_at'], name='span_decided'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['segment', 'import', 'export', 'resegment', 'learn'])), name='job_kind'),
        ),
        migrations.AddField(
            model_name='lesson',
            name='created_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lesson',
            name='project',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annotations.project'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.UniqueConstraint(fields=('project', 'number'), name='lesson_number_once'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='lesson_number_positive'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(('forgotten', False), ('used', False), _connector='OR'), name='lesson_forgotten_unused'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(('used', False), ('after__gt', models.F('before')), _connector='OR'), name='lesson_used_helps'),
        ),
        migrations.RunSQL("CALL workbench_audit('annotations_lesson', 'project_id', 'id', '')", migrations.RunSQL.noop),
    ]
