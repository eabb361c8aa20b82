from datetime import timedelta

from django.apps import AppConfig


class Innsending(AppConfig):
    name = "kostra.portal.innsending"
    label = "innsending"

    def ready(self) -> None:
        from kostra.portal import vedlikehold
        from kostra.portal.innsending import kontroll_rydding, oppgaver

        vedlikehold.registrer("innsending.rydd", kontroll_rydding.rydd, timedelta(minutes=30))
        vedlikehold.registrer("innsending.vakthund", oppgaver.vakthund, timedelta(seconds=15))
