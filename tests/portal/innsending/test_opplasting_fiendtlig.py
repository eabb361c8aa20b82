"""Sixty hostile uploads: refused in words or kept under our own name, and nothing else on the disk."""

from __future__ import annotations

import io
import re
import tracemalloc
from pathlib import Path

import pytest
from django.conf import settings

from kostra.portal.innsending.models import Fil
from kostra.portal.innsending.opplasting.utvalg import filens_side
from mottak.hjelp import GOD, KANARI, konvolutt
from portal.innsending.fil_hjelp import KLARTEKST, sak
from samlet import i_ett

pytestmark = pytest.mark.django_db
GRENSE = "AaB03xYz"
MULTIPART = f"multipart/form-data; boundary={GRENSE}"
EKTE = konvolutt(GOD)


@pytest.fixture
def saken(db):
    return sak()


def alt_paa_disken() -> dict[str, bytes]:
    """Every file of the portal's own folder, and of the folder above it, by path."""
    rot = settings.KOSTRA.data.parent
    return {
        str(s.relative_to(rot)): s.read_bytes()
        for s in rot.rglob("*")
        if s.is_file() and ".sqlite3" not in s.name
    }


def del_(navn: str, data: bytes, *, hoder: str = "", filnavn: str | None = None) -> bytes:
    """One part. ``filnavn`` stands in the header as it is."""
    fil = "" if filnavn is None else f'; filename="{filnavn}"'
    hode = f'--{GRENSE}\r\nContent-Disposition: form-data; name="{navn}"{fil}\r\n{hoder}\r\n'
    return hode.encode("utf-8", "surrogateescape") + data + b"\r\n"


SLUTT = f"--{GRENSE}--\r\n".encode()


def send(saken, kropp: bytes, type_: str = MULTIPART, **miljo):
    """Posts the body to the page of the file, as it is."""
    side = filens_side(saken.utfylling)
    return saken.nettleser.generic("POST", side, kropp, content_type=type_, **miljo)


def skjema_med(saken, filnavn: str, data: bytes) -> bytes:
    versjon = str(saken.fersk().versjon).encode()
    return b"".join(
        [
            del_("versjon", versjon),
            del_("deltakere", b"ja"),
            del_("fil", data, filnavn=filnavn, hoder="Content-Type: text/html\r\n"),
            del_("gjor", b"lagre"),
            SLUTT,
        ]
    )


# -- names: 14 by form post, 14 by script ----------------------------------------------------------
NAVN = {
    "opp": "../../../../tmp/kostra-ond",
    "opp på Windows": "..\\..\\..\\kostra-ond",
    "fra roten": "/etc/passwd",
    "stasjon": "C:\\Windows\\win.ini",
    "kodet": "%2e%2e%2f%2e%2e%2fond",
    "NUL": "ond\x00.p7m",
    "RTL": "dfp.\u202exe.p7m",
    "4096 tegn": "a" * 4096 + ".p7m",
    "con.txt": "con.txt",
    "punktum": "..",
    "tomt": "",
    "markup": "<svg onload=alert(1)>.svg",
    "linjeskift": "a\u2028Set-Cookie: x=1\u0085.p7m",
    "utenfor BMP": "👩‍🌾\U000e0061" * 90,
}


def paastaa_trygt_navn(saken, foer: dict[str, bytes], navn: str) -> None:
    """The file is there once, as it was sent, under 32 hex digits; its name is only shown."""
    nye = {sti: data for sti, data in alt_paa_disken().items() if sti not in foer}
    assert list(nye.values()) == [EKTE]
    assert re.fullmatch(r"[0-9a-f-]{32,36}", Path(next(iter(nye))).name)
    fil = saken.fersk().fil
    assert fil.filnavn.isprintable()
    assert 0 < len(fil.filnavn) <= 120
    assert not set(fil.filnavn) & set("/\\")
    html = saken.nettleser.get(filens_side(saken.utfylling)).content.decode()
    assert "<svg onload" not in html
    assert not navn or navn == fil.filnavn or f">{navn}<" not in html


@pytest.mark.parametrize("navn", NAVN.values(), ids=NAVN)
def test_et_navn_fra_et_skjema_blir_aldri_et_navn_paa_disken(saken, navn):
    foer = alt_paa_disken()
    svar = send(saken, skjema_med(saken, navn, EKTE))
    if navn in ("", ".."):  # what a browser sends when no file is chosen; and no name at all
        assert saken.fersk().fil is None
        assert alt_paa_disken() == foer
        return
    if saken.fersk().fil is None:
        assert 400 <= svar.status_code < 500
        assert alt_paa_disken() == foer
        return
    assert svar.status_code == 302
    paastaa_trygt_navn(saken, foer, navn)


@pytest.mark.parametrize("navn", NAVN.values(), ids=NAVN)
def test_et_navn_fra_skriptet_blir_aldri_et_navn_paa_disken(saken, navn):
    foer = alt_paa_disken()
    assert saken.last_opp(EKTE, navn).status_code == 200
    paastaa_trygt_navn(saken, foer, navn)


