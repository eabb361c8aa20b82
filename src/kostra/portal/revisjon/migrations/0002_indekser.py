from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("revisjon", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="hendelse",
            index=models.Index(fields=["tid", "nr"], name="hendelse_tid"),
        ),
        migrations.AddIndex(
            model_name="hendelse",
            index=models.Index(fields=["handling", "tid", "nr"], name="hendelse_handling"),
        ),
        migrations.AddIndex(
            model_name="hendelse",
            index=models.Index(fields=["enhet", "tid", "nr"], name="hendelse_enhet"),
        ),
        migrations.AddIndex(
            model_name="hendelse",
            index=models.Index(fields=["aktor", "tid", "nr"], name="hendelse_aktor"),
        ),
        migrations.AddIndex(
            model_name="hendelse",
            index=models.Index(fields=["objekt", "tid", "nr"], name="hendelse_objekt"),
        ),
    ]
