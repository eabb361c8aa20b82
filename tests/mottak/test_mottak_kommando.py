"""``kostra mottak fil``: from an envelope on disk to a signed receipt beside it, or a plain no."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kostra.cli import kjor
from kostra.kvittering import verifiser
from kostra.nokler import Bruk, sertifikat_pem, som_pem
from mottak.hjelp import (
    GOD,
    KANARI,
    MED_ADVARSEL,
    MED_FEIL,
    OSLO,
    konvolutt,
    par,
)

BARNEVERN = Path(__file__).resolve().parents[2] / "eksempler" / "15F"
PASSORD = b"et langt passord til prove"


@dataclass
class Rom:
    """A folder with keys and one envelope, and the command run in it."""

    mappe: Path
    fanger: pytest.CaptureFixture[str]
    ut: str = ""
    err: str = ""

    @property
    def konvolutt(self) -> Path:
        return self.mappe / "inn" / "uttrekk.p7m"

    @property
    def kvittering(self) -> Path:
        return self.mappe / "inn" / "uttrekk.p7m.kvittering.json"

    def legg_inn(self, data: bytes, *, kryptert: bool = False) -> Rom:
        self.konvolutt.write_bytes(data if kryptert else konvolutt(data))
        return self

    def nokkel(self, navn: str) -> str:
        return str(self.mappe / "nokler" / navn)

    def standardvalg(self, svar: str = "ja") -> list[str]:
        return [
            "mottak", "fil", str(self.konvolutt), "-s", "11CF", "-y", "2026", "-r", "110300",
            "--svar", svar, "--nokkel", self.nokkel("ssb.key.pem"),
            "--signering", self.nokkel("sign.key.pem"), "--passord-fil", self.nokkel("passord"),
        ]  # fmt: skip

    def mottar(self, *valg: str, svar: str = "ja") -> int:
        """The exit code. Later options win over the usual ones."""
        kode = kjor([*self.standardvalg(svar), *valg])
        self.ut, self.err = self.fanger.readouterr()
        assert "Traceback" not in self.err
        assert KANARI not in self.err
        assert "15869010089" not in self.ut + self.err
        return kode

    def filer(self) -> set[str]:
        """Files beside the envelope, hidden ones too."""
        return set(os.listdir(self.konvolutt.parent))


@pytest.fixture(scope="module")
def nokkelmappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappe = tmp_path_factory.mktemp("nokler")
    for stamme, (nokkel, sertifikat) in {
        "ssb": par("SSB", Bruk.KRYPTERING),
        "sign": par("SSB", Bruk.SIGNERING),
        "annen": par("Direktoratet", Bruk.KRYPTERING),
        "utlopt": par("Utløpt", Bruk.SIGNERING, 2020, 2021),
    }.items():
        (mappe / f"{stamme}.key.pem").write_bytes(som_pem(nokkel, PASSORD))
        (mappe / f"{stamme}.crt.pem").write_bytes(sertifikat_pem(sertifikat))
    (mappe / "passord").write_bytes(PASSORD + b"\n")
    (mappe / "galt").write_bytes(b"noe helt annet\n")
    return mappe


@pytest.fixture
def rom(tmp_path: Path, nokkelmappe: Path, capsys: pytest.CaptureFixture[str]) -> Rom:
    (tmp_path / "nokler").symlink_to(nokkelmappe)
    (tmp_path / "inn").mkdir()
    return Rom(tmp_path, capsys).legg_inn(GOD)


# --- received


def test_mottatt_uttrekk_gir_kvittering_ved_siden_av_konvolutten(rom: Rom) -> None:
    assert rom.mottar() == 0
    k = verifiser(rom.kvittering.read_text(), [par("SSB", Bruk.SIGNERING)[1]]).kvittering
    assert rom.err == f"Mottatt. Kvittering {k.nummer} er skrevet til {rom.kvittering}.\n"
    assert rom.ut == ""
    assert (k.enhet.navn, k.antall_poster, k.alvorlighetsgrad) == ("Stavanger", 2, "OK")
    assert k.sha256 == hashlib.sha256(rom.konvolutt.read_bytes()).hexdigest()
    assert k.filnavn == "uttrekk.p7m"
    assert rom.filer() == {"uttrekk.p7m", "uttrekk.p7m.kvittering.json"}
    if os.name == "posix":
        assert stat.S_IMODE(rom.kvittering.stat().st_mode) == 0o600


def test_barnevern_som_xml_mottas_og_stoppes_som_de_andre(rom: Rom) -> None:
    senja = ("-s", "15F", "-r", "553000")
    assert rom.legg_inn((BARNEVERN / "senja_2026_tre_feil.xml").read_bytes()).mottar(*senja) == 2
    assert not rom.kvittering.exists()
    assert rom.legg_inn((BARNEVERN / "senja_2026_rettet.xml").read_bytes()).mottar(*senja) == 0
    k = verifiser(rom.kvittering.read_text(), [par("SSB", Bruk.SIGNERING)[1]]).kvittering
    assert (k.skjema, k.enhet.navn, k.antall_poster) == ("15F", "Senja", 24)


def test_bydel_i_oslo_staar_i_kvitteringen(rom: Rom) -> None:
    assert rom.legg_inn(OSLO).mottar("-r", "030106") == 0
    k = verifiser(rom.kvittering.read_text(), [par("SSB", Bruk.SIGNERING)[1]]).kvittering
    assert k.enhet.navn == "Oslo - Oslove, Ullern"


def test_advarsler_gir_1_med_kvittering(rom: Rom) -> None:
    assert rom.legg_inn(MED_ADVARSEL).mottar() == 1
    k = verifiser(rom.kvittering.read_text(), [par("SSB", Bruk.SIGNERING)[1]]).kvittering
    assert (k.alvorlighetsgrad, k.antall.advarsler) == ("WARNING", 1)


def test_nei_med_tom_fil_gir_kvittering(rom: Rom) -> None:
    assert rom.legg_inn(b" ").mottar(svar="nei") == 0
    k = verifiser(rom.kvittering.read_text(), [par("SSB", Bruk.SIGNERING)[1]]).kvittering
    assert (k.svar, k.antall_poster) == ("nei", 0)


def test_kvitteringen_kan_verifiseres_med_kommandoen(rom: Rom) -> None:
    assert rom.mottar() == 0
    verifiser_ = ["kvittering", "verifiser", str(rom.kvittering), "--sertifikat"]
    assert kjor([*verifiser_, rom.nokkel("sign.crt.pem")]) == 0
    rom.fanger.readouterr()
    assert kjor([*verifiser_, rom.nokkel("utlopt.crt.pem")]) == 65
    rom.fanger.readouterr()


def test_kvittering_og_rapport_skrives_dit_de_skal(rom: Rom) -> None:
    kvittering, rapport = rom.mappe / "k.json", rom.mappe / "rapport.json"
    assert rom.mottar("-o", str(kvittering), "--rapport", str(rapport), "-f", "JSON") == 0
    assert rom.filer() == {"uttrekk.p7m"}
    assert "payload" in json.loads(kvittering.read_text())
    assert json.loads(rapport.read_text())["validationSummary"]["name"] == "Stavanger"


def test_passordet_kan_staa_i_miljoet(rom: Rom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOSTRA_NOKKEL_PASSORD", PASSORD.decode())
    valg = rom.standardvalg()
    assert kjor(valg[:-2]) == 0
    assert rom.kvittering.exists()
    rom.fanger.readouterr()


def test_signeringssertifikatet_kan_ligge_et_annet_sted(rom: Rom) -> None:
    sertifikat = rom.mappe / "annet-sted.pem"
    sertifikat.write_bytes(Path(rom.nokkel("sign.crt.pem")).read_bytes())
    assert rom.mottar("--signeringssertifikat", str(sertifikat)) == 0
    assert rom.mottar("--signeringssertifikat", rom.nokkel("utlopt.crt.pem"), "--overskriv") == 64
    assert "hører ikke sammen" in rom.err


# --- stopped


def test_feil_gir_2_rapport_og_ingen_kvittering(rom: Rom) -> None:
    assert rom.legg_inn(MED_FEIL).mottar() == 2
    assert rom.err == "Stoppet: filen har feil som må rettes. Ingenting er registrert.\n"
    assert "Kjønn" in rom.ut
    assert KANARI in rom.ut  # the case to correct is told where the report is read
    assert rom.filer() == {"uttrekk.p7m"}


def test_feil_med_rapportfil_skriver_rapporten_men_ingen_kvittering(rom: Rom) -> None:
    rapport = rom.mappe / "rapport.html"
    assert rom.legg_inn(MED_FEIL).mottar("--rapport", str(rapport)) == 2
    assert rom.ut == ""
    assert "Kjønn" in rapport.read_text()
    assert rom.filer() == {"uttrekk.p7m"}


@pytest.mark.parametrize(
    ("valg", "merknad"),
    [
        (("-y", "2025"), "Filen ser ut som 11CF for 2026."),
        (("-r", "553000"), "Filen ser ut til å være for kommune 1103 Stavanger"),
    ],
)
def test_feil_aar_eller_kommune_sies_i_rapporten(
    rom: Rom, valg: tuple[str, ...], merknad: str
) -> None:
    assert rom.mottar(*valg) == 2
    assert merknad in " ".join(rom.ut.split())
    assert rom.filer() == {"uttrekk.p7m"}


@pytest.mark.parametrize(
    ("data", "valg", "aarsak"),
    [
        (GOD, ("-y", "2025"), "Filen gjelder et annet år enn det du leverer for."),
        (GOD, ("-r", "553000"), "Filen gjelder en annen kommune enn den du leverer for."),
        (OSLO, ("-r", "030101"), "Filen gjelder en annen bydel enn den du leverer for."),
        (b"", (), "Filen har ikke noe innhold."),
    ],
    ids=["aar", "kommune", "bydel", "tom"],
)
def test_fil_for_noe_annet_gir_2_med_grunnen_til_sist(
    rom: Rom, data: bytes, valg: tuple[str, ...], aarsak: str
) -> None:
    assert rom.legg_inn(data).mottar(*valg) == 2
    assert rom.err.startswith(f"kostra: {rom.konvolutt}: {aarsak}")
    assert rom.err.endswith("Ingenting er registrert.\n")
    assert len(rom.err.splitlines()) == 1
    assert rom.filer() == {"uttrekk.p7m"}


@pytest.mark.parametrize(
    ("innhold", "svar", "aarsak"),
    [
        (MED_FEIL, "nei", "Svaret er nei, men filen har innhold."),
        (b" ", "ja", "Svaret er ja, men filen er den tomme filen."),
    ],
    ids=["nei", "ja"],
)
def test_svar_som_ikke_passer_til_innholdet_gir_2_med_grunnen(
    rom: Rom, innhold: bytes, svar: str, aarsak: str
) -> None:
    assert rom.legg_inn(innhold).mottar(svar=svar) == 2
    assert rom.err.startswith(f"kostra: {rom.konvolutt}: {aarsak}")
    assert rom.err.endswith("Ingenting er registrert.\n")
    assert len(rom.err.splitlines()) == 1
    assert rom.filer() == {"uttrekk.p7m"}


# --- envelopes that can't be opened


def flipp(data: bytes) -> bytes:
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


@pytest.mark.parametrize(
    ("data", "aarsak"),
    [
        (konvolutt(MED_FEIL, "Direktoratet"), "Konvolutten er laget for en annen mottaker"),
        (konvolutt(MED_FEIL)[:-100], "Konvolutten er avkortet"),
        (flipp(konvolutt(MED_FEIL)), "Konvolutten er endret eller skadet"),
        (MED_FEIL, "et uttrekk som ikke er kryptert"),
        (b"%PDF-1.7\n", "ikke en kryptert konvolutt"),
        (b"", "tom"),
    ],
    ids=["annen", "avkortet", "endret", "klartekst", "pdf", "tom"],
)
def test_konvolutt_som_ikke_kan_aapnes_gir_65_med_grunnen(
    rom: Rom, data: bytes, aarsak: str
) -> None:
    assert rom.legg_inn(data, kryptert=True).mottar() == 65
    assert rom.err.startswith(f"kostra: {rom.konvolutt}: ")
    assert aarsak in rom.err
    assert len(rom.err.splitlines()) == 1
    assert (rom.ut, rom.filer()) == ("", {"uttrekk.p7m"})


def test_konvolutt_som_ikke_finnes_gir_66(rom: Rom) -> None:
    rom.konvolutt.unlink()
    assert rom.mottar() == 66
    assert rom.err == f"kostra: {rom.konvolutt} finnes ikke. Sjekk navnet.\n"


def test_for_stor_konvolutt_gir_66(rom: Rom) -> None:
    with rom.konvolutt.open("wb") as fil:
        fil.truncate(2 << 20)
    assert rom.mottar("--maks-mb", "1") == 66
    assert rom.err == (f"kostra: {rom.konvolutt} er for stor. Sjekk at du har valgt riktig fil.\n")


# --- keys


def test_feil_passord_gir_77(rom: Rom) -> None:
    assert rom.mottar("--passord-fil", rom.nokkel("galt")) == 77
    assert rom.err == f"kostra: {rom.nokkel('ssb.key.pem')}: Passordet er feil.\n"
    assert rom.filer() == {"uttrekk.p7m"}


def test_nokkel_som_mangler_gir_66(rom: Rom) -> None:
    assert rom.mottar("--nokkel", rom.nokkel("borte.key.pem")) == 66
    assert rom.err == f"kostra: {rom.nokkel('borte.key.pem')} finnes ikke. Sjekk navnet.\n"


def test_signeringsnokkelen_kjennes_paa_sertifikatet(rom: Rom) -> None:
    sign = rom.nokkel("sign.key.pem")
    uten = [v for v in rom.standardvalg() if v not in ("--signering", sign)]
    assert kjor([*uten, "--nokkel", sign]) == 0
    assert rom.kvittering.exists()


def test_uten_signering_gir_64(rom: Rom) -> None:
    valg = [v for v in rom.standardvalg() if v not in ("--signering", rom.nokkel("sign.key.pem"))]
    assert kjor(valg) == 64
    assert rom.fanger.readouterr().err == (
        "kostra: Oppgi nøkkelen som skal signere kvitteringen, med --signering.\n"
    )
    assert rom.filer() == {"uttrekk.p7m"}


@pytest.mark.parametrize(
    ("nokkel", "kode", "aarsak"),
    [
        ("borte.key.pem", 66, "finnes ikke"),
        ("ssb.crt.pem", 65, "Filen er et sertifikat"),
        ("ssb.key.pem", 64, "ikke laget for signering"),
        ("utlopt.key.pem", 64, "gjelder ikke på kvitteringens tidspunkt"),
    ],
)
def test_signeringsnokkel_som_ikke_kan_brukes_gir_ingen_kvittering(
    rom: Rom, nokkel: str, kode: int, aarsak: str
) -> None:
    assert rom.mottar("--signering", rom.nokkel(nokkel)) == kode
    assert aarsak in rom.err
    assert len(rom.err.splitlines()) == 1
    assert rom.filer() == {"uttrekk.p7m"}


# --- names of files


def test_en_kvittering_som_finnes_erstattes_ikke(rom: Rom) -> None:
    rom.kvittering.write_text("den forste")
    assert rom.mottar() == 73
    assert rom.err == (
        f"kostra: {rom.kvittering} finnes fra før. "
        "Bruk --overskriv, eller velg et annet navn med -o.\n"
    )
    assert rom.kvittering.read_text() == "den forste"
    assert rom.mottar("--overskriv") == 0
    assert "payload" in rom.kvittering.read_text()


def test_en_rapport_som_finnes_stopper_for_noe_mottas(rom: Rom) -> None:
    rapport = rom.mappe / "rapport.html"
    rapport.write_text("gammel")
    assert rom.mottar("--rapport", str(rapport)) == 73
    assert (rapport.read_text(), rom.filer()) == ("gammel", {"uttrekk.p7m"})


@pytest.mark.parametrize("valg", [("-o",), ("--rapport",)])
def test_kvittering_og_rapport_kan_aldri_erstatte_konvolutten(
    rom: Rom, valg: tuple[str, ...]
) -> None:
    for_ = rom.konvolutt.read_bytes()
    assert rom.mottar(*valg, str(rom.konvolutt), "--overskriv") == 64
    assert rom.err == "kostra: Konvolutten, kvitteringen og rapporten må ha hvert sitt navn.\n"
    assert rom.konvolutt.read_bytes() == for_


def test_kvittering_og_rapport_kan_ikke_ha_samme_navn(rom: Rom) -> None:
    samme = str(rom.mappe / "samme")
    assert rom.mottar("-o", samme, "--rapport", samme) == 64
    assert not os.path.exists(samme)


def test_kvittering_i_en_mappe_som_mangler_gir_73(rom: Rom) -> None:
    assert rom.mottar("-o", str(rom.mappe / "mangler" / "k.json")) == 73
    assert "mappen finnes ikke" in rom.err
    assert len(rom.err.splitlines()) == 1


def test_konvolutt_fra_standard_inn_trenger_et_navn_paa_kvitteringen(rom: Rom) -> None:
    valg = rom.standardvalg()
    valg[2] = "-"
    assert kjor(valg) == 64
    assert rom.fanger.readouterr().err == (
        "kostra: Oppgi navnet på kvitteringen med -o når konvolutten leses fra standard inn.\n"
    )


# --- parameters


@pytest.mark.parametrize(
    ("valg", "setning"),
    [
        (("-s", "11X"), "Skjemaet «11X» finnes ikke. Velg blant: 11CF, 11F, 15F."),
        (("-y", "2021"), "Skjema 11CF finnes ikke for 2021. Velg et år i 2022–2026."),
        (
            ("-r", "110"),
            "Region skal være seks siffer: kommunenummer og bydel (00 utenfor Oslo). Fikk 3 tegn.",
        ),
        (
            ("-f", "doc"),
            "Formatet «doc» finnes ikke. Velg blant terminal, html, json, csv, xlsx, pdf.",
        ),
        (
            ("--svar", "kanskje"),
            "Valget --svar har en ugyldig verdi. Velg blant ja, nei. Se «kostra mottak fil --help».",
        ),
    ],
)
@pytest.mark.parametrize("svar", ["ja", "nei"])
def test_feil_bruk_gir_64(rom: Rom, valg: tuple[str, ...], setning: str, svar: str) -> None:
    rom.legg_inn(GOD if svar == "ja" else b" ")
    assert rom.mottar(*valg, svar=svar) == 64
    assert rom.err == f"kostra: {setning}\n"
    assert rom.filer() == {"uttrekk.p7m"}


# --- plaintext stays in memory

SPOR = """
import json, os, sys
skrevet = []
def hook(hendelse, a):
    skriver = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    if hendelse == "open" and isinstance(a[0], (str, bytes)) and (a[2] or 0) & skriver:
        skrevet.append(str(a[0]))
    elif hendelse in ("tempfile.mkstemp", "tempfile.mkdtemp"):
        skrevet.append(str(a[0]))
