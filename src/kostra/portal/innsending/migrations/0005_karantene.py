import django.db.models.deletion
from django.db import migrations, models

import kostra.portal.klokke


class Migration(migrations.Migration):
    dependencies = [("innsending", "0004_rekkefolge")]

    operations = [
        migrations.AlterField(
            model_name="kontroll",
            name="stand",
            field=models.CharField(
                choices=[
                    ("i_ko", "I kø"),
                    ("dekrypterer", "Dekrypterer"),
                    ("kontrollerer", "Kontrollerer"),
                    ("registrerer", "Registrerer"),
                    ("ferdig", "Ferdig"),
                    ("avvist", "Avvist"),
                    ("feilet", "Feilet"),
                    ("karantene", "I karantene"),
                ],
                default="i_ko",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Karantene",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("grunn", models.CharField(max_length=24)),
                ("mottakere", models.JSONField(default=list)),
                ("algoritme", models.CharField(max_length=40)),
                ("lagt_inn", models.DateTimeField(default=kostra.portal.klokke.naa)),
                (
                    "kontroll",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="karantene",
                        to="innsending.kontroll",
                    ),
                ),
            ],
            options={"ordering": ["-lagt_inn"]},
        ),
    ]
