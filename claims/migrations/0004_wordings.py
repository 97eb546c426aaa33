import annotations.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0009_undo'),
        ('claims', '0003_flags'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('number', models.PositiveIntegerField()),
                ('text', models.CharField(max_length=2000)),
                ('claim', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='claims.claim')),
                ('created_by', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annotations.project')),
            ],
            options={
                'ordering': ['claim', 'number'],
                'constraints': [annotations.models.constraints.SameProject(field='claim', name='wording_claim_same_project', to='claims.Claim'), models.UniqueConstraint(fields=('claim', 'number'), name='wording_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='wording_number_positive')],
            },
        ),
        migrations.RunSQL("CALL workbench_audit('claims_wording', 'project_id', 'id', '')", migrations.RunSQL.noop),
        migrations.RunSQL("CALL workbench_append_only('claims_wording')", migrations.RunSQL.noop),
    ]
