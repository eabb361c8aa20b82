"""The portal of a rehearsal: real pages on a local port, mottak and letters in the same process.

All is in one process so that one clock holds for all of it. Moving the clock is what a rehearsal may do
and production may not (``KOSTRA_KLOKKE_FORSKYVNING``).
"""

from __future__ import annotations

import dataclasses
import secrets
import socket
import threading
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kostra.cli import demo_portal


class Hus:
    """``adresse``: where the pages are. ``mappe``: everything that was made."""

    def __init__(self, aar: int, mappe: Path, database: str | None) -> None:
        self.aar, self.mappe = aar, mappe.absolute()
        demo_portal.ny_mappe(self.mappe, ".kostra-runde-prov")
        passord = secrets.token_urlsafe(24)
        self.passord = passord.encode()
        demo_portal.lag_nokler(self.mappe / "nokler", passord, fra=aar, til=aar + 2)
        lytter = socket.create_server(("127.0.0.1", 0))
        port: int = lytter.getsockname()[1]
        self.adresse = f"http://127.0.0.1:{port}"
        miljo = demo_portal.miljo_for(self.mappe, port)
        demo_portal.ta_i_bruk(miljo | ({"KOSTRA_DATABASE": database} if database else {}))
        demo_portal.kjor(["portal", "migrer"])
        _start(lytter)

    # -- the clock ---------------------------------------------------------------------------------
    def still(self, naar: datetime) -> None:
        """From now on it is ``naar``; the clock goes on from there."""
        from django.conf import settings

        from kostra.portal import klokke

        forskyvning = naar - klokke.maskinens()
        settings.KOSTRA = dataclasses.replace(settings.KOSTRA, klokke_forskyvning=forskyvning)

    # -- those who work in the background ------------------------------------------------------------
    def post(self) -> int:
        """Letters and SMS leave. Returns how many."""
        from kostra.portal.varsling import sending
        from kostra.portal.varsling.models import Forsendelse

        venter = list(
            Forsendelse.objects.filter(stand=Forsendelse.Stand.VENTER).values_list("pk", flat=True)
        )
        for brev in venter:
            sending.send(brev)
        return len(venter)

    def mottak(self) -> int:
        """mottak does what waits. Returns how many controls."""
        from kostra.mottak.arbeider import Arbeider
        from kostra.mottak.arbeider_nokler import les_mappe
        from kostra.portal import klokke

        knippe = les_mappe(self.mappe / "nokler", self.passord, klokke.naa())
        return Arbeider("prov", lambda: knippe).gjor_alt()

    def vedlikehold(self) -> None:
        """All regular work is done once, as a worker does it."""
        from kostra.portal import klokke
        from kostra.portal.vedlikehold import Vaktmester

        Vaktmester().gjor_forfalte(klokke.naa())

    # -- made ----------------------------------------------------------------------------------------
    def ny_nokkel(self) -> str:
        """mottak gets a second key to decrypt with; the certificate as PEM, which is used from now on."""
        from kostra.nokler import (
            Bruk,
            Nokkeltype,
            lag_nokkel,
            lag_sertifikat,
            sertifikat_pem,
            som_pem,
        )

        nokkel = lag_nokkel(Nokkeltype.P256, Bruk.KRYPTERING)
        sertifikat = lag_sertifikat(
            nokkel,
            bruk=Bruk.KRYPTERING,
            virksomhet="SSB ny",
            gyldig_fra=date(self.aar, 1, 1),
            gyldig_til=date(self.aar + 3, 12, 31),
        )
        stamme = self.mappe / "nokler" / "kryptering-ny"
        stamme.with_suffix(".key.pem").write_bytes(som_pem(nokkel, self.passord))
        pem = sertifikat_pem(sertifikat).decode()
        stamme.with_suffix(".crt.pem").write_text(pem)
        return pem

    def sertifikat(self, bruk: str) -> str:
        """The certificate to encrypt to (kryptering) or to verify receipts with (signering), as PEM."""
        alle = sorted((self.mappe / "nokler").glob(f"{bruk}-*.crt.pem"))  # «…-ny» comes last
        return alle[-1].read_text()


def _start(lytter: socket.socket) -> None:
    """The pages, until this process ends."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    tjener: Any = create_server(get_wsgi_application(), sockets=[lytter], threads=4)
    threading.Thread(target=tjener.run, name="portal", daemon=True).start()
