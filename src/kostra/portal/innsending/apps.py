from datetime import timedelta

from django.apps import AppConfig


class Innsending(AppConfig):
    name = "kostra.portal.innsending"
    label = "innsending"

    def ready(self) -> None:
        from kostra.portal import vedlikehold
        from kostra.portal.innsending.kontroll import oppgaver
        from kostra.portal.innsending.kontroll import rydding as kontroll_rydding

        vedlikehold.registrer("innsending.rydd", kontroll_rydding.rydd, timedelta(minutes=30))
        vedlikehold.registrer("innsending.vakthund", oppgaver.vakthund, timedelta(seconds=15))
