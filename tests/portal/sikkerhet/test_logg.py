"""The log holds ids and places, never what a user typed - also when something goes wrong."""

from __future__ import annotations

import ast
import logging
import re
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import pytest
import structlog
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.log import log_response

import kostra.mottak
import kostra.portal
from kostra.portal import urls as portalens
from kostra.portal.tilgang.krav import offentlig
from portal import bygg
from portal.sikkerhet.loggfanger import fang

NAVN, EPOST, FNR, MOBIL = "Kanarina Fuglås", "kanarina@senja.example", "15869010089", "+4790012345"
PERSON = f"{NAVN} {EPOST} {FNR} {MOBIL}"


# -- views that fail -------------------------------------------------------------------------------
@offentlig
def sprekker(request: HttpRequest) -> HttpResponse:
    """A person's data in a local, in the exception, and in what caused it."""
    person = {"navn": NAVN, "fnr": FNR}
    try:
        raise KeyError(person["fnr"])
    except KeyError as feil:
        raise RuntimeError(f"fant ikke {PERSON}") from feil


@offentlig
def mistenkelig(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(PERSON)


@offentlig
def sql(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as peker:
        peker.execute(f"SELECT * FROM finnes_ikke WHERE navn = '{PERSON}'")
    return HttpResponse()


urlpatterns = [
    path("test/sprekker/", sprekker),
    path("test/mistenkelig/", mistenkelig),
    path("test/sql/", sql),
    *portalens.urlpatterns,
]
handler400, handler403 = portalens.handler400, portalens.handler403
handler404, handler500 = portalens.handler404, portalens.handler500


@pytest.fixture
def uthever(klient):
    klient.raise_request_exception = False
    return klient


def uten_person(tekst: str) -> None:
    for hva in (NAVN, "Kanarina", EPOST, FNR, MOBIL, "90012345"):
        assert hva not in tekst, hva


@pytest.mark.urls("portal.sikkerhet.test_logg")
def test_feil_i_en_visning_logges_med_klasse_og_sted_og_samme_stottereferanse(uthever):
    with fang() as logg:
        svar = uthever.get("/test/sprekker/", {"q": PERSON})
    html = svar.content.decode()
    assert svar.status_code == 500
    uten_person(logg.tekst)
    uten_person(html)
    assert "Traceback" not in logg.tekst + html
    (linje,) = [rad for rad in logg.linjer if rad["event"] == "django.request"]
    assert (linje["unntak"], linje["bak"]) == ("RuntimeError", "KeyError")
    assert linje["sted"].startswith("test_logg.sprekker:")
    (vist,) = re.findall(r"Støttereferanse: <strong[^>]*>([2-9A-Z]{8})<", html)
    assert linje["stotteref"] == vist


@pytest.mark.django_db
@pytest.mark.urls("portal.sikkerhet.test_logg")
def test_feil_i_databasen_tar_ikke_med_setningen(uthever):
    with fang() as logg:
        assert uthever.get("/test/sql/").status_code == 500
    uten_person(logg.tekst)
    assert "SELECT" not in logg.tekst
    assert any(rad.get("unntak", "").endswith("Error") for rad in logg.linjer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sti", "hode", "status", "logger"),
    [
        ("/test/mistenkelig/", {}, 400, "django.security.SuspiciousOperation"),
        (f"/{NAVN}/{EPOST}/{FNR}/", {}, 404, "django.request"),
        ("/", {"HTTP_HOST": f"{FNR}.ond.example"}, 400, "django.security.DisallowedHost"),
        ("/skjema/", {"HTTP_HOST": EPOST}, 400, "django.security.DisallowedHost"),
    ],
)
@pytest.mark.urls("portal.sikkerhet.test_logg")
def test_djangos_egne_linjer_sier_hva_og_hvor_men_ikke_hva_som_ble_skrevet(
    uthever, sti, hode, status, logger
):
    with fang() as logg:
        svar = uthever.get(sti, {"navn": PERSON}, **hode)
    assert svar.status_code == status
    uten_person(logg.tekst)
    assert logger in [rad["event"] for rad in logg.linjer]
    uten_person(re.sub(r'<input type="hidden"[^>]*>', "", svar.content.decode()))


@pytest.mark.django_db
def test_den_som_ikke_slipper_inn_staar_i_loggen(client):
    ansatt, kommune = bygg.ansatt("saksbehandler"), bygg.kommunekonto(bygg.enhet())
    annens = f"/skjema/{uuid.uuid4()}/"
    for bruker, sti, status, ventet in (
        (ansatt, "/skjema/", 403, ("rolle", "innsending:mine")),
        (kommune, annens, 404, ("finnes_ikke", "innsending:skjema")),
    ):
        client.force_login(bruker)
        with fang() as logg:
            assert client.get(sti).status_code == status
        (linje,) = [rad for rad in logg.linjer if rad["event"] == "tilgang.nektet"]
        assert (linje["grunn"], linje["rute"]) == ventet
        assert (linje["bruker"], linje["rolle"]) == (bruker.pk, bruker.rolle)
        assert sti not in str(linje)


def test_avvist_csrf_sier_ikke_hvor_det_kom_fra(client):
    client.handler.enforce_csrf_checks = True
    with fang() as logg:
        svar = client.post("/sprak/", {"x": PERSON}, secure=True, HTTP_REFERER=f"https://{FNR}.x/")
    assert svar.status_code == 403
    uten_person(logg.tekst)
    assert "django.security.csrf" in [rad["event"] for rad in logg.linjer]


@pytest.mark.parametrize(
    "navn",
    ["django.request", "django.db.backends", "waitress", "asyncio", "django_tasks", "ukjent"],
)
def test_ingen_andres_setning_slipper_ut_hvem_som_enn_logger(navn):
    with fang() as logg:
        logging.getLogger(navn).error("Fikk %s av %s", PERSON, NAVN, extra={"request": PERSON})
        try:
            raise ValueError(PERSON)
        except ValueError:
            logging.getLogger(navn).exception(PERSON, stack_info=True)
    uten_person(logg.tekst)
    assert [rad["event"] for rad in logg.linjer] == [navn, navn]
    assert logg.linjer[1]["unntak"] == "ValueError"


def test_statusen_til_et_svar_er_med():
    with fang() as logg:
        log_response(PERSON, response=HttpResponse(status=418), request=HttpRequest())
    assert logg.linjer[0]["status"] == 418
    uten_person(logg.tekst)


class Sladrer:
    def __repr__(self) -> str:
        return PERSON

    __str__ = __repr__


@pytest.mark.parametrize(
    "verdi",
    [EPOST, FNR, f"{FNR[:6]} {FNR[6:]}", int(FNR), MOBIL, "x" * 300, "a\nb", Sladrer(), PERSON,
     [EPOST], (FNR,), {"a": FNR}, FNR.encode(), HttpRequest()],
    ids=lambda verdi: type(verdi).__name__,
)  # fmt: skip
def test_en_verdi_som_ligner_en_person_utelates_om_noen_skulle_logge_den(verdi):
    with fang() as logg:
        structlog.get_logger("kostra.test").warning("noe.skjedde", verdi=verdi)
    uten_person(logg.tekst)
    assert "xxx" not in logg.tekst
    (linje,) = logg.linjer
    assert linje["event"] == "noe.skjedde"
    assert linje["verdi"] in ("(utelatt)", ["(utelatt)"], "Sladrer", "dict", "bytes", "HttpRequest")


@pytest.mark.parametrize(
    "verdi", ["0f8fad5b-d9cb-469f-a165-70867728950e", "kontroll.ferdig", 42, True, None, ["sms"]]
)
def test_id_er_og_ord_staar_som_de_er(verdi):
    with fang() as logg:
        structlog.get_logger("kostra.test").info("noe.skjedde", verdi=verdi)
    assert logg.linjer[0]["verdi"] == verdi


def test_den_eneste_som_skriver_er_vaar_handler():
    """Django sets up one that prints in clear and one that mails tracebacks; both must be gone."""
    andre = [
        (navn, handler)
        for navn, logger in logging.getLogger().manager.loggerDict.items()
        if isinstance(logger, logging.Logger) and navn.startswith(("django", "waitress", "kostra"))
        for handler in logger.handlers
    ]
    assert andre == []


def test_en_linje_som_ikke_kan_skrives_skrives_ikke_et_annet_sted(capfd):
    with fang():
        logging.getLogger("django.request").error("%d", PERSON)
    assert "Kanarina" not in "".join(capfd.readouterr())


# -- what nobody caught ----------------------------------------------------------------------------
_ALENE = """
import os, sys, threading
os.environ |= {"KOSTRA_MODUS": "demo", "DJANGO_SETTINGS_MODULE": "kostra.portal.settings",
               "KOSTRA_DATA": sys.argv[1]}
import django
django.setup()
def krasj():
    fnr = sys.argv[2]
    raise RuntimeError(fnr)
if sys.argv[3] == "traad":
    traad = threading.Thread(target=krasj); traad.start(); traad.join()
else:
    krasj()
"""


@pytest.mark.parametrize(("hvor", "kode"), [("hoved", 1), ("traad", 0)])
def test_et_unntak_ingen_fanget_blir_en_linje_uten_innhold(tmp_path, hvor, kode):
    ferdig = subprocess.run(
        [sys.executable, "-c", _ALENE, str(tmp_path), PERSON, hvor],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ferdig.returncode == kode
    uten_person(ferdig.stderr + ferdig.stdout)
    assert "Traceback" not in ferdig.stderr
    assert '"unntak": "RuntimeError"' in ferdig.stderr
    assert "krasj:" in ferdig.stderr


def test_testene_selv_beholder_sine_sporinger():
    assert "kostra" not in getattr(sys.excepthook, "__module__", "")
    assert "kostra" not in getattr(threading.excepthook, "__module__", "")


# -- the source ------------------------------------------------------------------------------------
_ROTTER = [Path(modul.__file__).parent for modul in (kostra.portal, kostra.mottak)]
_FILER = sorted(
    fil for rot in _ROTTER for fil in rot.rglob("*.py") if "migrations" not in fil.parts
)
_NIVAAER = {"debug", "info", "warning", "error", "exception", "critical", "log", "msg", "fatal"}
_LOGGERE = {"log", "_log", "logg", "_logg", "logger", "_logger", "logging"}
_HENDELSE = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
#: The only places that may ask for a logger of the standard library: none of them logs with it.
_STANDARD = {"portal/logging.py", "portal/varsling/arbeider.py"}


def _kall(fil: Path) -> list[ast.Call]:
    return [n for n in ast.walk(ast.parse(fil.read_text("utf-8"))) if isinstance(n, ast.Call)]


def _er_loggkall(kall: ast.Call) -> bool:
    func = kall.func
    if not (isinstance(func, ast.Attribute) and func.attr in _NIVAAER):
        return False
    paa = func.value
    if isinstance(paa, ast.Name):
        return paa.id in _LOGGERE
    return isinstance(paa, ast.Call) and "get_logger" in ast.unparse(paa.func).lower()


def _feil_i_loggkall(kall: ast.Call) -> str:
    if len(kall.args) != 1:
        return "tar bare navnet på hendelsen uten nøkkelord"
    navn = kall.args[0]
    if not (isinstance(navn, ast.Constant) and isinstance(navn.value, str)):
        return "navnet på hendelsen skal være en konstant"
    if not _HENDELSE.fullmatch(navn.value):
        return f"«{navn.value}» er ikke et hendelsesnavn"
    for gitt in kall.keywords:
        if ast.unparse(gitt.value) in _LOV_TIL:
            continue
        if grunn := _feil_i_verdi(gitt):
            return f"{gitt.arg or '**'}: {grunn}"
    return ""


def _feil_i_verdi(gitt: ast.keyword) -> str:
    for node in ast.walk(gitt.value):
        if isinstance(node, ast.JoinedStr):
            return "ingen f-streng i loggen"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
            return "ingen sammensatt tekst i loggen"
        if isinstance(node, ast.Attribute) and node.attr in {"format", "args", "message"}:
            return f"{node.attr} hører ikke hjemme i loggen"
        if isinstance(node, ast.Attribute) and node.attr in _PERSONLIG:
            return f"{node.attr} er en personopplysning"
    return ""


_PERSONLIG = {"navn", "epost", "mobil", "til", "filnavn", "svar", "brukerid", "POST", "GET", "body",
              "kontekst", "content", "path", "get_full_path", "META", "headers"}  # fmt: skip
#: Names of things, not of persons: a limit, a worker, a piece of work.
_LOV_TIL = {"grense.navn", "arbeider.navn", "fast.navn"}


def _relativ(fil: Path) -> str:
    return fil.relative_to(_ROTTER[0].parent).as_posix()


def test_loggkall_tar_et_fast_navn_og_id_er():
    feil = [
        f"{_relativ(fil)}:{kall.lineno} {grunn}"
        for fil in _FILER
        for kall in _kall(fil)
        if _er_loggkall(kall) and (grunn := _feil_i_loggkall(kall))
    ]
    assert feil == []


def test_ingenting_skrives_ut_utenom_loggen():
    feil = [
        f"{_relativ(fil)}:{kall.lineno} {ast.unparse(kall.func)}"
        for fil in _FILER
        for kall in _kall(fil)
        if ast.unparse(kall.func)
        in {"print", "sys.stderr.write", "sys.stdout.write", "traceback.print_exc", "warnings.warn"}
    ]
    assert feil == []


def test_bare_loggens_egen_modul_tar_i_standardbibliotekets_loggere():
    bruk = {
        _relativ(fil)
        for fil in _FILER
        for kall in _kall(fil)
        if ast.unparse(kall.func) in {"logging.getLogger", "getLogger"}
    }
    assert bruk <= _STANDARD


@pytest.mark.parametrize(
    ("kilde", "galt"),
    [
        ("_logg.info(f'x {navn}')", True),
        ("_logg.info('x %s', navn)", True),
        ("_logg.info('kontroll.ferdig', a=f'{navn}')", True),
        ("_logg.info('kontroll.ferdig', a='x' + navn)", True),
        ("_logg.info('kontroll.ferdig', a=bruker.epost)", True),
        ("structlog.get_logger(__name__).info('To ord')", True),
        ("_logg.info('kontroll.ferdig', konto=bruker.pk, grunn=grunn)", False),
        ("_logg.error('x', unntak=type(feil).__qualname__)", False),
    ],
)
def test_lesingen_av_kilden_finner_det_den_skal(kilde, galt):
    (ytterste, *_) = [n for n in ast.walk(ast.parse(kilde)) if isinstance(n, ast.Call)]
    assert _er_loggkall(ytterste)
    assert bool(_feil_i_loggkall(ytterste)) is galt


def test_databasefeil_er_en_klasse_alle_kjenner():
    """The two databases name their errors differently; the log's word is one of Django's."""
    with fang() as logg:
        structlog.get_logger("kostra.test").error("noe.feilet", exc_info=DatabaseError(PERSON))
    assert logg.linjer[0]["unntak"] == "DatabaseError"
    uten_person(logg.tekst)
