"""The control page in a real browser: the same verdicts, and nothing of the file leaves it or stays.

One browser page for everything, since starting Python in it is what costs.
"""

from __future__ import annotations

import base64
import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

import kostra as produktet
import nettsett
from kostra import rapport
from kostra.portal.nettleser import sett
from kostra.skjema.alle import alle_skjemaer
from kostra.testdata import lag_fil
from portal.nettleser.i_siden import KONTROLLER, feil_i_konvolutter
from portal.nettleser.sjekk import axe
from rapport.nettleser_hjelp import bred
from samsvar import korpus

EKSEMPLER = Path(__file__).parents[3] / "eksempler"
REGION = "460100"
KLAR, LENGE = re.compile("er klart"), 120_000
#: Everything that a page can leave in a browser, as text to look through.
_ETTERLATT = """async () => {
  const ut = [location.href, JSON.stringify(history.state), JSON.stringify(localStorage),
    JSON.stringify(sessionStorage), document.cookie, JSON.stringify(await indexedDB.databases())];
  for (const navn of await caches.keys()) {
    const lager = await caches.open(navn);
    ut.push(navn);
    for (const spurt of await lager.keys()) {
      ut.push(spurt.url);
      if (!/[.](wasm|zip|mjs|woff2)$/.test(spurt.url)) ut.push(await (await lager.match(spurt)).text());
    }
  }
  const rot = await navigator.storage.getDirectory();
  for await (const navn of rot.keys()) ut.push(`opfs ${navn}`);
  return ut;
}"""

#: Waits until this is the only cache there is.
_BARE_LAGERET = """async (navn) => {
  while ((await caches.keys()).join() !== navn) await new Promise((videre) => setTimeout(videre, 200));
}"""


@pytest.fixture(scope="module")
def nett(kostra):
    """The service, with the set built; gone after, or every form page to come would start Python too."""
    mappe = nettsett.bygg(kostra.mappe / "data" / "nettleser")
    yield kostra
    shutil.rmtree(mappe)


@pytest.fixture
def siden(aapne, nett):
    """The page, ready to control."""
    leser = aapne(reduced_motion="reduce")
    leser.side.goto("/nettkontroll/")
    expect(leser.side.locator("[data-status]")).to_have_text(KLAR, timeout=LENGE)
    return leser


def velg(side, innhold: bytes, navn: str = "uttrekk.dat") -> None:
    fil = {"name": navn, "mimeType": "application/octet-stream", "buffer": innhold}
    side.set_input_files("[data-fil]", fil)


def uten_tid(tekst: str | bytes) -> str:
    """A JSON report without what differs from run to run."""
    ord_ = tekst if isinstance(tekst, str) else tekst.decode()
    return re.sub(r'"(reportStartedAt|reportCompletedAt|reportGenerationTime)": [^,]+, ', "", ord_)


def fasit(innhold: bytes, skjema: str, aar: int, region: str, vedlegg: bool = True) -> str:
    funnet = produktet.kontroller(
        innhold, skjema=skjema, aar=aar, region=region, vedlegg=vedlegg, kolonner="auto"
    )
    return uten_tid(rapport.skriv(funnet, "json"))


def ulike(side, filer: list[tuple[bytes, str, int, str, bool]]) -> list[str]:
    """The files that the page judges otherwise than the command line."""
    sendt = [[base64.b64encode(data).decode(), *om] for data, *om in filer]
    svar = side.evaluate(KONTROLLER, sendt)
    return [
        f"{om}: {kom[:300]}"
        for (data, *om), kom in zip(filer, svar, strict=True)
        if uten_tid(kom) != fasit(data, *om)
    ]