# -- contents: 11 by form post, 11 by script -------------------------------------------------------
INNHOLD = {
    "0 B": b"",
    "ett mellomrom": b" ",
    "klartekst": KLARTEKST,
    "html": b"<!doctype html><script>alert(1)</script>" + KANARI.encode(),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "gif og html": b"GIF89a/*<html><script>alert(1)</script>*/" + bytes(200),
    "pdf og konvolutt": b"%PDF-1.7\n" + EKTE,
    "zip og konvolutt": b"PK\x03\x04" + EKTE,
    "konvolutthode og html": EKTE[:40] + b"<html><script>alert(1)</script>" * 30,
    "avkortet": EKTE[:-1],
    "mer bak": EKTE + b"<html>",
}


@i_ett("data", INNHOLD.values(), ids=list(INNHOLD))
def test_et_skjema_med_noe_annet_enn_en_konvolutt_faar_vite_hvorfor(saken, data):
    foer = alt_paa_disken()
    svar = send(saken, skjema_med(saken, "uttrekk.p7m", data))
    assert 400 <= svar.status_code < 500
    tekst = svar.content.decode()
    assert 'id="uttrekk-feil"' in tekst or "ds-validation-message" in tekst
    assert re.search(r"Filen (er|begynner)", tekst)
    assert saken.fersk().fil is None
    assert alt_paa_disken() == foer
    assert saken.fersk().svar["deltakere"] == "ja"


@i_ett("data", INNHOLD.values(), ids=list(INNHOLD))
def test_et_skript_med_noe_annet_enn_en_konvolutt_faar_vite_hvorfor(saken, data):
    foer = alt_paa_disken()
    svar = saken.last_opp(data)
    assert 400 <= svar.status_code < 500
    assert svar.json()["kode"] in {"tom", "klartekst", "ikke_konvolutt", "skadet"}
    assert svar.json()["tekst"].endswith(".")
    assert saken.fersk().fil is None
    assert alt_paa_disken() == foer


# -- the post itself: 10 ---------------------------------------------------------------------------
def _kropper(saken) -> dict[str, tuple[bytes, dict]]:
    hele = skjema_med(saken, "uttrekk.p7m", EKTE)
    fil = del_("fil", EKTE, filnavn="uttrekk.p7m")
    return {
        "lengre enn den sier": (hele, {"CONTENT_LENGTH": str(len(hele) - 700)}),
        "kortere enn den sier": (hele[:-700], {"CONTENT_LENGTH": str(len(hele))}),
        "uten slutt": (hele[: -len(SLUTT) - 400], {}),
        "to filer": (fil + fil + SLUTT, {}),
        "filen i et annet felt": (del_("deltakere", EKTE, filnavn="x.p7m") + SLUTT, {}),
        "filen uten filnavn": (del_("fil", EKTE) + SLUTT, {}),
        "300 felt": (b"".join(del_(f"f{n}", b"1") for n in range(300)) + fil + SLUTT, {}),
        "1000 felt i hodet": (
            del_("fil", EKTE, filnavn="x", hoder="".join(f"X-{n}: 1\r\n" for n in range(1000)))
            + SLUTT,
            {},
        ),
        "ikke base64": (
            del_("fil", b"!" * 400, filnavn="x", hoder="Content-Transfer-Encoding: base64\r\n")
            + SLUTT,
            {},
        ),
        "en del i en del": (
            del_("fil", fil, filnavn="x", hoder='Content-Type: multipart/mixed; boundary="y"\r\n')
            + SLUTT,
            {},
        ),
    }


@i_ett(
    "navn",
    ["lengre enn den sier", "kortere enn den sier", "uten slutt", "to filer",
     "filen i et annet felt", "filen uten filnavn", "300 felt", "1000 felt i hodet",
     "ikke base64", "en del i en del"],
)  # fmt: skip
def test_en_post_som_er_satt_galt_sammen_legger_ikke_igjen_noe(saken, navn):
    kropp, miljo = _kropper(saken)[navn]
    if "CONTENT_LENGTH" in miljo:
        miljo = miljo | {"wsgi.input": io.BytesIO(kropp)}
    foer = alt_paa_disken()
    svar = send(saken, kropp, **miljo)
    assert svar.status_code < 500
    assert svar.status_code in (302, 400, 409, 413, 422)
    assert not Fil.objects.exists()
    assert alt_paa_disken() == foer


def test_minnet_er_flatt_naar_en_stor_fil_kommer_med_skjemaet(saken):
    """20 MB through the form costs a few pieces of memory, not the file."""
    kropp = skjema_med(saken, "stor.p7m", konvolutt(b"x" * 15_000_000))
    strom = io.BytesIO(kropp)
    side = filens_side(saken.utfylling)
    tracemalloc.start()
    svar = saken.nettleser.generic(
        "POST", side, b"",
        **{"wsgi.input": strom, "CONTENT_LENGTH": str(len(kropp)), "CONTENT_TYPE": MULTIPART},
    )  # fmt: skip
    topp = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert svar.status_code == 302
    assert saken.fersk().fil.storrelse > 15_000_000
    assert topp < 8_000_000
