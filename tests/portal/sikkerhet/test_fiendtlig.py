"""What a hostile client may send: every page refuses it or shows it as text, and never breaks."""

from __future__ import annotations

import io
import re
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse

from portal.sikkerhet.fiendtlige import GRENSE, HODER, JSON, KROPPER, STIER, UTVALG
from portal.sikkerhet.hoder import andres_adresser, feil_i_hoder, les_side
from portal.sikkerhet.kulisse import objekter
from portal.sikkerhet.ruter import ROLLER, ruter
from portal.sikkerhet.sideskjema import parametre, skjemaer_i
from portal.stygge import STYGGE

pytestmark = pytest.mark.django_db
RUTER = [rute.navn for rute in ruter()]
PARAMETRE = sorted(parametre())
#: An address that a browser takes for another host's, or runs.
_UT = re.compile(r"[\s\\/]*[\\/]{2}|[\s\\/]*\w[\w+.-]*:|.*[\x00-\x1f]")


def er_trygt(svar, hva: object) -> None:
    """Not broken; and what came back has no script, no style and no address of a stranger's in it."""
    assert svar.status_code < 500, hva
    if svar.headers.get("Content-Type", "").startswith("text/html"):
        html = svar.content.decode()
        assert les_side(html).innebygd == [], hva
        assert andres_adresser(html) == [], hva
        assert "<script>alert(1)" not in html, hva
    if "Location" in svar.headers:
        assert not _UT.match(svar.headers["Location"]), hva


def sporring(**felt: object) -> str:
    return urlencode(felt, doseq=True, errors="surrogatepass")


# -- parameters of addresses -----------------------------------------------------------------------
def test_alle_parametrene_er_funnet_i_kilden():
    assert {"sok", "neste", "grunn", "til", "merke", "side", "sorter"} <= set(PARAMETRE)


@pytest.mark.parametrize("navn", RUTER)
def test_stygge_strenger_i_hver_parameter(spor, navn):
    rolle = _som_slipper_inn(spor, navn)
    adresse = spor.adresse(navn, rolle, objekter(navn)[0])
    for streng in UTVALG[RUTER.index(navn) % 3 :: 3]:  # each string meets every third page
        if len(streng) > 4000:
            continue  # the server refuses such an address before the portal sees it
        alle = sporring(**dict.fromkeys(PARAMETRE, streng))
        er_trygt(spor("GET", f"{adresse}?{alle}", rolle), repr(streng))
    for streng in ("9" * 5000, "²", "0", "-0", "1.5", "²" * 50):
        er_trygt(spor("GET", f"{adresse}?{sporring(side=streng, aar=streng)}", rolle), repr(streng))


@pytest.mark.treg
@pytest.mark.parametrize("navn", RUTER)
def test_alle_stygge_strenger_i_alle_parametre(spor, navn):
    rolle = _som_slipper_inn(spor, navn)
    adresse = spor.adresse(navn, rolle, objekter(navn)[0])
    for streng in STYGGE:
        alle = sporring(**dict.fromkeys(PARAMETRE, streng))
        er_trygt(spor("GET", f"{adresse}?{alle}", rolle), repr(streng)[:80])


def _som_slipper_inn(spor, navn: str) -> str:
    """The first role that sees the page itself."""
    for rolle in ("rapportor", "kommune", "saksbehandler", "anonym"):
        if spor("GET", spor.adresse(navn, rolle, objekter(navn)[0]), rolle).status_code == 200:
            return rolle
    return "rapportor"


# -- fields of forms -------------------------------------------------------------------------------
@pytest.mark.parametrize("rolle", ROLLER)
@pytest.mark.usefixtures("_rask_hashing")
def test_stygge_strenger_i_hvert_felt(spor, rolle):
    _fyll_alle(spor, rolle, UTVALG[ROLLER.index(rolle) % 3 :: 3])


@pytest.mark.treg
@pytest.mark.parametrize("rolle", ROLLER)
@pytest.mark.usefixtures("_rask_hashing")
def test_alle_stygge_strenger_i_alle_felt(spor, rolle):
    _fyll_alle(spor, rolle, STYGGE)


