from datetime import timedelta

from django.apps import AppConfig


class Varsling(AppConfig):
    name = "kostra.portal.varsling"
    label = "varsling"

    def ready(self) -> None:
        from kostra.portal.varsling import ajour, arbeider, sending
        from kostra.portal.varsling.models import Purreplan
        from kostra.portal.varsling.purring import brev, daglig
        from kostra.portal.vedlikehold import registrer

        registrer("varsling.ta_tilbake", sending.ta_tilbake, timedelta(seconds=10))
        registrer("varsling.tom_hemmeligheter", sending.tom_hemmeligheter, timedelta(minutes=1))
        registrer("varsling.glem_gamle", sending.glem_gamle, timedelta(hours=6))
        registrer("varsling.rydd_oppgaver", arbeider.rydd, timedelta(hours=6))
        registrer("varsling.purring", daglig.kjor, daglig.HVERT)
        for steg in Purreplan.Steg.values:
            ajour.registrer(steg, brev.ajour)
