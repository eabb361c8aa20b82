"""What ``drift/`` hands an operator: settings that exist, keys in one place, and what nginx must keep."""

from __future__ import annotations

import configparser
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from kostra.blankett import blankett, blanketter
from kostra.mottak import innstillinger as mottak
from kostra.portal import miljo

ROT = Path(__file__).parents[3]
DRIFT = ROT / "drift"
TJENESTER: dict[str, Any] = yaml.safe_load((DRIFT / "compose.yaml").read_text())["services"]
ENHETER = sorted((DRIFT / "systemd").glob("*.service"))
KJENTE = {v.navn for v in miljo.VARIABLER} | set(mottak.VARIABLER) | {"KOSTRA_MODUS"}


def eksempel(navn: str) -> dict[str, str]:
    """The variables of one example, as both compose and systemd read it."""
    linjer = (DRIFT / "miljo" / f"{navn}.env.eksempel").read_text().splitlines()
    return dict(linje.split("=", 1) for linje in linjer if "=" in linje and linje[0] != "#")


def test_hver_innstilling_som_nevnes_finnes_og_eksemplet_starter_naar_det_er_fylt_ut():
    filer = [fil for fil in DRIFT.rglob("*") if fil.is_file()]
    nevnt = {n for fil in filer for n in re.findall(r"KOSTRA_[A-Z0-9_]+", fil.read_text())}
    assert nevnt - KJENTE == set()

    tomt = eksempel("felles") | eksempel("portal")
    with pytest.raises(miljo.InnstillingsFeil) as feil:
        miljo.les(tomt)
    assert {setning.split()[0] for setning in feil.value.feil} == {
        "KOSTRA_HEMMELIGHET", "KOSTRA_SMTP_VERT", "KOSTRA_AVSENDER", "KOSTRA_SMS_ADRESSE",
        "KOSTRA_SMS_NOKKEL",
    }  # fmt: skip
    fylt = tomt | {
        "KOSTRA_HEMMELIGHET": "h" * 60, "KOSTRA_SMTP_VERT": "post.etat.test",
        "KOSTRA_AVSENDER": "ikke-svar@etat.test", "KOSTRA_SMS_ADRESSE": "https://sms.etat.test",
        "KOSTRA_SMS_NOKKEL": "n", "KOSTRA_METRIKK_NOKKEL": "m" * 43,
    }  # fmt: skip
    assert miljo.les(fylt).bak_proxy == 1
    s3 = (DRIFT / "miljo" / "felles.env.eksempel").read_text().replace("#KOSTRA_", "KOSTRA_")
    valgt = dict(x.split("=", 1) for x in s3.splitlines() if x.startswith("KOSTRA_"))
    assert miljo.les(fylt | valgt).s3 is not None


def test_bare_mottaket_har_noklene_og_det_naar_ikke_nettet():
    med_nokler = [
        n for n, t in TJENESTER.items() if any("nokler" in v for v in t.get("volumes", ()))
    ]
    assert med_nokler == ["mottak"]
    alene = TJENESTER["mottak"]
    assert alene["networks"] == ["bak"]
    assert "ports" not in alene
    assert "miljo/portal.env" not in alene["env_file"]
    assert alene["user"] != TJENESTER["portal1"]["user"]
    assert all("miljo/mottak.env" not in TJENESTER[n]["env_file"] for n in ("portal1", "arbeider"))
    assert {n for n, t in TJENESTER.items() if "ports" in t} == {"nginx"}
    assert "portal2" in TJENESTER
    for navn in ("portal1", "arbeider", "mottak"):
        tjeneste = TJENESTER[navn]
        assert tjeneste["read_only"] is True
        assert tjeneste["cap_drop"] == ["ALL"]
    for tjeneste in TJENESTER.values():
        assert "." not in tjeneste["image"].partition("/")[0]  # no registry of anyone's choosing
        for fil in tjeneste.get("env_file", ()):
            assert (DRIFT / f"{fil}.eksempel").is_file()


