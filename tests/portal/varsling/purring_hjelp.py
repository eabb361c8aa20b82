"""Rounds, deliveries and days for the tests of reminders. 15 January 2027 is a Friday."""

from __future__ import annotations

import dataclasses
import uuid
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings

from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Kontroll, Levering, Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.tilgang.models import Enhet
from kostra.portal.varsling.models import Forsendelse
from kostra.portal.varsling.purring import services
from portal import bygg

FRIST = date(2027, 1, 15)
UKEN_FOR, UKEN_ETTER = date(2027, 1, 8), date(2027, 1, 22)


def stille_klokken(dag: date, klokken: time = time(9)):
    """The portal's clock, and nothing else, is at that Norwegian time."""
    naa = datetime.combine(dag, klokken, klokke.NORGE)
    settings.KOSTRA = dataclasses.replace(
        settings.KOSTRA, klokke_forskyvning=naa - datetime.now(UTC)
    )


def runde(*skjemaer: str, aar: int = 2026, plan: bool = True, **felt):
    """A round from 2 January to 15 August 2027, due on 15 January, with the default plan."""
    ny = bygg.runde(
        aar,
        skjemaer=skjemaer or ("11CF", "11F"),
        **{
            "apner": datetime(2027, 1, 2, tzinfo=klokke.NORGE),
            "frist": FRIST,
            "stenger": datetime(2027, 8, 16, tzinfo=klokke.NORGE),
        }
        | felt,
    )
    if plan:
        services.lag_plan(ny)
    return ny


def lever(enhet: Enhet, skjema: str, *, av: Bruker, svar: str = "ja", aar: int = 2026) -> Levering:
    """A delivery that counts, as mottak registers it."""
    nr = enhet.utfyllinger.count() + 1
    utfylling = Utfylling.objects.create(
        enhet=enhet, nr=nr, skjema=skjema, aar=aar, opprettet_av=av, endret_av=av,
        tilstand="innsendt",
    )  # fmt: skip
    fil = Fil.objects.create(
        utfylling=utfylling, filnavn="uttrekk.p7m", storrelse=10, sha256="0" * 64,
        lagernavn=uuid.uuid4().hex, lagret_av=av,
    )  # fmt: skip
    kontroll = Kontroll.objects.create(
        utfylling=utfylling, fil=fil, handling="send_inn", svar=svar, aapning=1, bestilt_av=av,
        stand="ferdig", ferdig=klokke.naa(),
    )  # fmt: skip
    return Levering.objects.create(
        kvitteringsnr=uuid.uuid4().hex, utfylling=utfylling, aapning=1, sha256=fil.sha256, fil=fil,
        kontroll=kontroll, kvittering="", mottatt=klokke.naa(), svar=svar, antall_poster=0,
        alvorlighetsgrad="OK",
    )  # fmt: skip


def brev_til() -> dict[str, tuple[str, list[str]]]:
    """Address -> (step, forms) of every reminder in the outbox."""
    return {
        brev.til: (brev.mal, [linje[1] for enhet in brev.kontekst["purret"] for linje in enhet[3]])
        for brev in Forsendelse.objects.filter(arsak__startswith="purring:").order_by("opprettet")
    }


def dager(antall: int) -> timedelta:
    return timedelta(days=antall)