@pytest.fixture
def _rask_hashing(settings):
    """Hundreds of wrong passwords: what is hashed isn't what is tried here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _fyll_alle(spor, rolle: str, strenger) -> None:
    """Fills in every form that the role meets on any page; looks at the answer and at the page after."""
    sett: set[tuple[str, tuple[str, ...]]] = set()
    for side in _sider(spor, rolle):
        for skjema in skjemaer_i(spor("GET", side, rolle).content.decode()):
            til = skjema.adresse.split("#")[0] or side
            merke = (til, tuple(skjema.felt))
            if merke in sett or (til == reverse("utseende:sprak") and sett):
                continue
            sett.add(merke)
            for nr, streng in enumerate(strenger):
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
        er_trygt(nettleser.generic("POST", til, kropp, content_type=type_), hva)
        er_trygt(nettleser.get(side), hva)


def _sider(spor, rolle: str) -> list[str]:
    """The pages that the role sees, its forms' own pages among them."""
    sider = []
    for navn in RUTER:
        if navn == "utseende:galleri":
            continue
        adresse = spor.adresse(navn, rolle, objekter(navn)[0])
        svar = spor("GET", adresse, rolle)
        if svar.status_code == 200 and svar.headers["Content-Type"].startswith("text/html"):
            sider.append(adresse)
    return sider + _grupper(spor, rolle)


def _grupper(spor, rolle: str) -> list[str]:
    skjema = {"kommune": ("person",), "rapportor": ("deltakere", "uttrekk", "fil")}.get(rolle, ())
    return [
        reverse("innsending:gruppe", args=[spor.kulisse.egen.skjema(rolle).pk, gruppe])
        for gruppe in skjema
        if spor("GET", reverse("innsending:gruppe",
                args=[spor.kulisse.egen.skjema(rolle).pk, gruppe]), rolle).status_code == 200
    ]  # fmt: skip


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
@pytest.mark.parametrize("navn", sorted(KROPPER))
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


@pytest.mark.parametrize(
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
@pytest.mark.parametrize("nr", range(len(JSON)))
def test_rar_json_til_opplastingen_er_en_feil_hos_avsenderen(spor, nr):
    adresse = spor.adresse("innsending:opplasting_start", "rapportor", "egen")
    with spor.nettleser("rapportor") as nettleser:
        svar = nettleser.generic("POST", adresse, JSON[nr], content_type="application/json")
        er_trygt(svar, JSON[nr][:80])
        if svar.status_code == 201:  # taken: then it is shown as text
            side = spor.adresse("innsending:gruppe", "rapportor", "egen")
            er_trygt(nettleser.get(side), JSON[nr][:80])
        else:
            assert svar.status_code in (400, 413, 422)


@pytest.mark.parametrize(
    "plass", ["", "-1", "x", "²", "9" * 400, "1e3", "0x10", "+0", " 0", "0\t", "10", "11"]
)
def test_rar_plass_for_en_bit(spor, plass):
    adresse = spor.adresse("innsending:opplasting", "rapportor", "egen")
    with spor.nettleser("rapportor") as nettleser:
        svar = nettleser.generic(
            "PUT", adresse, b"0" * 11, content_type="application/octet-stream",
            headers={"Upload-Offset": plass},
        )  # fmt: skip
    assert 400 <= svar.status_code < 500


# -- headers ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("nr", range(len(HODER)))
def test_rare_hoder(spor, nr):
    for metode, adresse in (
        ("GET", "/"), ("GET", "/skjema/"), ("GET", "/min-side/"), ("GET", "/finnes-ikke/"),
        ("POST", "/logg-inn/"), ("POST", "/okt/forleng/"), ("GET", "/demo/utboks/"),
        ("GET", "/static/kostra/finnes-ikke.css"),
    ):  # fmt: skip
        with spor.nettleser("rapportor") as nettleser:
            svar = nettleser.generic(metode, adresse, **HODER[nr])
        er_trygt(svar, (adresse, HODER[nr]))
        assert feil_i_hoder(svar) == []


@pytest.mark.parametrize(
    "vert", ["ond.example", "kostra.example.ond.example", "kostra.example@ond.example", "x" * 4000, "",
             "[::1", "kostra.example/../x", "kostra.example\x00", "ø.example"],
)  # fmt: skip
def test_en_annen_vert_avvises(spor, vert):
    svar = spor("GET", "/", "anonym", HTTP_HOST=vert)
    assert svar.status_code == 400
    assert feil_i_hoder(svar) == []


# -- paths -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("nr", range(len(STIER)))
@pytest.mark.parametrize("metode", ["GET", "POST"])
def test_rare_stier(kulisse, spor, nr, metode):
    """Straight into WSGI, as the server hands them over: bytes read as latin-1."""
    for rolle in ("anonym", "kommune", "rapportor"):
        with spor.nettleser(rolle) as nettleser:
            status, hoder, kropp = _wsgi(nettleser, metode, STIER[nr].decode("latin-1"))
        assert status < 500, (rolle, STIER[nr][:60])
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
