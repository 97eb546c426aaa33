"""What the database itself enforces; the SQL lies beside, one file a subject."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [('annotations', '0001_initial')]

    operations = [
        migrations.RunSQL((SQL / "ledger.sql").read_text()),
        migrations.RunSQL((SQL / "texts.sql").read_text()),
        migrations.RunSQL((SQL / "audited.sql").read_text()),
    ]
