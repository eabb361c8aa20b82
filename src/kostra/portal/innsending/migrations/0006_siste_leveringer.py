from django.db import migrations, models

from kostra.portal.drift.indeks import IndeksUtenLaas


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("innsending", "0005_karantene")]

    operations = [
        IndeksUtenLaas(
            model_name="levering",
            index=models.Index(fields=["-mottatt", "-aapning"], name="siste_leveringer"),
        ),
    ]
