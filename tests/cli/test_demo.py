"""``kostra demo``: what it shows, what it leaves alone, and the whole chain with real processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hjelp_portal_cli import ROT, kostra, ledig_port, miljo

from kostra.cli.demo_nettleser import Nettleser, SideFeil, Svar


def side(html: str, sti: str = "/her/") -> Svar:
    return Svar(200, sti, html.encode(), {})


# -- the folder ----------------------------------------------------------------------------------------
def test_uten_portalen_ender_den_med_en_kvittering(tmp_path):
    svar = kostra("demo", "--uten-portal", "--mappe", str(tmp_path / "demo"), egne={})
    assert svar.returncode == 0
    assert "Kvitteringen er ekte og uendret." in svar.stdout
    assert (tmp_path / "demo" / "kvittering.json").is_file()
    assert not (tmp_path / "demo" / "portal").exists()


def test_en_mappe_som_ikke_er_demoens_blir_liggende_urort(tmp_path):
    (tmp_path / "viktig.txt").write_text("mitt")
    svar = kostra("demo", "--kjor", "--mappe", str(tmp_path), egne={})
    assert svar.returncode == 64
    assert [fil.name for fil in tmp_path.iterdir()] == ["viktig.txt"]


def test_portalens_mappe_slettes_ikke_uten_merket(tmp_path):
    from kostra.cli.demo_portal import ny_mappe
    from kostra.cli.utgang import BrukFeil

    (tmp_path / "data").mkdir()
    with pytest.raises(BrukFeil):
        ny_mappe(tmp_path, ".kostra-demo-portal")
    assert (tmp_path / "data").is_dir()


def test_en_lenke_til_en_annen_mappe_folges_ikke(tmp_path):
    from kostra.cli.demo_portal import ny_mappe
    from kostra.cli.utgang import BrukFeil

    ekte = tmp_path / "ekte"
    ekte.mkdir()
    (ekte / ".merke").touch()
    (ekte / "viktig.txt").touch()
    (tmp_path / "demo").symlink_to(ekte)
    with pytest.raises(BrukFeil):
        ny_mappe(tmp_path / "demo", ".merke")
    assert (ekte / "viktig.txt").is_file()


def test_uten_tillegget_sier_den_hva_som_mangler(tmp_path):
    uten = tmp_path / "uten"
    uten.mkdir()
    sperre = "import importlib.util as u\nekte = u.find_spec\n"
    sperre += "u.find_spec = lambda n, p=None: None if n == 'django' else ekte(n, p)\n"
    (uten / "sitecustomize.py").write_text(sperre)
    egne = {"PYTHONPATH": str(uten)}
    svar = kostra("demo", "--kjor", "--mappe", str(tmp_path / "demo"), egne=egne)
    assert svar.returncode == 64
    assert "pip install 'kostra[portal]'" in svar.stderr


# -- the browser without script ------------------------------------------------------------------------
SKJEMASIDE = """
<form action="/ut/"><button>Logg ut</button></form>
<form method="post" enctype="multipart/form-data">
  <input type="hidden" name="csrf" value="t&amp;q"><input name="navn" value="Kari">
  <input type="checkbox" name="skjema" value="11F" checked>
  <input type="checkbox" name="skjema" value="15F">
  <input type="radio" name="svar" value="ja"><input type="radio" name="svar" value="nei">
  <select name="sprak"><option value="nb">B</option><option value="nn" selected>N</option></select>
  <textarea name="tekst">to ord</textarea><input name="av" value="x" disabled>
  <input type="file" name="fil">
  <button name="gjor" value="lagre">Lagre</button>
