"""The headers of what no route answers, the cookies, and the checks themselves.

Those of every route, method and role: ``test_tilgang.py``, which asks for all of them once.
"""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from kostra.portal import urls as portalens
from kostra.portal.tilgang.krav import offentlig
from kostra.portal.utseende import feilsider
from kostra.portal.vern import Vernhoder
from portal.sikkerhet.hoder import andres_adresser, csp, feil_i_hoder, les_side
from samlet import i_ett

pytestmark = pytest.mark.django_db
EIER = "rapportor"
STATISK = "/static/kostra/grunn.css"


def test_siden_som_ikke_finnes_og_den_som_ikke_er_lov(spor):
    for adresse, rolle, status in (
        ("/finnes-ikke/", "anonym", 404), ("/finnes-ikke/", EIER, 404),
        ("/skjema/", "saksbehandler", 403), ("/logg-ut/", "anonym", 405), ("/skjema", EIER, 301),
    ):  # fmt: skip
        svar = spor("GET", adresse, rolle)
        assert svar.status_code == status
        assert feil_i_hoder(svar) == []


def test_et_skjema_med_feil(spor):
    svar = spor("POST", "/logg-inn/", "anonym", data={"brukernavn": "x", "passord": "y"})
    assert svar.status_code == 422
    assert feil_i_hoder(svar) == []


def test_en_avvist_vert(spor):
    svar = spor("GET", "/", "anonym", HTTP_HOST="ond.example")
    assert svar.status_code == 400
    assert feil_i_hoder(svar) == []
    assert "ond.example" not in svar.content.decode()


# -- static files ----------------------------------------------------------------------------------
def test_statiske_filer_kan_lagres_av_nettleseren_men_ikke_brukes_av_andre(spor):
    assert finders.find("kostra/grunn.css")
    svar = spor("GET", STATISK, EIER)
    assert svar.status_code == 200
    assert feil_i_hoder(svar, statisk=True) == []
    assert b"".join(svar)


def test_en_statisk_adresse_uten_fil_lagres_ikke(spor):
    """Our own page answers, and it says who is logged in. A folder isn't listed either."""
    for adresse in ("/static/kostra/finnes-ikke.css", "/static/kostra/", "/static/"):
        svar = spor("GET", adresse, EIER)
        assert svar.status_code == 404
        assert feil_i_hoder(svar) == []


def test_den_som_bare_leser_de_offentlige_sidene_faar_ingen_okt(spor):
    for navn in ("nedlasting:forside", "nedlasting:nyheter", "nedlasting:tomfil", "konto:glemt"):
        svar = spor("GET", spor.adresse(navn, "anonym", "-"), "anonym")
        assert svar.status_code == 200
        assert set(svar.cookies) <= {settings.CSRF_COOKIE_NAME}
    for navn in ("nedlasting:tomfil", "nedlasting:sertifikat"):
        assert not spor("GET", spor.adresse(navn, "anonym", "-"), "anonym").cookies


def test_uten_https_loves_det_ikke_https():
    """A demo on 127.0.0.1 must not tell the browser to ask for https from then on."""
    with override_settings(SECURE_HSTS_SECONDS=0):
        svar = Vernhoder(lambda _: HttpResponse())(RequestFactory().get("/"))
    assert "Strict-Transport-Security" not in svar.headers
    assert svar.headers["X-Content-Type-Options"] == "nosniff"


# -- when something goes wrong ---------------------------------------------------------------------
@offentlig
def sprekker(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


@offentlig
def nekter(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@offentlig
def for_stor(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig


@offentlig
def status(request: HttpRequest, kode: str) -> HttpResponse:
    return feilsider.vis(request, kode)


urlpatterns = [
    path("test/sprekker/", sprekker),
    path("test/nekter/", nekter),
    path("test/for-stor/", for_stor),
    path("test/status/<slug:kode>/", status),
    *portalens.urlpatterns,
]
handler400, handler403 = portalens.handler400, portalens.handler403
handler404, handler500 = portalens.handler404, portalens.handler500


@pytest.fixture
def uthever():
    ny = Client(raise_request_exception=False)
    ny.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
    return ny


@pytest.mark.urls("portal.sikkerhet.test_hoder")
@pytest.mark.parametrize(("side", "statuser"), [("sprekker", {500}), ("nekter", {403}),
                                                ("for-stor", {400, 413})])  # fmt: skip
def test_feilsider_har_hodene_og_en_stottereferanse(uthever, side, statuser):
    svar = uthever.get(f"/test/{side}/")
    assert svar.status_code in statuser
    assert feil_i_hoder(svar) == []
    assert _referanse(svar)


@pytest.mark.urls("portal.sikkerhet.test_hoder")
@i_ett("kode", sorted(feilsider.SIDER))
def test_hver_feilside_har_hodene_og_sin_egen_stottereferanse(uthever, kode):
    en, to = (uthever.get(f"/test/status/{kode}/") for _ in range(2))
    assert en.status_code == int(kode[:3])
    assert feil_i_hoder(en) == []
    assert _referanse(en) != _referanse(to)


def _referanse(svar) -> str:
    (funnet,) = re.findall(r"Støttereferanse: <strong[^>]*>([2-9A-Z]{8})<", svar.content.decode())
    return funnet


# -- the checks find what they are for -------------------------------------------------------------
def _godt_svar() -> HttpResponse:
    from csp.middleware import CSPMiddleware

    indre = CSPMiddleware(lambda _: HttpResponse())
    return Vernhoder(indre)(RequestFactory().get("/", secure=True))


@i_ett(
    ("navn", "verdi"),
    [
        ("Content-Security-Policy", "default-src 'self'"),
        ("Content-Security-Policy", ""),
        ("X-Content-Type-Options", ""),
        ("Cache-Control", "max-age=1"),
        ("Strict-Transport-Security", "max-age=1"),
        ("Permissions-Policy", "camera=*"),
        ("Access-Control-Allow-Origin", "*"),
    ],
)
def test_kontrollen_finner_et_hode_som_er_galt(navn, verdi):
    svar = _godt_svar()
    assert feil_i_hoder(svar) == []
    svar.headers[navn] = verdi
    assert feil_i_hoder(svar)


@i_ett("kilde", ["'unsafe-inline'", "'unsafe-eval'", "https:", "*", "cdn.example"])
def test_kontrollen_finner_en_kilde_som_ikke_skal_vaere_der(kilde):
    svar = _godt_svar()
    assert "script-src" in csp(svar)
    svar.headers["Content-Security-Policy"] += f"; style-src-elem 'self' {kilde}"
    assert feil_i_hoder(svar)


def test_kontrollen_finner_en_informasjonskapsel_som_er_for_aapen():
    for valg in ({}, {"secure": True}, {"secure": True, "httponly": True, "samesite": "Lax"}):
        svar = _godt_svar()
        svar.set_cookie("__Host-x", "1", **valg)
        assert feil_i_hoder(svar)


@i_ett(
    "html",
    ['<img src="//ond.example/x">', '<a href="https://ond.example">', '<form action="http://x.example">',
     '<a href="javascript:alert(1)">', '<div hx-get="https://ond.example">'],
)  # fmt: skip
def test_kontrollen_finner_andres_adresser(html):
    assert andres_adresser(html)
    assert not andres_adresser('<a href="/skjema/"><img src="/static/x.svg">')


def test_kontrollen_finner_innebygde_skript():
    for html in ("<script>x</script>", '<p onclick="x">', '<p style="x">', "<style>x</style>"):
        assert les_side(html).innebygd
