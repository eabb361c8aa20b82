"""What a hostile client may send: every page refuses it or shows it as text, and never breaks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse

from portal.sikkerhet.fiendtlige import (
    FELTUTVALG,
    GRENSE,
    HODER,
    JSON,
    KROPPER,
    STIER,
    TALL,
    UTVALG,
)
from portal.sikkerhet.hoder import feil_i_hoder, feil_i_siden
from portal.sikkerhet.kulisse import objekter
from portal.sikkerhet.ruter import ANSATTE, ROLLER, nokkel, ruter, tabell
from portal.sikkerhet.sideskjema import leste_navn, parametre, skjemaer_i
from portal.stygge import STYGGE
from samlet import i_ett

pytestmark = pytest.mark.django_db
AVGIVERE = tuple(rolle for rolle in ROLLER if rolle not in ANSATTE)
RUTER = [rute.navn for rute in ruter()]
PARAMETRE = sorted(parametre())
VENTET = {nokkel(rad): rad["ventet"] for rad in tabell()}
#: An address that a browser takes for another host's, or runs.
_UT = re.compile(r"[\s\\/]*[\\/]{2}|[\s\\/]*\w[\w+.-]*:|.*[\x00-\x1f]")


def er_trygt(svar, hva: object) -> None:
    """Not broken; and what came back has no script, no style and no address of a stranger's in it."""
    assert svar.status_code < 500, hva
    assert feil_i_siden(svar) == [], hva
    if svar.headers.get("Content-Type", "").startswith("text/html"):
        assert b"<script>alert(1)" not in svar.content, hva
    if "Location" in svar.headers:
        assert not _UT.match(svar.headers["Location"]), hva


def sporring(**felt: object) -> str:
    return urlencode(felt, doseq=True, errors="surrogatepass")


# -- parameters of addresses -----------------------------------------------------------------------
def test_alle_parametrene_er_funnet_i_kilden():
    assert {"sok", "neste", "grunn", "til", "merke", "side", "sorter"} <= set(PARAMETRE)


def test_stygge_strenger_i_hver_parameter(spor):
    """On each page the names that it looks up, known by asking for it; a name it doesn't is sent once."""
    strenger = [streng for streng in UTVALG if len(streng) <= 4000]  # longer ones end at the server
    lest_i_alt = set()
    for nr, navn in enumerate(RUTER):
        rolle = _som_slipper_inn(navn)
        adresse = spor.adresse(navn, rolle, objekter(navn)[0])
        lest = _lest(spor, adresse, rolle)
        lest_i_alt |= lest
        # a string on every sixteenth page that looks anything up, a number on every fourth
        for streng in [*strenger[nr % 16 :: 16], *TALL[nr % 4 :: 4]] if lest else []:
            alle = sporring(**dict.fromkeys(lest, streng))
            er_trygt(spor("GET", f"{adresse}?{alle}", rolle), (adresse, streng))
    assert {"sok", "neste", "grunn", "side", "sorter"} <= lest_i_alt


def _lest(spor, adresse: str, rolle: str) -> set[str]:
    """The names that the page looks up when all we know of are there, with an attack in each."""
    with leste_navn() as lest:
        svar = spor("GET", f"{adresse}?{sporring(**dict.fromkeys(PARAMETRE, FARLIG))}", rolle)
    er_trygt(svar, adresse)
    return set(lest)


@pytest.mark.treg
@pytest.mark.parametrize("navn", RUTER)
def test_alle_stygge_strenger_i_alle_parametre(spor, navn):
    rolle = _som_slipper_inn(navn)
    adresse = spor.adresse(navn, rolle, objekter(navn)[0])
    for streng in STYGGE:
        alle = sporring(**dict.fromkeys(PARAMETRE, streng))
        er_trygt(spor("GET", f"{adresse}?{alle}", rolle), repr(streng)[:80])


def _slipper_inn(navn: str, rolle: str) -> bool:
    """Does the role see the page? The table says so; :mod:`test_tilgang` asks each page."""
    return VENTET.get((navn, "GET", rolle, objekter(navn)[0])) == "ok"


