"""Excel workbook: a summary sheet, one row per finding, statistics. No formulas, no links.

Built in memory: a temporary file would leave journal numbers on the disk.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from kostra.kontroll.modell import Rapport
from kostra.rapport.feil import ManglerTillegg
from kostra.rapport.innhold import Innhold
from kostra.rapport.navn import kontrollnummer
from kostra.rapport.parametre import parametre
from kostra.rapport.rader import kolonner, overskrifter, rader
from kostra.rapport.rens import ren, uten_formel
from kostra.skjema.modell import Sprak

VALG = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
BREDDER = {
    "saksbehandler": 16, "journalnummer": 16, "post": 12, "linje": 12, "element": 18,
    "element_id": 18, "grad": 16, "kontroll": 12, "tittel": 36, "melding": 60, "gjor": 50,
    "felt": 44, "tillegg": 16, "hvorfor": 60,
}  # fmt: skip


def skriv(rapport: Rapport, sprak: Sprak, _tegnsett: str = "") -> bytes:
    """The workbook. The same report always gives the same bytes."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError:
        raise ManglerTillegg("xlsx", sprak) from None
    ut = io.BytesIO()
    innhold = Innhold(rapport, sprak)
    with xlsxwriter.Workbook(ut, VALG) as bok:
        opprettet = rapport.ferdig or rapport.startet or datetime(rapport.aar, 12, 31)  # noqa: DTZ001
        bok.set_properties({"title": innhold.tittel, "created": opprettet.replace(tzinfo=None)})
        _sammendrag(_Ark(bok, innhold.t("rapport.ark.sammendrag")), innhold)
        _funn(_Ark(bok, innhold.t("rapport.ark.funn")), innhold)
        if innhold.statistikk:
            _statistikk(_Ark(bok, innhold.t("rapport.ark.statistikk")), innhold)
    return ut.getvalue()


class _Ark:
    """A sheet that is written from top to bottom; text is always text, also when it looks like 1E5."""

    def __init__(self, bok: Any, navn: str) -> None:
        self.ark = bok.add_worksheet(navn)
        # the format @ keeps a cell text when someone edits it
        self.tekst = bok.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.tall = bok.add_format({"num_format": "#,##0", "valign": "top"})
        self.fet = bok.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.tittel = bok.add_format({"bold": True, "font_size": 14, "valign": "top"})
        self.hode = bok.add_format({"bold": True, "bg_color": "#DCE8F4", "text_wrap": True})
        self.rad = 0

    def skriv(self, celler: Iterable[str | int], format: Any = None) -> None:
        for kolonne, verdi in enumerate(celler):
            if isinstance(verdi, int):
                self.ark.write_number(self.rad, kolonne, verdi, format or self.tall)
            else:
                self.ark.write_string(self.rad, kolonne, uten_formel(verdi), format or self.tekst)
        self.rad += 1

    def bredder(self, bredder: Sequence[int]) -> None:
        for kolonne, bredde in enumerate(bredder):
            self.ark.set_column(kolonne, kolonne, bredde)


def _sammendrag(ark: _Ark, i: Innhold) -> None:
    t = i.t
    ark.bredder((34, 44, 18, 14, 14, 18))
    ark.skriv([i.dom.setning], ark.tittel)
    ark.ark.set_row(0, 22)
    for linje in (i.dom.neste, *(f"{tekst} {gjor}" for tekst, gjor in i.merknader)):
        # a long sentence spills over the empty cells to its right
        ark.ark.write_string(ark.rad, 0, uten_formel(linje))
        ark.rad += 1
    ark.rad += 1
    for _, navn, antall in i.tellere:
        ark.skriv([navn, antall])
    ark.rad += 1
    ark.skriv([t("om.skjema"), i.tittel], ark.fet)
    for par in parametre(i):
        ark.skriv(par)
    ark.rad += 1
    kolonner = ("kontroll", "tittel", "grad", "antall", "vist", "tillegg")
    ark.skriv([t(f"kol.{navn}") for navn in kolonner], ark.hode)
    vist = {g.id: g.vist for g in i.grupper}
    for info in i.rapport.kontroller:
        tittel = ren(info.tittel.paa(i.sprak))
        tillegg = t("ja") if info.tillegg else t("nei")
        funnet = (info.antall, vist.get(info.id, 0))
        ark.skriv([kontrollnummer(info.id), tittel, t.grad(info.grad), *funnet, tillegg])
    ark.rad += 1
    ark.skriv([t("rapport.fortrolig")])


def _funn(ark: _Ark, i: Innhold) -> None:
    navn = kolonner(i)
    ark.bredder([BREDDER[kolonne] for kolonne in navn])
    ark.skriv(overskrifter(i), ark.hode)
    for rad in rader(i):
        ark.skriv(int(c) if nr in (2, 3) and c.isdigit() else c for nr, c in enumerate(rad))
    ark.ark.freeze_panes(1, 2)
    ark.ark.autofilter(0, 0, max(ark.rad - 1, 0), len(navn) - 1)


def _statistikk(ark: _Ark, i: Innhold) -> None:
    ark.bredder((40, 20))
    for tabell in i.statistikk:
        ark.skriv([tabell.tittel, tabell.kolonne], ark.hode)
        for rad in tabell.rader:
            ark.skriv(rad)
        ark.rad += 1
