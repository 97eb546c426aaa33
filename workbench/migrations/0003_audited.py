"""What the database itself enforces; the SQL lies beside, one file a subject."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [('workbench', '0002_apitoken'), ('annotations', '0002_database_laws')]

    operations = [
        migrations.RunSQL((SQL / "audited.sql").read_text()),
    ]
