"""Reporting years: opening, due dates, closing, certificates."""

from datetime import timedelta

from django.apps import AppConfig


class Runde(AppConfig):
    name = "kostra.portal.runde"
    label = "runde"

    def ready(self) -> None:
        from kostra.portal import vedlikehold
        from kostra.portal.runde import provesletting

        vedlikehold.registrer(
            "runde.prove", provesletting.slett_ferdige_prover, timedelta(minutes=10)
        )