def test_filen_kontrolleres_uten_nett_og_ingenting_av_den_forlater_siden_eller_blir_igjen(siden):
    side = siden.side
    expect(side.locator("[data-uten-nett]")).to_be_visible(timeout=LENGE)
    siden.omgivelse.set_offline(True)
    hentet = len(siden.hentet)
    innhold = lag_fil("11F", 2025, REGION, 80, fro=4, feil=0.5)
    ventet = produktet.kontroller(innhold, skjema="11F", aar=2025, region=REGION)

    velg(side, innhold)  # form, year and municipality are read from the file
    expect(side.locator("#rapporten")).to_be_focused(timeout=LENGE)
    expect(side.locator("[data-om]")).to_have_text("uttrekk.dat · 11F · 2025 · 4601 Bergen")
    dommen = side.locator("kostra-rapport .varsel h2").first.inner_text()
    assert dommen in rapport.skriv(ventet, "html").decode()
    journal = ventet.funn[0].journalnummer.strip()
    expect(side.locator("kostra-rapport", has_text=journal)).to_be_visible()
    side.locator("kostra-rapport [name=sok]").fill(journal)  # its filter works in the page
    expect(side.locator("kostra-rapport #treff")).to_contain_text(re.compile(r"^Viser \d+ av"))
    assert bred(side) <= 0
    side.set_viewport_size({"width": 360, "height": 800})
    assert bred(side) <= 0
    assert axe(side) == []
    for format_ in ("json", "csv", "html", "xlsx"):
        with side.expect_download() as lastet:
            side.locator(f"[data-format={format_}]").click()
        ut = Path(lastet.value.path()).read_bytes()
        assert lastet.value.suggested_filename == f"kontrollrapport-11F-2025-{REGION}.{format_}"
        if format_ == "json":
            assert uten_tid(ut) == uten_tid(rapport.skriv(ventet, "json"))
        elif format_ == "csv":
            assert ut == rapport.skriv(ventet, "csv")
        else:
            assert ut.startswith(b"PK" if format_ == "xlsx" else b"<!doctype html>")

    # all forms and years
    filer = [
        (
            lag_fil(skjema, aar, REGION, 12, fro=aar, feil=0.7),
            skjema,
            aar,
            REGION,
            True,
        )
        for skjema, alle in alle_skjemaer().items()
        for aar in alle
    ]
    filer += [(b" ", "11CF", 2026, REGION, False), (b"", "15F", 2026, REGION, True)]
    assert ulike(side, filer) == []
    assert [adresse for adresse in siden.hentet[hentet:] if not adresse.startswith("blob:")] == []

    # stopped in the middle, and begun anew without a network
    stor = lag_fil("11F", 2025, REGION, 400, fro=5) * 40
    velg(side, stor)
    expect(side.locator("[data-status]")).to_have_text(re.compile("Leser|Kontrollerer"))
    side.locator("[data-avbryt]").press("Enter")
    expect(side.locator("[data-fil]")).to_be_focused()
    expect(side.locator("[data-status]")).to_have_text(KLAR, timeout=LENGE)
    expect(side.locator("[data-resultat]")).to_be_hidden()

    # what doesn't say what it is, is asked for
    velg(side, b"for kort\n" * 3)
    expect(side.locator("[data-feil]")).to_contain_text("sier ikke sikkert", timeout=LENGE)
    expect(side.locator("#skjema")).to_be_focused()
    for felt, verdi in (("skjema", "11CF"), ("aar", "2026"), ("region", REGION)):
        side.locator(f"#{felt}").select_option(verdi)
    side.locator("[data-hva] [type=submit]").click()
    expect(side.locator("kostra-rapport .varsel.g4")).to_be_visible(timeout=LENGE)

    etterlatt = "\n".join(side.evaluate(_ETTERLATT))
    assert "nettkontroll-" in etterlatt
    assert "opfs" not in etterlatt
    spor = {m.journalnummer.strip() for m in ventet.meldinger} | {"uttrekk.dat", "for kort"}
    assert [ett for ett in spor if ett and ett in etterlatt] == []
    sti = set(siden.hentet[hentet:])  # a new worker is of the same files as the first
    assert {re.sub(r".*/fil/[0-9a-f]+/.*", "settet", a) for a in sti} <= {"settet"}