def _som_slipper_inn(navn: str) -> str:
    """The first role that sees the page itself."""
    if navn == "konto:logg_inn":  # the others are sent on from it
        return "anonym"
    roller = ("rapportor", "kommune", "saksbehandler", "anonym")
    return next((rolle for rolle in roller if _slipper_inn(navn, rolle)), "rapportor")


# -- fields of forms -------------------------------------------------------------------------------
@pytest.mark.parametrize("roller", [AVGIVERE, ANSATTE], ids=["avgivere", "ansatte"])
def test_stygge_strenger_i_hvert_felt(spor, roller):
    """A form that two roles meet at the same address is filled in by the first of them.

    Every form gets the script, and every sixth of the other strings.
    """
    sett: set[tuple[str, tuple[str, ...]]] = set()
    for rolle in roller:
        _fyll_alle(spor, rolle, FELTUTVALG, sett, utvalg=True)


@pytest.mark.treg
@pytest.mark.parametrize("rolle", ROLLER)
def test_alle_stygge_strenger_i_alle_felt(spor, rolle):
    _fyll_alle(spor, rolle, STYGGE, set())


def _fyll_alle(
    spor, rolle: str, strenger, sett: set[tuple[str, tuple[str, ...]]], *, utvalg: bool = False
) -> None:
    """Fills in every form that the role meets on any page; looks at the answer and at the page after."""
    for side, html in _sider(spor, rolle):
        for skjema in skjemaer_i(html):
            til = skjema.adresse.split("#")[0] or side
            merke = (til, tuple(skjema.felt))
            if merke in sett or (til == reverse("utseende:sprak") and sett):
                continue
            sett.add(merke)
            disse = [strenger[0], *strenger[1 + len(sett) % 6 :: 6]] if utvalg else strenger
            for nr, streng in enumerate(disse):
                data = skjema.fylt(streng, ogsaa_skjulte=bool(nr % 2))
                _send(spor, rolle, skjema.metode, til, data, side)
    assert sett


def _send(spor, rolle: str, metode: str, til: str, data: dict[str, str], side: str) -> None:
    hva = (metode, til, data)
    with spor.nettleser(rolle) as nettleser:
        if metode == "get":
            er_trygt(nettleser.get(f"{til.split('?')[0]}?{sporring(**data)}"), hva)
            return
        kropp = sporring(**data).encode()
        type_ = "application/x-www-form-urlencoded"
        svar = nettleser.generic("POST", til, kropp, content_type=type_)
        er_trygt(svar, hva)
        if svar.status_code < 400:  # taken: then it is shown as text
            er_trygt(nettleser.get(side), hva)


def _sider(spor, rolle: str) -> Iterator[tuple[str, str]]:
    """(address, HTML) of the pages that the role sees, its forms' own pages among them."""
    adresser = [
        spor.adresse(navn, rolle, objekter(navn)[0])
        for navn in RUTER
        if navn != "utseende:galleri" and _slipper_inn(navn, rolle)
    ]
    for adresse in adresser + _grupper(spor, rolle):
        svar = spor("GET", adresse, rolle)
        if svar.status_code == 200 and svar.headers["Content-Type"].startswith("text/html"):
            yield adresse, svar.content.decode()


def _grupper(spor, rolle: str) -> list[str]:
    skjema = {"kommune": ("person",), "rapportor": ("deltakere", "uttrekk", "fil")}.get(rolle, ())
    return [
        reverse("innsending:gruppe", args=[spor.kulisse.egen.skjema(rolle).pk, gruppe])
        for gruppe in skjema
    ]


