import annotations.models.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0007_speakers_aliases'),
    ]

    operations = [
        migrations.AlterField(
            model_name='edition',
            name='roles',
            field=models.JSONField(db_default=models.Value([], models.JSONField()), default=list, help_text="[[start, end, role, reason], …]: what the file's markup, or who brought it in, says."),
        ),
        migrations.CreateModel(
            name='TextPrint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, help_text='annotations.segmentation.layout.prints.paragraph_prints', size=None)),
                ('shared', models.PositiveIntegerField(default=0, help_text='How many of the keys the other text has.')),
                ('alike', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='annotations.article')),
                ('article', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='prints', to='annotations.article')),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annotations.project')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['keys'], name='textprint_keys')],
                'constraints': [annotations.models.constraints.SameProject(field='article', name='textprint_article_same_project', to='annotations.Article'), annotations.models.constraints.SameProject(field='alike', name='textprint_alike_same_project', to='annotations.Article'), models.UniqueConstraint(fields=('article',), name='textprint_once')],
            },
        ),
    ]
