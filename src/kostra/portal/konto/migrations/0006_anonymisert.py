from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("konto", "0005_sperret"),
    ]

    operations = [
        migrations.AddField(
            model_name="bruker",
            name="anonymisert",
            field=models.DateTimeField(null=True),
        ),
        migrations.RemoveConstraint(model_name="bruker", name="en_rapportor_per_epost"),
        migrations.AddConstraint(
            model_name="bruker",
            constraint=models.UniqueConstraint(
                condition=models.Q(("anonymisert", None), ("rolle", "rapportor")),
                fields=("enhet", "epost"),
                name="en_rapportor_per_epost",
            ),
        ),
    ]
