"""The handbook's new form, put into a copy of the product as files alone: it is there everywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from samlet import i_ett

ROT = Path(__file__).resolve().parents[2]
HANDBOK = ROT / "docs" / "nytt_skjema.md"
_FIL = re.compile(r"^`(src/[^`\n]+)`\n\n```[a-z]+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What says that these tests are run.
DENNES = ("DJANGO_SETTINGS_MODULE",)
VALG = ("-s", "99F", "-y", "2026")
OK = b"110326000123451   500\n110326000123462      \n"
#: One with a code that isn't there, one with support and no amount.
FEIL = b"110326000123459   500\n110326000123461      \n"


def filer() -> dict[str, str]:
    """Path -> content of the files on the page of the handbook."""
    return dict(_FIL.findall(HANDBOK.read_text(encoding="utf-8")))


class Produkt:
    """A copy of the product; what it runs has nothing of this one."""

    def __init__(self, rot: Path) -> None:
        self.rot = rot

    def __call__(self, *argumenter: str, inn: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return self.kjor("-m", "kostra", *argumenter, inn=inn)

    def kjor(self, *argumenter: str, inn: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        sti = os.pathsep.join([str(self.rot / "src"), str(self.rot / "verktoy")])
        return subprocess.run(
            [sys.executable, "-P", *argumenter],
            input=inn,
            capture_output=True,
            env={n: v for n, v in os.environ.items() if n not in DENNES} | {"PYTHONPATH": sti},
            cwd=self.rot,
            check=False,
            timeout=120,
        )

    def tekst(self, *argumenter: str, inn: bytes = b"") -> str:
        svar = self(*argumenter, inn=inn)
        assert (svar.returncode, svar.stderr) == (0, b"")
        return svar.stdout.decode()

    def python(self, kode: str) -> str:
        svar = self.kjor("-c", kode)
        assert (svar.returncode, svar.stderr) == (0, b"")
        return svar.stdout.decode()


@pytest.fixture(scope="module")
def produkt(tmp_path_factory: pytest.TempPathFactory) -> Produkt:
    rot = tmp_path_factory.mktemp("produkt")
    uten = shutil.ignore_patterns("__pycache__")
    for mappe in ("src", "verktoy"):
        shutil.copytree(ROT / mappe, rot / mappe, ignore=uten)
    for sti, innhold in filer().items():
        ny = rot / sti
        assert not ny.exists(), f"{sti} would change a file that is there"
        ny.parent.mkdir(parents=True, exist_ok=True)
        ny.write_text(innhold, encoding="utf-8")
    return Produkt(rot)


def test_haandboken_har_filene_og_eksempelet_er_ikke_en_del_av_produktet() -> None:
    stier = list(filer())
    assert len(stier) == 8
    assert not [sti for sti in stier if (ROT / sti).exists()]


def test_kopien_er_den_som_kjorer(produkt: Produkt) -> None:
    sted = produkt.python("import kostra; print(kostra.__file__)").strip()
    assert Path(sted).is_relative_to(produkt.rot)


# --- control and reports


@i_ett(("inn", "kode", "funn"), [(OK, 0, []), (FEIL, 2, ["K08", "K09"])])
def test_kontrollen_kjenner_skjemaet(
    produkt: Produkt, inn: bytes, kode: int, funn: list[str]
) -> None:
    svar = produkt("kontroll", *VALG, "-r", "110300", "-f", "json", inn=inn)
    assert (svar.returncode, svar.stderr) == (kode, b"")
    rapport = json.loads(svar.stdout)
    assert [f["ruleId"] for f in rapport["reportEntries"]] == funn
    assert rapport["validationSummary"]["numberOfControls"] == 2 * 2 + 2 * 2


@i_ett("sprak", ["nb", "nn", "en"])
def test_rapporten_har_skjemaets_ord(produkt: Produkt, sprak: str) -> None:
    svar = produkt(
        "kontroll", *VALG, "-r", "110300", "-f", "html", "--sprak", sprak, inn=FEIL
    )  # fmt: skip
    side = svar.stdout.decode()
    for ord_ in {
        "nb": ("Støtte til fritid (99F)", "Støtte uten beløp", "Beløp i året", "Før beløpet."),
        "nn": ("Støtte til fritid (99F)", "Støtte utan beløp", "Beløp i året", "Før beløpet."),
        "en": ("Support for leisure (99F)", "Support without an amount", "Enter the amount."),
    }[sprak]:
        assert ord_ in side
    assert "00012346" in side


@i_ett("format_", ["xlsx", "pdf", "csv", "terminal"])
def test_alle_rapportformater_lages(produkt: Produkt, format_: str) -> None:
    svar = produkt("kontroll", *VALG, "-r", "110300", "-f", format_, inn=FEIL)
    assert (svar.returncode, svar.stderr) == (2, b"")
    assert len(svar.stdout) > 300


def test_python_inngangen_gir_det_samme(produkt: Produkt) -> None:
    kode = (
        "import kostra; r = kostra.kontroller("
        f"{FEIL!r}, skjema='99F', aar=2026, region='110300');"
        "print(*[m.kontroll for m in r.meldinger])"
    )
    assert produkt.python(kode).split() == ["K08", "K09"]


def test_mottak_kontrollerer_konvolutten_likt_og_avviser_en_fil_for_et_annet_skjema(
    produkt: Produkt,
) -> None:
    kode = f"""
