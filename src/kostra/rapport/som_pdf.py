"""PDF/UA-1, set by typst: tagged, with title, language and table headers.

The data reach typst as one JSON string that the template decodes; nothing from a file is ever
pasted into typst markup. Only typst's own fonts are used, so every machine makes the same pages.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from kostra.kontroll.modell import Rapport, gruppert
from kostra.rapport.deler import GRADER, Gruppe
from kostra.rapport.feil import ManglerTillegg
from kostra.rapport.innhold import Innhold
from kostra.rapport.parametre import parametre
from kostra.rapport.rens import ERSTATNING
from kostra.skjema.modell import Sprak

#: Findings set per control; a PDF is for reading and filing, html and xlsx have them all.
MAKS_I_GRUPPE = 200

# Outside these typst's own fonts lack glyphs, and PDF/UA forbids a missing glyph.
_UTEN_TEGN = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u0377\u03a3-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u203a"
    "\u20a0-\u20bf\u2190-\u21ff\u2212\ufffd]"
)


def skriv(rapport: Rapport, sprak: Sprak, _tegnsett: str = "") -> bytes:
    """The report as PDF."""
    try:
        import typst
    except ImportError:
        raise ManglerTillegg("pdf", sprak) from None
    data = json.dumps(_data(Innhold(rapport, sprak, maks=MAKS_I_GRUPPE)))
    return typst.compile(
        _mal(),
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=_tidspunkt(rapport),
    )


@cache
def _mal() -> bytes:
    return (files("kostra.rapport") / "maler" / "rapport.typ").read_bytes()


def _tidspunkt(rapport: Rapport) -> datetime:
    tid = rapport.ferdig or rapport.startet or datetime(rapport.aar, 12, 31)  # noqa: DTZ001
    return tid.replace(microsecond=0, tzinfo=UTC)


def _data(i: Innhold) -> Any:
    t = i.t
    grader = [g for g in GRADER if any(s.antall[g] for s in i.saksbehandlere)]
    data = {
        "sprak": i.sprak,
        "tittel": i.tittel,
        "undertittel": " · ".join(i.undertittel),
        "dom": {"grad": i.dom.grad.name, "setning": i.dom.setning, "neste": i.dom.neste},
        "merknader": i.merknader,
        "tellere": [[grad.name, navn, gruppert(antall)] for grad, navn, antall in i.tellere],
        "avsnitt": [
            {
                "overskrift": a.overskrift,
                "ingress": a.ingress,
                "grupper": [_gruppe(g, i) for g in a.grupper],
            }
            for a in i.avsnitt
        ],
        "tillegg": [_gruppe(g, i) for g in i.tillegg],
        "per_kontroll": {
            "hode": [t(f"kol.{navn}") for navn in ("tittel", "kontroll", "grad", "antall")],
            "rader": [
                [g.tittel, g.nummer, t.grad(g.grad), gruppert(g.antall)]
                for g in i.grupper
                if not g.tillegg
            ],
        },
        "saksbehandlere": {
            "hode": [
                t("kol.saksbehandler"),
                *(t(f"teller.{g.name}.n") for g in grader),
                t("kol.til_sammen"),
            ],
            "rader": [
                [s.navn, *(gruppert(s.antall[g]) for g in grader), gruppert(s.til_sammen)]
                for s in i.saksbehandlere
            ],
            "kappet": t("avsnitt.per_saksbehandler.kappet") if i.kappet else "",
        },
        "uten_funn": [f"{nummer} {tittel}" for nummer, tittel in i.uten_funn],
        "statistikk": [
            {
                "hode": [s.tittel, s.kolonne],
                "rader": [[navn, gruppert(tall)] for navn, tall in s.rader],
            }
            for s in i.statistikk
        ],
        "parametre": parametre(i),
        "vis_element": i.vis_element,
        "ord": {
            "gjor": t("funn.gjor"),
            "hvorfor": t("funn.hvorfor"),
            "felt": t("funn.felt"),
            "hode": [
                t("kol.journalnummer"),
                t("kol.saksbehandler"),
                i.stedskolonne,
                t("funn.fant"),
            ],
            "om": [t("kol.opplysning"), t("kol.verdi")],
            "avsnitt_tillegg": t("avsnitt.tillegg"),
            "ingress_tillegg": t("avsnitt.tillegg.ingress"),
            "avsnitt_kontroll": t("avsnitt.per_kontroll"),
            "avsnitt_saksbehandler": t("avsnitt.per_saksbehandler"),
            "avsnitt_uten_funn": t.antall("avsnitt.uten_funn", len(i.uten_funn)),
            "avsnitt_statistikk": t("avsnitt.statistikk"),
            "avsnitt_om": t("avsnitt.om"),
            "fortrolig": t("rapport.fortrolig"),
            "side": t("rapport.side", n="{n}", alle="{alle}"),
        },
    }
    return settbar(data)


def _gruppe(g: Gruppe, i: Innhold) -> dict[str, Any]:
    t = i.t
    rest = ""
    if g.antall > len(g.funn):
        rest = f"{t('antall.viser', vist=len(g.funn), alle=g.antall)}. {t('rapport.hele_listen')}"
    return {
        "grad": g.grad.name,
        "ord": t.grad(g.grad),
        "tittel": g.tittel,
        "meta": g.meta,
        "gjor": g.gjor,
        "hvorfor": g.hvorfor,
        "felt": "; ".join(g.felt),
        "rest": rest,
        "uten_sak": g.uten_sak,
        "funn": [
            [
                f.journalnummer,
                f.saksbehandler,
                f.sted or t("funn.hele_filen"),
                " ".join(filter(None, (f.tekst, "" if g.gjor else f.gjor))),
            ]
            for f in g.funn
        ],
    }


def settbar(verdi: Any) -> Any:
    """The data with every character that the fonts lack replaced."""
    if isinstance(verdi, str):
        return _UTEN_TEGN.sub(ERSTATNING, verdi)
    if isinstance(verdi, dict):
        return {nokkel: settbar(v) for nokkel, v in verdi.items()}
    return verdi if isinstance(verdi, bool) else [settbar(v) for v in verdi]
