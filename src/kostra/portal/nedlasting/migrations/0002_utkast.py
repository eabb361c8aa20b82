from django.db import migrations, models

import kostra.portal.klokke


class Migration(migrations.Migration):
    dependencies = [("nedlasting", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="nyhet",
            name="publisert",
            field=models.DateTimeField(default=kostra.portal.klokke.naa, null=True),
        ),
    ]