from datetime import UTC, date, datetime
from kostra.kryptering import Mottakernokkel, krypter
from kostra.mottak import Levering, kontroller_bare
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat

nokkel = lag_nokkel(Nokkeltype.P256, Bruk.KRYPTERING)
spenn = {{"gyldig_fra": date(2020, 1, 1), "gyldig_til": date(2099, 12, 31)}}
sertifikat = lag_sertifikat(nokkel, bruk=Bruk.KRYPTERING, virksomhet="SSB", **spenn)
konvolutt = krypter({FEIL!r}, [sertifikat], naa=datetime(2027, 1, 4, tzinfo=UTC))
for skjema in ("99F", "11CF"):
    levering = Levering(skjema, 2026, "110300", "ja", "uttrekk.p7m")
    svar = kontroller_bare(konvolutt, levering, nokler=[Mottakernokkel(nokkel, sertifikat)])
    print([m.kontroll for m in svar.rapport.meldinger][:2], svar.avvisning is not None)
"""
    assert produkt.python(kode).splitlines() == ["['K08', 'K09'] False", "['K001', 'K001'] True"]


# --- recognition


def test_en_fil_for_skjemaet_kjennes_igjen_naar_et_annet_er_valgt(produkt: Produkt) -> None:
    svar = produkt("kontroll", "-s", "11CF", "-y", "2026", "-r", "110300", "-f", "terminal", inn=OK)
    assert "Filen ser ut som 99F for 2026." in " ".join(svar.stdout.decode().split())


# --- documents


def test_filbeskrivelsen_og_kravspesifikasjonen_lages(produkt: Produkt) -> None:
    layout = produkt.tekst("filbeskrivelse", *VALG)
    assert "Recordlengde: 21 tegn. Antall felt: 5." in layout
    assert "Fylles ut når STOTTE er 1." in layout
    krav = produkt.tekst("regler", *VALG)
    assert krav.startswith("# Kravspesifikasjon 2026: Støtte til fritid (99F)\n")
    assert "tallet i BELOP" in krav
    veiledning = produkt.tekst("veiledning", *VALG)
    assert "Har kommunen gitt støtte til fritid i 2026?" in veiledning


def test_dokumentverktoyet_tar_skjemaet_med(produkt: Produkt) -> None:
    svar = produkt.kjor("verktoy/lag_dokumenter.py")
    assert (svar.returncode, svar.stderr) == (0, b"")
    docs = produkt.rot / "docs"
    laget = {fil.relative_to(docs).as_posix() for fil in docs.glob("*/*99F*.md")}
    assert laget == {
        *(f"{mappe}/99F_{aar}.md" for mappe in ("filbeskrivelser", "kravspesifikasjon", "veiledninger")
          for aar in (2026, 2027)),
        "filbeskrivelser/endringer_99F_2026_2027.md",
    }  # fmt: skip
    for mappe in ("filbeskrivelser", "kravspesifikasjon", "veiledninger"):
        assert "99F_2027.md" in (docs / mappe / "README.md").read_text(encoding="utf-8")


# --- a new year


def test_det_nye_aaret_er_forskjellen(produkt: Produkt) -> None:
    endret = produkt.tekst("endringer", "-s", "99F", "--fra", "2026", "--til", "2027")
    assert "FRA_DATO (Støtte fra dato): posisjon 16–23, 8 tegn, dato ddMMyyyy" in endret
    assert "Recordlengden går fra 21 til 29 tegn." in endret
    valg = ("kontroll", "-s", "99F", "-y", "2027", "-r", "110300", "-f", "json")
    for dato, funn in (("01022027", []), ("32012027", ["K09"])):
        linje = f"110327000123451{dato}   500\n".encode()
        rapport = json.loads(produkt(*valg, inn=linje).stdout)
        assert [f["ruleId"] for f in rapport["reportEntries"]] == funn


# --- vis and konverter


def test_poster_kan_vises_og_konverteres(produkt: Produkt) -> None:
    vist = produkt.tekst("vis", *VALG, "--linje", "2", inn=OK)
    assert re.search(r"STOTTE +15 +2 +Fikk støtte til fritid: Nei", vist)
    csv = produkt.tekst("konverter", *VALG, inn=OK)
    assert csv.split("\r\n")[0].endswith("KOMMUNE_NR;VERSION;PERSON_JOURNALNR;STOTTE;BELOP")
    assert produkt.tekst("konverter", *VALG, inn=csv.encode()) == OK.decode()


# --- the portal


def test_portalen_tilbyr_skjemaet_begge_aar(produkt: Produkt) -> None:
    kode = (
        "from kostra.cli.portal_runde import skjemaer_i; from kostra.blankett import blankett;"
        "print('99F' in skjemaer_i(2026), '99F' in skjemaer_i(2027), '99F' in skjemaer_i(2025));"
        "b = blankett('99F', 2026); print(b.tittel.nb); print(b.filfelt.svarfelt)"
    )
    assert produkt.python(kode).split("\n")[:3] == [
        "True True False",
        "99F. Støtte til fritid 2026 - filuttrekk",
        "mottakere",
    ]
