"""The list as CSV and as a workbook: the units that the page's choices leave, all of them.

Text is kept text and never becomes a formula, whatever a name holds; dates are dates.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from kostra.portal.klokke import NORGE
from kostra.portal.status.utvalg import Celle, Linje, Status
from kostra.portal.status.valg import Valg
from kostra.portal.utseende import merkelapper
from kostra.rapport.rens import ren, som_tekst, uten_formel
from kostra.rapport.som_xlsx import VALG

#: format -> content type.
TYPER: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_Verdi = str | int | date | None


def fil(valg: Valg, linjer: list[Linje], format: str, *, for_ansatte: bool) -> HttpResponse:
    """The file. ``for_ansatte``: with reminders and contacts. Raises Http404 for another format."""
    if format not in TYPER:
        raise Http404
    skriv = _csv if format == "csv" else _xlsx
    rader = [_overskrifter(for_ansatte), *_rader(valg, linjer, for_ansatte)]
    svar = HttpResponse(skriv(rader), content_type=TYPER[format])
    navn = f"status-{valg.skjema}-{valg.aar}.{format}"
    svar["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def _overskrifter(for_ansatte: bool) -> list[_Verdi]:
    felles = [
        _("Kommunenr"), _("Bydelsnr"), _("Navn"), _("Fylke"), _("År"), _("Skjema"), _("Status"),
        _("Dato"),
    ]  # fmt: skip
    if not for_ansatte:
        return [*felles]
    return [
        *felles, _("Returnert"), _("Purringer"), _("Sist purret"), _("Kontaktperson"), _("E-post"),
        _("Telefon"),
    ]  # fmt: skip


def _rader(valg: Valg, linjer: list[Linje], for_ansatte: bool) -> Iterator[list[_Verdi]]:
    ordene = {status: str(merkelapper.for_tilstand(status).ord) for status in Status}
    for linje in linjer:
        avgiver = linje.avgiver
        foran: list[_Verdi] = [
            avgiver.kommunenr, avgiver.bydelsnr if avgiver.har_bydel else "", avgiver.navn,
            linje.fylkesnavn, valg.aar,
        ]  # fmt: skip
        for celle in linje.celler:
            rad: list[_Verdi] = [*foran, celle.skjema, ordene[celle.status], _dag(celle)]
            if for_ansatte and avgiver.kontakt:
                k = avgiver.kontakt
                rad += [_("Ja") if celle.returnert else "", celle.purringer, celle.sist_purret]
                rad += [k.navn, k.epost, k.telefon]
            yield rad


def _dag(celle: Celle) -> date | None:
    return celle.dato.astimezone(NORGE).date() if celle.dato else None


def _csv(rader: list[list[_Verdi]]) -> bytes:
    """Semicolons and UTF-8 with a byte order mark, for Norwegian Excel."""
    ut = io.StringIO(newline="")
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerows([_celle(verdi) for verdi in rad] for rad in rader)
    return ut.getvalue().encode("utf-8-sig")


def _celle(verdi: _Verdi) -> str:
    if verdi is None:
        return ""
    return som_tekst(ren(verdi)) if isinstance(verdi, str) else str(verdi)


def _xlsx(rader: list[list[_Verdi]]) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]

    ut = io.BytesIO()
    with xlsxwriter.Workbook(ut, VALG) as bok:
        tekst, dato = (
            bok.add_format({"num_format": "@"}),
            bok.add_format({"num_format": "yyyy-mm-dd"}),
        )
        hode = bok.add_format({"bold": True, "bg_color": "#DCE8F4", "text_wrap": True})
        blad = bok.add_worksheet(_("Status"))
        for kolonne, bredde in enumerate((11, 9, 28, 22, 8, 9, 22, 12, 10, 10, 12, 26, 34, 16)):
            blad.set_column(kolonne, kolonne, bredde)
        for nr, rad in enumerate(rader):
            for kolonne, verdi in enumerate(rad):
                if isinstance(verdi, str):
                    blad.write_string(nr, kolonne, uten_formel(ren(verdi)), tekst if nr else hode)
                elif isinstance(verdi, date):
                    blad.write_datetime(nr, kolonne, verdi, dato)
                elif verdi is not None:
                    blad.write_number(nr, kolonne, verdi)
        blad.freeze_panes(1, 0)
        blad.autofilter(0, 0, len(rader) - 1, len(rader[0]) - 1)
    return ut.getvalue()
