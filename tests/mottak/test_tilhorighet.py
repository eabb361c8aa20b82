"""Whose file of elements it is: refused only when it is certainly another's."""

from __future__ import annotations

import pytest

from kostra.kontroll.element.tilhorighet import hele_filen
from kostra.skjema.struktur import struktur

SENJA, SAGENE = "553000", "030103"


def fil(
    *bydeler: str, versjon: str = "2026", kommune: str = "5530", avgivere: int = 1, foran: str = ""
) -> bytes:
    """A file with one individual for each bydel; "" is one without."""
    avgiver = (
        f'<Avgiver Organisasjonsnummer="310055301" Versjon="{versjon}" Kommunenummer="{kommune}" '
        'Kommunenavn="Kommunen"/>'
    )
    individer = "".join(
        f'<Individ Id="{nr}" StartDato="2026-01-01" Journalnummer="J{nr}" Saksbehandler="S" '
        f'Avslutta3112="2"{f" Bydelsnummer={chr(34)}{bydel}{chr(34)}" if bydel else ""}/>'
        for nr, bydel in enumerate(bydeler, start=1)
    )
    return f"{foran}<Barnevern>{avgiver * avgivere}{individer}</Barnevern>".encode()


def linje(version: str, lengde: int) -> bytes:
    return f"5530{version}".ljust(lengde).encode() + b"\n"


@pytest.mark.parametrize(
    ("innhold", "region", "id_"),
    [
        (fil("", ""), SENJA, None),
        (fil("", versjon="2025"), SENJA, "feil_aar"),
        (fil("", versjon="2021"), SENJA, None),  # no year of ours: a rule tells
        (fil("", kommune="1103"), SENJA, "feil_kommune"),
        (fil("", kommune="1103", versjon="2025"), SENJA, "feil_aar"),
        (fil("", kommune="1103", avgivere=2), SENJA, None),  # who can tell whose it is?
        (fil("", kommune="1103", avgivere=0), SENJA, None),
        (fil("01", "01", "03", kommune="0301"), SAGENE, "feil_bydel"),
        (fil("01", "03", kommune="0301"), SAGENE, None),
        (fil("01", "", "", kommune="0301"), SAGENE, None),
        (fil("77", "77", kommune="0301"), SAGENE, None),  # no bydel: rules tell
        (fil("01", "01", kommune="0301"), "030100", None),  # the whole city
        (fil("01", "01"), SENJA, None),
        (fil(kommune="0301"), SAGENE, None),
        (linje("26", 338) * 3, SENJA, "feil_skjema"),
        (linje("26", 152) * 3, SENJA, "feil_skjema"),
        (linje("26", 99) * 3, SENJA, None),
        (b"PK\x03\x04" + bytes(60), SENJA, None),
        (b"", SENJA, None),
        (fil("", versjon="2025")[:40], SENJA, None),
        (fil("", versjon="2025", foran="<!DOCTYPE Barnevern>"), SENJA, None),
    ],
)
def test_bare_det_som_sikkert_er_en_annens_avvises(innhold, region, id_):
    merknad = hele_filen(innhold, struktur("15F", 2026), region)
    assert (merknad.id if merknad else None) == id_


def test_bydelen_avgjoeres_av_hele_filen():
    """Not of its first part: there the others happen to stand first."""
    egne = ["03"] * 400
    assert (
        hele_filen(fil(*["01"] * 300, *egne, kommune="0301"), struktur("15F", 2026), SAGENE) is None
    )
