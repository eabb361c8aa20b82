from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("konto", "0002_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="bruker",
            name="sprak",
            field=models.CharField(blank=True, max_length=2),
        ),
    ]
