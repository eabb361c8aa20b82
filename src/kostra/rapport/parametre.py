"""The facts about one control run that every format lists under «Om kontrollen»."""

from __future__ import annotations

from kostra.kontroll.modell import gruppert
from kostra.rapport.innhold import Innhold
from kostra.rapport.rens import ren


def parametre(innhold: Innhold) -> tuple[tuple[str, str], ...]:
    """Name and value of each parameter, in reading order; what isn't known is left out."""
    r, t = innhold.rapport, innhold.t
    uoppgitt = t("om.uoppgitt")
    navn = ren(r.navn).strip()
    par = [
        ("om.skjema", f"{ren(r.skjema)} – {ren(r.tittel.paa(innhold.sprak))}"),
        ("om.aar", str(r.aar)),
        ("om.kvartal", ren(r.kvartal).strip()),
        ("om.region", ren(r.region)),
        ("om.navn", uoppgitt if navn in ("", "Uoppgitt") else navn),
        ("om.orgnr", ren(r.orgnr).strip()),
        ("om.tegnsett", ren(r.tegnsett)),
        ("om.poster", gruppert(r.antall_poster)),
        ("om.linjer", gruppert(r.antall_linjer) if r.antall_linjer != r.antall_poster else ""),
        ("om.kontroller", gruppert(r.antall_kontroller)),
        ("om.grad", t.grad(r.alvorlighetsgrad)),
        ("om.returkode", str(r.returkode)),
        ("om.startet", t.tidspunkt(r.startet) if r.startet else ""),
        ("om.ferdig", t.tidspunkt(r.ferdig) if r.ferdig else ""),
        ("om.brukt", t("om.millisekunder", n=round(r.brukt_sekunder * 1000))),
        ("om.versjon", ren(r.programversjon)),
    ]
    return tuple((t(nokkel), verdi) for nokkel, verdi in par if verdi)