@pytest.mark.parametrize("rolle", ["kommune", "rapportor"])
def test_det_som_er_lagret_vises_som_tekst_overalt(spor, rolle):
    """Every text that a person once wrote is an attack, on every page and in every file that shows it."""
    egen = spor.kulisse.egen
    with spor.nettleser(rolle) as nettleser:
        for utfylling in (egen.sendt_999, egen.paabegynt_999, egen.sendt, egen.paabegynt):
            svar = utfylling.svar | dict.fromkeys(_TEKSTSVAR, FARLIG)
            type(utfylling).objects.filter(pk=utfylling.pk).update(svar=svar, sendt_svar=svar)
        type(egen.rapportor).objects.update(navn=FARLIG)
        type(egen.enhet).objects.update(navn=FARLIG[:80], kontakt_navn=FARLIG)
        type(egen.ferdig.fil).objects.update(filnavn=FARLIG)
        vist = 0
        for navn in RUTER:
            svar = nettleser.get(spor.adresse(navn, rolle, objekter(navn)[0]))
            er_trygt(svar, navn)
            if svar.status_code == 200 and "html" in svar.headers.get("Content-Type", ""):
                assert FARLIG not in svar.content.decode(), navn
                vist += "&lt;script&gt;alert(1)" in svar.content.decode()
        assert vist > 5  # it really was shown


FARLIG = '"><script>alert(1)</script>{{7*7}}'
_TEKSTSVAR = (
    "person_navn",
    "ansvarlig_navn",
    "ansvarlig_epost",
    "person_epost",
    "ansvarlig_telefon",
)


# -- too much, and too many ------------------------------------------------------------------------
@pytest.mark.parametrize("adresse", ["/logg-inn/", "/glemt/", "/sprak/", "/skjema/nytt/"])
def test_ti_tusen_parametre_avvises(spor, adresse):
    mange = "&".join(f"a{nr}=1" for nr in range(10_000))
    with spor.nettleser("kommune") as nettleser:
        svar = nettleser.generic(
            "POST", adresse, mange.encode(), content_type="application/x-www-form-urlencoded"
        )
        assert svar.status_code == 400
        assert feil_i_hoder(svar) == []
        svar = nettleser.get(f"{adresse}?{mange}")
        assert svar.status_code < 500


def test_en_for_stor_kropp_avvises(spor):
    with spor.nettleser("anonym") as nettleser:
        svar = nettleser.generic(
            "POST", "/logg-inn/", b"a=" + b"x" * 1_300_000,
            content_type="application/x-www-form-urlencoded",
        )  # fmt: skip
    assert svar.status_code in (400, 413)
    assert feil_i_hoder(svar) == []


# -- several parts ---------------------------------------------------------------------------------
@i_ett("navn", sorted(KROPPER))
@pytest.mark.parametrize("hvor", ["innlogging", "skjema", "nytt"])
def test_rare_deler_avvises_eller_leses_forbi(spor, navn, hvor):
    adresse, rolle = {
        "innlogging": ("/logg-inn/", "anonym"),
        "skjema": (spor.adresse("innsending:gruppe", "rapportor", "egen"), "rapportor"),
        "nytt": ("/skjema/nytt/", "rapportor"),
    }[hvor]
    with spor.nettleser(rolle) as nettleser:
        svar = nettleser.generic(
            "POST", adresse, KROPPER[navn].encode(),
            content_type=f"multipart/form-data; boundary={GRENSE}",
        )  # fmt: skip
    er_trygt(svar, navn)
    assert feil_i_hoder(svar) == []


@i_ett(
    "type_",
    ["multipart/form-data", "multipart/form-data; boundary=",
     "multipart/form-data; boundary=" + "a" * 300, "multipart/form-data; boundary=æ",
     "application/x-www-form-urlencoded; charset=x-ond", "text/plain",
     "application/json", "", "x", "multipart/mixed; boundary=a"],
)  # fmt: skip
def test_rare_innholdstyper(spor, type_):
    for adresse in ("/logg-inn/", spor.adresse("innsending:gruppe", "rapportor", "egen")):
        with spor.nettleser("rapportor") as nettleser:
            er_trygt(nettleser.generic("POST", adresse, b"a=1", content_type=type_), type_)


