from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("konto", "0004_runden"),
    ]

    operations = [
        migrations.AddField(
            model_name="bruker",
            name="sperret",
            field=models.DateTimeField(null=True),
        ),
    ]
