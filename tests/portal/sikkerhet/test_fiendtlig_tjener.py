"""Hostile bytes against the server that is really started: raw sockets, no client library in between."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "cli"))
from hjelp_portal_cli import portal, send

VERT = b"Host: 127.0.0.1\r\nConnection: close\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with portal(tmp_path_factory.mktemp("tjener") / "data") as (_, port):
        yield port


def statuser(svar: bytes) -> list[int]:
    return [int(kode) for kode in re.findall(rb"(?m)^HTTP/1\.[01] (\d{3}) ", svar)]


RAATT = {
    "annen vert": (b"GET / HTTP/1.1\r\nHost: ond.example\r\nConnection: close\r\n\r\n", {400}),
    "vert med @": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1@ond.example\r\nConnection: close\r\n\r\n", {400}),
    "NUL i stien": (b"GET /%00 HTTP/1.1\r\n" + VERT + b"\r\n", {400, 404}),
    "raa NUL": (b"GET /\x00 HTTP/1.1\r\n" + VERT + b"\r\n", {400, 404}),
    "punktum": (b"GET /static/../../../../etc/passwd HTTP/1.1\r\n" + VERT + b"\r\n", {400, 404}),
    "kodede punktum": (b"GET /static/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + VERT + b"\r\n", {400, 404}),
    "for lang utf-8": (b"GET /%c0%ae%c0%ae/ HTTP/1.1\r\n" + VERT + b"\r\n", {400, 404}),
    "absolutt adresse": (b"GET http://ond.example/ HTTP/1.1\r\n" + VERT + b"\r\n", {200, 400, 404}),
    "ukjent metode": (b"BREW /logg-inn/ HTTP/1.1\r\n" + VERT + b"\r\n", {403, 405, 501}),
    "TRACE": (b"TRACE / HTTP/1.1\r\n" + VERT + b"\r\n", {403, 405, 501}),
    "CONNECT": (b"CONNECT ond.example:443 HTTP/1.1\r\n" + VERT + b"\r\n", {400, 403, 404, 405, 501}),
    "to lengder": (
        b"POST /logg-inn/ HTTP/1.1\r\n" + VERT + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\na=1x",
        {400, 403},
    ),
    "lengde og biter": (
        b"POST /logg-inn/ HTTP/1.1\r\n" + VERT
        + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        + b"GET /smuglet HTTP/1.1\r\n\r\n",
        {400, 411},
    ),
    "skjult biter": (
        b"POST /logg-inn/ HTTP/1.1\r\n" + VERT + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        {400, 403, 411},
    ),
    "gale biter": (
        b"POST /logg-inn/ HTTP/1.1\r\n" + VERT + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n",
        {400, 411},
    ),
    "brettet hode": (b"GET / HTTP/1.1\r\n" + VERT + b"X: a\r\n b\r\n\r\n", {200, 400}),
    "hode uten kolon": (b"GET / HTTP/1.1\r\n" + VERT + b"ond\r\n\r\n", {200, 400}),
    "HTTP/9": (b"GET / HTTP/9.9\r\n" + VERT + b"\r\n", {200, 400, 505}),
}  # fmt: skip


@pytest.mark.parametrize("navn", RAATT)
def test_fiendtlige_byte_avvises_av_tjeneren_eller_portalen(port, navn):
    raatt, ventet = RAATT[navn]
    svar = send(port, raatt)
    koder = statuser(svar)
    assert len(koder) == 1, svar[:200]  # nothing was smuggled in behind the first
    assert koder[0] in ventet
    assert b"root:" not in svar
    assert b"Traceback" not in svar
    assert b"ond.example" not in svar
    hoder = svar.partition(b"\r\n\r\n")[0].lower()
    assert b"default-src 'none'" in hoder
    assert b"no-store" in hoder


def test_portalens_egne_svar_sier_ikke_hva_de_er_laget_med(port):
    svar = send(port, b"GET /finnes-ikke/ HTTP/1.1\r\n" + VERT + b"\r\n")
    hoder = svar.partition(b"\r\n\r\n")[0].lower()
    for ord_ in (b"waitress", b"django", b"python", b"gunicorn"):
        assert ord_ not in hoder
    (lengde,) = re.findall(rb"content-length: (\d+)", hoder)
    assert int(lengde) == len(svar.partition(b"\r\n\r\n")[2])
