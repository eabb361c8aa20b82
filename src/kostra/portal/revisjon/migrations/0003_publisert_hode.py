from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("revisjon", "0002_indekser"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublisertHode",
            fields=[
                ("dag", models.DateField(primary_key=True, serialize=False)),
                ("nr", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("tid", models.DateTimeField()),
                ("signert", models.DateTimeField()),
                ("fingeravtrykk", models.CharField(max_length=64)),
                ("jws", models.TextField()),
            ],
            options={
                "ordering": ["-dag"],
            },
        ),
    ]