</form>"""


def test_nettleseren_sender_det_som_staar_i_skjemaet(monkeypatch):
    sendt = {}
    monkeypatch.setattr(
        Nettleser,
        "_be",
        lambda _, metode, sti, kropp, hoder: sendt.update(m=metode, s=sti, k=kropp),
    )
    Nettleser("http://127.0.0.1:1").send(
        side(SKJEMASIDE), {"svar": "ja", "navn": "Ola"}, knapp=("gjor", "lagre")
    )
    assert (sendt["m"], sendt["s"]) == ("POST", "/her/")
    assert sendt["k"].decode().split("&") == [
        "csrf=t%26q", "navn=Ola", "skjema=11F", "sprak=nn", "tekst=to+ord", "svar=ja", "gjor=lagre",
    ]  # fmt: skip


def test_nettleseren_trykker_ikke_paa_en_knapp_som_ikke_finnes():
    with pytest.raises(SideFeil, match="send_inn"):
        Nettleser("http://127.0.0.1:1").send(side(SKJEMASIDE), {}, knapp=("gjor", "send_inn"))


# -- the processes -------------------------------------------------------------------------------------
_VEIER = """
import json, sys
from pathlib import Path
from kostra.cli.demo_portal import lag
demo = lag(Path(sys.argv[1]), Path("eksempler"), 8000)
print(json.dumps({d.navn: dict(d.miljo) for d in demo.delprosesser}))
"""


@pytest.mark.integrasjon
def test_bare_mottaket_faar_veien_til_noklene(tmp_path):
    mappe = tmp_path / "portal"
    svar = subprocess.run(
        [sys.executable, "-c", _VEIER, str(mappe)],
        env=miljo(KOSTRA_SMS_NOKKEL="skallets-egen"),
        cwd=ROT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    miljoene = json.loads(svar.stdout.splitlines()[-1])
    passord = miljoene["mottak"]["KOSTRA_PASSORD"]
    assert miljoene["mottak"]["KOSTRA_MOTTAK_NOKLER"] == str(mappe / "nokler")
    for navn in ("portal", "arbeider"):
        verdier = " ".join(miljoene[navn].values())
        assert passord not in verdier
        assert str(mappe / "nokler") not in verdier
    assert not any("skallets-egen" in m.values() for m in miljoene.values())
    assert not any(passord in fil.read_text("latin-1") for fil in _filer(mappe))


def _filer(mappe: Path) -> list[Path]:
    return [fil for fil in mappe.rglob("*") if fil.is_file()]


@pytest.mark.integrasjon
def test_hele_kjeden_gaar_gjennom_portalen_uten_en_person(tmp_path):
    mappe, port = tmp_path / "demo", ledig_port()
    svar = kostra(
        "demo", "--kjor", "--mappe", str(mappe), "--port", str(max(port, 1024)), egne={}, frist=170
    )
    assert svar.returncode == 0, svar.stderr
    assert "24 poster, 3 feil" in svar.stdout
    assert svar.stdout.count("Kvitteringen er ekte og uendret.") == 4  # one without the portal
    assert "POST /logg-inn/kode/" in svar.stdout
    for skjema in ("11f", "11cf", "15f"):
        assert (mappe / "portal" / f"kvittering_{skjema}.json").is_file()
    nedlastinger = mappe / "portal" / "data" / "nedlastinger"
    assert {"kostra.pyz", "SHA256SUMS.p7s"} < {fil.name for fil in nedlastinger.iterdir()}
    logger = "".join(fil.read_text() for fil in (mappe / "portal" / "logg").iterdir())
    assert "senja.example" not in logger
    assert "Kari" not in logger


@pytest.mark.integrasjon
def test_en_prosess_som_dor_blir_sagt(tmp_path):
    from kostra.cli.demo_prosesser import Delprosess, kjorende, vent_paa_port
    from kostra.cli.utgang import UtgangFeil

    delprosess = Delprosess("portal", ["portal", "start"], miljo(KOSTRA_MODUS="tull"))
    with (
        pytest.raises(UtgangFeil, match="portal stoppet"),
        kjorende([delprosess], tmp_path) as prosesser,
    ):
        vent_paa_port(prosesser, ledig_port())
