"""Finished controls with reports, without a mottak: the engine's own reports, or small made-up ones."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.conf import settings
from django.urls import reverse

import kostra
from kostra.kontroll.modell import Grad, Kontrollinfo, Melding, Merknad, Raatekst, Rapport
from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Kontroll, Kontrollrapport, Levering, Utfylling
from kostra.portal.konto.models import Bruker
from kostra.rapport import arkiv
from kostra.skjema.modell import Tekst3
from kostra.testdata import lag_fil

_nr = count(1)
REGION = "553000"
GRADER = {
    "K01": Grad.ERROR, "K02": Grad.ERROR, "K03": Grad.WARNING, "K04": Grad.INFO, "T01": Grad.WARNING,
}  # fmt: skip


def tre(nb: str) -> Tekst3:
    return Tekst3(nb, f"{nb} (nn)", f"{nb} (en)")


def funn(
    kontroll: str, journal: str = "", sb: str = "SB1", linje: int = 1, verdi: str = "9"
) -> Melding:
    """One finding about a line; without journal number and caseworker about the whole file."""
    plass = (linje,) if journal or sb else ()
    return Melding(
        kontroll, GRADER[kontroll], tre("Verdien er {v}."), {"v": Raatekst(verdi)},
        tre("Rett verdien."), (), plass, plass, sb, journal,
    )  # fmt: skip


def rapport(*meldinger: Melding, kjort: tuple[str, ...] = tuple(GRADER), **antall: int) -> Rapport:
    """A report with these findings; ``antall`` tells the true count where the report is cut."""
    telt = Counter(m.kontroll for m in meldinger) | Counter(antall)
    kontroller = tuple(
        Kontrollinfo(
            id_, tre(f"Tittel {id_}"), GRADER[id_], tre(f"Derfor {id_}."), (), id_[0] == "T",
            telt[id_],
        )
        for id_ in kjort
    )  # fmt: skip
    egne = [GRADER[m.kontroll] for m in meldinger if m.kontroll[0] != "T"]
    return Rapport(
        "11CF", 2026, REGION, tre("Kvalifiseringsstønad"), max(egne, default=Grad.OK),
        sum(k[0] != "T" for k in kjort), meldinger, kontroller, antall_poster=24,
        merknader=(), programversjon="KP.2026.01.09",
    )  # fmt: skip


def merknad() -> Merknad:
    return Merknad(
        "annet_aar", tre("Filen ser ut til å være for 2025."), tre("Lag uttrekket på nytt.")
    )


def ekte(antall: int = 60, feil: Any = 0.3, *, fro: int = 0) -> Rapport:
    """What the engine says about a synthetic file with faults."""
    fil = lag_fil("11CF", 2026, REGION, antall, fro=fro, feil=feil)
    return kostra.kontroller(fil, skjema="11CF", aar=2026, region=REGION, navn="Senja")


def utfylling(bruker: Bruker, **felt: Any) -> Utfylling:
    """The unit's 11CF for 2026."""
    return Utfylling.objects.create(
        nr=next(_nr), skjema="11CF", aar=2026, enhet=bruker.enhet, opprettet_av=bruker,
        endret_av=bruker, **felt,
    )  # fmt: skip


def kontroll(
    skjema: Utfylling,
    innhold: Rapport | bytes | None,
    *,
    siden: timedelta = timedelta(minutes=5),
    slettes: datetime | None = None,
    **felt: Any,
) -> Kontroll:
    """A finished control of the form, ``siden`` ago, with that report (None: without one)."""
    ferdig = klokke.naa() - siden
    nr = next(_nr)
    fil = felt.pop("fil", None) or Fil.objects.create(
        utfylling=skjema, filnavn="senja_11cf_2026.dat.p7m", storrelse=4000, sha256=f"{nr:064x}",
        lagernavn=f"fil-{nr}", lagret_av=skjema.opprettet_av,
    )  # fmt: skip
    verdier = {
        "handling": "kontrollere", "svar": "ja", "aapning": skjema.aapning, "stand": "ferdig",
        "bestilt_av": skjema.opprettet_av, "bestilt": ferdig, "startet": ferdig, "ferdig": ferdig,
    } | felt  # fmt: skip
    ny = Kontroll.objects.create(utfylling=skjema, fil=fil, **verdier)
    if innhold is not None:
        data = innhold if isinstance(innhold, bytes) else arkiv.pakk(innhold)
        til = slettes or ferdig + settings.KOSTRA.rapport_lagres
        Kontrollrapport.objects.create(kontroll=ny, innhold=data, slettes=til)
    return ny


def levering(k: Kontroll) -> Levering:
    """What that control's file became."""
    return Levering.objects.create(
        kvitteringsnr=f"K-{next(_nr)}", utfylling=k.utfylling, aapning=k.aapning,
        sha256=k.fil.sha256, fil=k.fil, kontroll=k, kvittering="x", mottatt=k.ferdig, svar=k.svar,
        antall_poster=24, alvorlighetsgrad="WARNING",
    )  # fmt: skip


def side(k: Kontroll, navn: str = "rapport", *args: str) -> str:
    return reverse(f"innsending:{navn}", args=[k.pk, *args])