# -- what scripts send -----------------------------------------------------------------------------
@i_ett("tekst", JSON, ids=lambda tekst: ascii(tekst[:60]))
def test_rar_json_til_opplastingen_er_en_feil_hos_avsenderen(spor, tekst):
    adresse = spor.adresse("innsending:opplasting_start", "rapportor", "egen")
    with spor.nettleser("rapportor") as nettleser:
        svar = nettleser.generic("POST", adresse, tekst, content_type="application/json")
        er_trygt(svar, tekst[:80])
        if svar.status_code == 201:  # taken: then it is shown as text
            side = spor.adresse("innsending:gruppe", "rapportor", "egen")
            er_trygt(nettleser.get(side), tekst[:80])
        else:
            assert svar.status_code in (400, 413, 422)


@i_ett("plass", ["", "-1", "x", "²", "9" * 400, "1e3", "0x10", "+0", " 0", "0\t", "10", "11"])
def test_rar_plass_for_en_bit(spor, plass):
    adresse = spor.adresse("innsending:opplasting", "rapportor", "egen")
    with spor.nettleser("rapportor") as nettleser:
        svar = nettleser.generic(
            "PUT", adresse, b"0" * 11, content_type="application/octet-stream",
            headers={"Upload-Offset": plass},
        )  # fmt: skip
    assert 400 <= svar.status_code < 500


# -- headers ---------------------------------------------------------------------------------------
@i_ett("hode", HODER, ids=ascii)
def test_rare_hoder(spor, hode):
    alle = (
        ("GET", "/skjema/"), ("GET", "/static/kostra/finnes-ikke.css"), ("POST", "/okt/forleng/"),
        ("POST", "/logg-inn/"),
    )  # fmt: skip
    for metode, adresse in alle[HODER.index(hode) % 2 :: 2]:  # a page and a form, by turns
        with spor.nettleser("rapportor") as nettleser:
            svar = nettleser.generic(metode, adresse, **hode)
        er_trygt(svar, (adresse, hode))
        assert feil_i_hoder(svar) == []


@i_ett(
    "vert", ["ond.example", "kostra.example.ond.example", "kostra.example@ond.example", "x" * 4000, "",
             "[::1", "kostra.example/../x", "kostra.example\x00", "ø.example"],
)  # fmt: skip
def test_en_annen_vert_avvises(spor, vert):
    svar = spor("GET", "/", "anonym", HTTP_HOST=vert)
    assert svar.status_code == 400
    assert feil_i_hoder(svar) == []


# -- paths -----------------------------------------------------------------------------------------
@i_ett("sti", STIER, ids=ascii)
def test_rare_stier(kulisse, spor, sti):
    """Straight into WSGI, as the server hands them over: bytes read as latin-1."""
    for metode, rolle in (("GET", "anonym"), ("GET", "kommune"), ("GET", "rapportor"),
                          ("POST", "rapportor")):  # fmt: skip
        with spor.nettleser(rolle) as nettleser:
            status, hoder, kropp = _wsgi(nettleser, metode, sti.decode("latin-1"))
        assert status < 500, (rolle, sti[:60])
        assert not hoder.get("Location", "/").startswith(("//", "http")), hoder
        assert b"root:" not in kropp
        assert "Set-Cookie: x=1" not in str(hoder)


def _wsgi(nettleser, metode: str, sti: str) -> tuple[int, dict[str, str], bytes]:
    miljo = nettleser._base_environ() | {
        "REQUEST_METHOD": metode, "PATH_INFO": sti, "QUERY_STRING": "", "wsgi.input": io.BytesIO(),
    }  # fmt: skip
    svar: dict[str, object] = {}

    def begynn(status, hoder, feil=None):
        svar.update(status=int(status[:3]), hoder=dict(hoder))

    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        deler = _handler()(miljo, begynn)
        kropp = b"".join(deler)
        deler.close()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
    return svar["status"], svar["hoder"], kropp


_HANDLER: list[WSGIHandler] = []


def _handler() -> WSGIHandler:
    if not _HANDLER:
        _HANDLER.append(WSGIHandler())
    return _HANDLER[0]
