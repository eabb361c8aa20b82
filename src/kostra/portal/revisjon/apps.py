from datetime import timedelta

from django.apps import AppConfig


class Revisjon(AppConfig):
    name = "kostra.portal.revisjon"
    label = "revisjon"

    def ready(self) -> None:
        from kostra.portal import vedlikehold
        from kostra.portal.oppbevaring import jobb

        vedlikehold.registrer("oppbevaring.slett", jobb.hver_dag, timedelta(hours=6))
