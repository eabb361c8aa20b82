from datetime import timedelta

from django.apps import AppConfig


class Konto(AppConfig):
    name = "kostra.portal.konto"
    label = "konto"

    def ready(self) -> None:
        from kostra.portal import vedlikehold
        from kostra.portal.konto import services

        vedlikehold.registrer("konto.rydd", services.rydd, timedelta(hours=1))
