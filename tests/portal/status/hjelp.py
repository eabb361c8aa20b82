"""Forms of made-up units in each state they can be in, with deliveries but without files or a mottak."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Kontroll, Levering, Utfylling
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.tilgang.models import Enhet
from portal import bygg

_nr = count(1)


def skjema(enhet: Enhet, skjema: str = "11CF", aar: int = 2026, **felt) -> Utfylling:
    av = Bruker.objects.filter(rolle=Rolle.SAKSBEHANDLER).first() or bygg.ansatt()
    return Utfylling.objects.create(
        nr=next(_nr), skjema=skjema, aar=aar, enhet=enhet, opprettet_av=av, endret_av=av, **felt
    )


def lever(utfylling: Utfylling, mottatt: datetime | None = None, **felt) -> Levering:
    """One more delivery of the form, in its opening now."""
    sum_, mottatt = f"{next(_nr):064x}", mottatt or klokke.naa()
    felles = {"utfylling": utfylling, "aapning": utfylling.aapning}
    fil = Fil.objects.create(
        utfylling=utfylling, filnavn="uttrekk.p7m", storrelse=1, sha256=sum_, lagernavn=sum_,
        lagret_av=utfylling.opprettet_av,
    )  # fmt: skip
    kontroll = Kontroll.objects.create(
        **felles, fil=fil, handling="send_inn", svar="ja", bestilt_av=utfylling.opprettet_av,
        ferdig=mottatt,
    )  # fmt: skip
    utfylling.tilstand, utfylling.sendt = "innsendt", mottatt
    utfylling.save()
    return Levering.objects.create(
        **felles,
        **{"svar": "ja", "antall_poster": 1, "alvorlighetsgrad": "OK"} | felt,
        kvitteringsnr=f"K-{utfylling.aar}-{sum_[-8:]}",
        sha256=sum_, fil=fil, kontroll=kontroll, kvittering="{}", mottatt=mottatt,
    )  # fmt: skip


def laas_opp(utfylling: Utfylling) -> None:
    utfylling.tilstand = "gjenaapnet"
    utfylling.aapning += 1
    utfylling.save()
