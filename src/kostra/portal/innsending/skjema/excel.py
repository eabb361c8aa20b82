"""The answers of a form as a workbook. No formulas and no links, whatever was answered."""

from __future__ import annotations

import io

from django.utils.translation import gettext as _

from kostra.portal.innsending.skjema.ark import Ark
from kostra.portal.klokke import NORGE
from kostra.rapport.rens import ren, uten_formel
from kostra.rapport.som_xlsx import VALG


def excel(ark: Ark) -> bytes:
    """One sheet: group, question, answer. Made in memory: the answers hold names and numbers."""
    import xlsxwriter  # type: ignore[import-untyped]

    ut = io.BytesIO()
    with xlsxwriter.Workbook(ut, VALG) as bok:
        laget = ark.laget.astimezone(NORGE).replace(tzinfo=None, microsecond=0)
        bok.set_properties({"title": ark.tittel, "created": laget})
        tekst = bok.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        hode = bok.add_format({"bold": True, "bg_color": "#DCE8F4", "text_wrap": True})
        blad = bok.add_worksheet(_("Svar"))
        for kolonne, bredde in enumerate((44, 44, 60)):
            blad.set_column(kolonne, kolonne, bredde)
        for nr, (format_, rad) in enumerate(_rader(ark)):
            for kolonne, verdi in enumerate(rad):
                celle = hode if format_ else tekst
                blad.write_string(nr, kolonne, uten_formel(ren(verdi)), celle)
        blad.freeze_panes(1, 0)
    return ut.getvalue()


def _rader(ark: Ark) -> list[tuple[bool, tuple[str, ...]]]:
    """(is it a heading, cells)."""
    rader: list[tuple[bool, tuple[str, ...]]]
    rader = [(True, (_("Spørsmålsgruppe"), _("Spørsmål"), _("Svar")))]
    rader += [(False, (ark.tittel, *par)) for par in ark.fakta]
    rader += [(False, (gruppe.tittel, *par)) for gruppe in ark.grupper for par in gruppe.rader]
    return rader