def test_det_som_er_endret_underveis_blir_ikke_brukt(aapne, nett):
    side = aapne().side
    motor = (nett.mappe / "data" / "nettleser" / "motor.zip").read_bytes()
    endret = motor[:-1] + bytes([motor[-1] ^ 1])
    side.route("**/motor.zip", lambda rute: rute.fulfill(body=endret))
    side.goto("/nettkontroll/")
    expect(side.locator("[data-feil]")).to_contain_text("ikke det som skulle", timeout=LENGE)
    expect(side.locator("[data-status]")).to_have_text("")


def test_uten_skript_og_uten_webassembly_sier_siden_hva_en_gjor_i_stedet(aapne, nett):
    uten = aapne(skript=False).side
    uten.goto("/nettkontroll/")
    expect(uten.get_by_role("heading", name="Denne siden trenger JavaScript")).to_be_visible()
    expect(uten.locator("[data-velg]")).to_be_hidden()
    sperret = aapne()
    sperret.omgivelse.add_init_script("delete globalThis.WebAssembly")
    sperret.side.goto("/nettkontroll/")
    expect(sperret.side.locator("[data-uten]")).to_contain_text("WebAssembly")
    expect(sperret.side.locator("[data-velg]")).to_be_hidden()


@pytest.mark.treg
def test_en_ny_versjon_tar_over_hel_og_den_gamle_ryddes_bort(siden, nett):
    side, mappe = siden.side, nett.mappe / "data" / "nettleser"
    expect(side.locator("[data-uten-nett]")).to_be_visible(timeout=LENGE)
    gammel = sett.les(mappe)
    assert gammel is not None
    filer = {navn: (mappe / navn).read_bytes() for navn in gammel.filer}
    filer["LISENSER.txt"] += b"\n"
    (mappe / "LISENSER.txt").write_bytes(filer["LISENSER.txt"])
    ny = sett.manifest(filer, gammel.kostra, gammel.pyodide)
    (mappe / sett.MANIFEST).write_text(ny, encoding="utf-8")
    versjon = json.loads(ny)["versjon"]
    side.reload()
    expect(side.locator("[data-status]")).to_have_text(KLAR, timeout=LENGE)
    side.goto("/tilgjengelighet/")  # the old one has no page left to serve
    side.evaluate(_BARE_LAGERET, f"nettkontroll-{versjon}")
    siden.omgivelse.set_offline(True)
    side.goto("/nettkontroll/")
    expect(side.locator("[data-status]")).to_have_text(KLAR, timeout=LENGE)
    assert side.get_attribute("[data-nettkontroll]", "data-adresse").endswith(f"/{versjon}/")


@pytest.mark.treg
def test_vi_aapner_det_siden_krypterer(siden):
    def kjor(funksjon, *argumenter):
        return siden.side.evaluate(f"(inn) => ({funksjon})(...inn)", list(argumenter))

    assert feil_i_konvolutter(kjor) == []


@pytest.mark.treg
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("skjema", sorted(alle_skjemaer()))
def test_hele_korpuset_bedommes_likt(siden, skjema):
    with open(EKSEMPLER / skjema / "oversikt.csv", encoding="utf-8-sig", newline="") as f:
        rader = list(csv.DictReader(f, delimiter=";"))
    filer = [
        ((EKSEMPLER / r["fil"]).read_bytes(), skjema, int(r["aar"]), r["region"], True)
        for r in rader
    ]
    if skjema in korpus.GENERATORER:
        filer += [
            (fil.innhold, skjema, aar, fil.region, True)
            for aar in alle_skjemaer()[skjema]
            for fil in korpus.filer(skjema, aar)
        ]
    assert len(filer) > 250
    deler = [filer[fra : fra + 50] for fra in range(0, len(filer), 50)]
    assert [ett for del_ in deler for ett in ulike(siden.side, del_)] == []
