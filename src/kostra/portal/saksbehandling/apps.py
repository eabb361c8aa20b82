from datetime import timedelta

from django.apps import AppConfig


class Saksbehandling(AppConfig):
    name = "kostra.portal.saksbehandling"
    label = "saksbehandling"

    def ready(self) -> None:
        from kostra.portal import vedlikehold
        from kostra.portal.saksbehandling.revisjonslogg import verifisering

        vedlikehold.registrer("revisjon.verifiser", verifisering.hver_natt, timedelta(hours=6))
