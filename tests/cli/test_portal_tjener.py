"""The server in front of the portal: what it refuses, and that a slow client costs others nothing."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import time
from pathlib import Path

import pytest
from hjelp_portal_cli import kostra, migrert, portal, send
from waitress.adjustments import Adjustments

from kostra.cli.portal_kanal import HODE_TID, KROPP_TID, LITEN, Foresporsel
from samlet import i_ett

HODE = b"GET /finnes-ikke/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with portal(tmp_path_factory.mktemp("portal") / "data") as (_, port):
        yield port


def kode(svar: bytes) -> int:
    funn = re.match(rb"HTTP/1\.[01] (\d{3}) ", svar)
    assert funn, svar[:80]
    return int(funn.group(1))


@i_ett(
    ("raatt", "ventet"),
    [
        (HODE + b"".join(b"X-%d: 1\r\n" % nr for nr in range(10_000)) + b"\r\n", 431),
        (HODE + b"X-Lang: " + b"a" * 40_000 + b"\r\n\r\n", 431),
        (HODE + b"".join(b"X-%d: 1\r\n" % nr for nr in range(101)) + b"\r\n", 431),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 414),
        (b"tull\r\n\r\n", 400),
        (HODE.replace(b"GET", b"POST") + b"Content-Length: 99999999999\r\n\r\n", 413),
        (HODE.replace(b"GET", b"POST") + b"Content-Length: -1\r\n\r\n", 400),
        (HODE.replace(b"GET", b"POST") + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
    ],
    ids=[
        "10000 felt",
        "langt felt",
        "101 felt",
        "lang linje",
        "tull",
        "for stor",
        "negativ",
        "biter",
    ],
)
def test_det_urimelige_avvises_foer_portalen_ser_det(port, raatt, ventet):
    svar = send(port, raatt)
    assert kode(svar) == ventet
    hoder, _, tekst = svar.partition(b"\r\n\r\n")
    assert b"no-store" in hoder
    assert b"default-src 'none'" in hoder
    assert b"waitress" not in svar.lower()
    assert tekst.decode().strip().endswith(".")
    hoder, _, tekst = send(port, raatt.replace(b" /", b" /api/", 1)).partition(b"\r\n\r\n")
    if raatt != b"tull\r\n\r\n":  # has no address
        assert b"application/problem+json" in hoder
        assert json.loads(tekst)["status"] == kode(hoder) == ventet


def test_et_vanlig_hode_slipper_gjennom(port):
    felt = b"".join(b"X-%d: 1\r\n" % nr for nr in range(60))
    assert kode(send(port, HODE + felt + b"\r\n")) == 404


def test_trege_avsendere_stenger_ikke_for_andre(port):
    """Far more connections that never finish than there are threads to answer with."""
    halve = []
    try:
        for nr in range(120):
            halv = socket.create_connection(("127.0.0.1", port), 10)
            begynt = b"POST /logg-inn/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            halv.sendall(begynt + (b"Content-Length: 900\r\n\r\na" if nr % 2 else b"X-A: "))
            halve.append(halv)
        assert [kode(send(port, HODE + b"\r\n")) for _ in range(10)] == [404] * 10
    finally:
        for halv in halve:
            halv.close()


def test_en_som_selv_sier_hvor_den_kommer_fra_blir_ikke_trodd(port):
    """Without a proxy in front, headers that only a proxy may set are taken away."""
    svar = send(port, HODE + b"X-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n")
    assert kode(svar) == 404
    assert b"strict-transport-security" not in svar.lower()


def test_den_stopper_pent_og_svarer_ferdig(tmp_path):
    with portal(tmp_path / "data") as (prosess, port):
        with socket.create_connection(("127.0.0.1", port), 30) as underveis:
            underveis.sendall(HODE + b"\r\n")
            prosess.terminate()
            assert prosess.wait(timeout=40) == 0
            assert underveis.recv(65536)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), 5)


def test_en_prosess_som_drepes_blir_erstattet(tmp_path):
    with portal(tmp_path / "data") as (prosess, port):
        foer = barn_av(prosess.pid)
        assert len(foer) == 2
        os.kill(foer[0], signal.SIGKILL)
        for _ in range(100):
            naa = barn_av(prosess.pid)
            if len(naa) == 2 and foer[0] not in naa:
                break
            time.sleep(0.1)
        assert foer[1] in naa
        assert foer[0] not in naa
        assert [kode(send(port, HODE + b"\r\n")) for _ in range(5)] == [404] * 5


def barn_av(forelder: int) -> list[int]:
    """Ids of its processes that run (a dead one that isn't waited for yet has no command line)."""
    funnet = []
    for mappe in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            er_barn = f"\nPPid:\t{forelder}\n" in (mappe / "status").read_text()
            if er_barn and (mappe / "cmdline").read_bytes():
                funnet.append(int(mappe.name))
    return sorted(funnet)


def test_en_opptatt_port_er_en_setning(port, tmp_path):
    egne = {"KOSTRA_DATA": str(migrert(tmp_path / "data"))}
    svar = kostra("portal", "start", "--port", str(port), egne=egne)
    assert svar.returncode == 64
    assert f"port {port}" in svar.stderr
    assert len(svar.stderr.splitlines()) == 1


# -- how long a request may take -----------------------------------------------------------------------
def ny(raatt: bytes) -> Foresporsel:
    foresporsel = Foresporsel(Adjustments(inbuf_overflow=1 << 26))
    foresporsel.received(raatt)
    return foresporsel


def test_et_hode_faar_ikke_komme_saa_sakte_det_vil():
    halvt = ny(b"GET / HTTP/1.1\r\nX-A: ")
    assert not halvt.for_sen(time.monotonic())
    assert halvt.for_sen(time.monotonic() + HODE_TID + 1)


def test_en_stor_fil_paa_en_treg_linje_faar_den_tiden_den_trenger():
    hode = b"POST / HTTP/1.1\r\nContent-Length: 20000000\r\n\r\n"
    treg = ny(hode)
    treg.received(b"x" * 10_000_000)
    drypper = ny(hode)
    drypper.received(b"x" * 120)
    om_et_kvarter = time.monotonic() + 900
    assert not treg.for_sen(om_et_kvarter)
    assert drypper.for_sen(time.monotonic() + KROPP_TID + 1)


def test_bare_store_kropper_maa_vente_paa_plass():
    skjema = ny(b"POST / HTTP/1.1\r\nContent-Length: 2000\r\n\r\n")
    fil = ny(b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (LITEN + 1))
    assert (skjema.er_stor, fil.er_stor) == (False, True)
