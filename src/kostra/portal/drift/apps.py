from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings


class Drift(AppConfig):
    name = "kostra.portal.drift"
    label = "drift"

    def ready(self) -> None:
        from kostra.portal import vedlikehold
        from kostra.portal.drift.problemer import daglig, sertifikater

        if settings.KOSTRA.s3 is not None:
            # a missing package is told at the start, not at an upload
            from kostra.portal.innsending.opplasting import s3lager  # noqa: F401
        vedlikehold.registrer("drift.problemer", daglig.kjor, timedelta(minutes=10))
        vedlikehold.registrer("drift.sertifikater", sertifikater.varsle, timedelta(hours=1))