sys.addaudithook(hook)
from kostra.cli import kjor
kode = kjor(sys.argv[1:])
print(json.dumps([kode, skrevet]), file=sys.stderr)
"""


@pytest.mark.parametrize(("innhold", "kode"), [(GOD, 0), (MED_FEIL, 2)], ids=["mottatt", "stoppet"])
def test_klarteksten_skrives_aldri_til_disk(rom: Rom, innhold: bytes, kode: int) -> None:
    innhold = innhold.replace(b"J0000002", KANARI.encode()[:6] + b"88")
    rom.legg_inn(innhold)
    cwd, tmp = rom.mappe / "cwd", rom.mappe / "tmp"
    cwd.mkdir()
    tmp.mkdir()
    svar = subprocess.run(
        [sys.executable, "-B", "-c", SPOR, *rom.standardvalg()],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60, cwd=cwd,
        env={**os.environ, "TMPDIR": str(tmp), "TMP": str(tmp), "TEMP": str(tmp)},
    )  # fmt: skip
    fikk, skrevet = json.loads(svar.stderr.splitlines()[-1])
    assert fikk == kode
    # the receipt's temporary file, and nothing else, was opened for writing
    skrevet = [sti for sti in skrevet if sti != os.devnull]
    assert [os.path.dirname(sti) for sti in skrevet] == [str(rom.konvolutt.parent)] * (kode == 0)
    assert list(cwd.iterdir()) == list(tmp.iterdir()) == []
    for fil in rom.mappe.rglob("*"):
        if fil.is_file():
            data = fil.read_bytes()
            assert b"KANARI" not in data, fil
            assert b"15869010089" not in data, fil