def test_enhetene_for_systemd_har_hver_sin_bruker_og_bare_mottaket_naar_noklene():
    brukere = {}
    for fil in ENHETER:
        enhet = configparser.RawConfigParser(strict=False, interpolation=None)
        enhet.optionxform = str
        enhet.read(fil)
        tjeneste = enhet["Service"]
        brukere[fil.stem] = tjeneste["User"]
        for vern in ("NoNewPrivileges", "PrivateTmp", "ProtectHome", "RestrictNamespaces"):
            assert tjeneste[vern] == "yes", (fil.name, vern)
        assert tjeneste["ProtectSystem"] == "strict"
        assert tjeneste["LimitCORE"] == "0"
        assert tjeneste["CapabilityBoundingSet"] == ""
        uten_nokler = "-/etc/kostra/nokler" in tjeneste["InaccessiblePaths"].split()
        assert uten_nokler == (fil.stem != "kostra-mottak"), fil.name
    assert [n for n, b in brukere.items() if b == "kostra-mottak"] == ["kostra-mottak"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd isn't here")
def test_systemd_godtar_enhetene(tmp_path):
    for fil in (*ENHETER, DRIFT / "systemd" / "kostra-kopi.timer"):
        navn = fil.name.replace("@", "@8000")
        (tmp_path / navn).write_text(
            fil.read_text().replace("/opt/kostra/bin/kostra", "/bin/true")  # isn't installed there
        )
    svar = subprocess.run(
        ["systemd-analyze", "verify", *sorted(tmp_path.iterdir())],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (svar.returncode, svar.stderr) == (0, "")


def test_nginx_holder_paa_det_som_portalen_stoler_paa():
    tekst = re.sub(r"#.*", "", (DRIFT / "nginx" / "kostra.conf").read_text())
    assert re.search(r"ssl_protocols +TLSv1\.2 TLSv1\.3;", tekst)
    hoved, _, tall = tekst.partition("location / {")[2].partition("location = /metrikk/ {")
    for sted in (hoved, tall):  # written over, never added to: the browser's own claim is gone
        assert "proxy_set_header X-Forwarded-For $remote_addr;" in sted
        assert "proxy_set_header X-Forwarded-Proto $scheme;" in sted
        assert "proxy_set_header Host $host;" in sted
    assert "proxy_add_x_forwarded_for" not in tekst
    assert "proxy_request_buffering off;" in hoved
    assert "proxy_max_temp_file_size 0;" in hoved
    assert "deny all;" in tall
    assert "Strict-Transport-Security" not in tekst  # the portal's, on every answer
    assert not {"$remote_addr", "$request_uri", "$request ", "$args"} & set(
        re.findall(r"\$\w+", tekst.partition("log_format")[2].partition(";")[0])
    )
    storst = max(
        [20] + [f.maks_mb or 0 for b in blanketter(2026) if (f := blankett(b.id, 2026).filfelt)]
    )
    assert int(re.search(r"client_max_body_size (\d+)m;", tekst)[1]) > 2 * storst


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx isn't here")
def test_nginx_godtar_oppsettet(tmp_path):
    oppsett = (DRIFT / "nginx" / "kostra.conf").read_text()
    for fil in ("crt", "key"):
        oppsett = oppsett.replace(f"/etc/nginx/tls/kostra.{fil}.pem", str(tmp_path / f"{fil}.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=kostra.example",
         "-keyout", tmp_path / "key.pem", "-out", tmp_path / "crt.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    oppstroms = DRIFT / "nginx" / "oppstroms-lokal.conf"
    oppsett = oppsett.replace("/etc/nginx/kostra-oppstroms.conf", str(oppstroms))
    temps = "".join(
        f"{navn}_temp_path {tmp_path};"
        for navn in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ {temps} {oppsett} }}"
    )
    svar = subprocess.run(
        ["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert svar.returncode == 0, svar.stderr


def test_kravene_til_produksjon_er_et_utdrag_av_det_som_er_laast():
    spec = importlib.util.spec_from_file_location("driftskrav", ROT / "verktoy/lag_driftskrav.py")
    verktoy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verktoy)
    assert verktoy.DRIFT.read_text() == verktoy.skriv()
    assert "moto" not in verktoy.DRIFT.read_text()
