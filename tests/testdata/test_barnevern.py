"""Test data for 15F, held against the independent oracle: valid is valid, each fault is found."""

from __future__ import annotations

import hashlib
import tracemalloc
from collections import Counter
from xml.etree import ElementTree

import pytest

import kostra
from kostra.cli import kjor
from kostra.felt import er_duf, syntetisk
from kostra.felt.fodselsnummer import PLASSHOLDERE
from kostra.skjema.struktur import struktur
from kostra.testdata import (
    Feil,
    UgyldigBestilling,
    lag_fil,
    lag_uttrekk,
    mulige_feil,
    ventede_funn,
)
from kostra.testdata.barnevern import fordelinger
from kostra.testdata.barnevern.feil import FEILVALG
from orakel_15f.orakel import Resultat, kontroller
from samlet import i_ett

AAR = range(2022, 2027)
REGIONER = ("110300", "030100", "030107")
#: Every year, and every kind of region in the old and in the new layout.
STEDER = [
    (2022, REGIONER[0]), (2023, REGIONER[1]), (2024, REGIONER[2]),
    (2025, REGIONER[1]), (2026, REGIONER[0]), (2026, REGIONER[2]),
]  # fmt: skip
OM_FILEN = {"AVGIVER_00", "AVGIVER_01", "AVGIVER_02", "AVGIVER_04", "AVGIVER_06"}
STOPPERE = {"LESEFEIL", "INDIVID_00"}
#: Change one of these only when the generator is meant to make other files, and say so in CHANGELOG.
FASIT: list[tuple[int, str, int, int, Feil | None, str]] = [
    (
        2022,
        "542100",
        500,
        7,
        None,
        "f9ab92ec61f3347746f7efb580fd01a58f9317ae6fc203194a938d9584ec2339",
    ),
    (
        2026,
        "030100",
        500,
        0,
        0.3,
        "f1dc3e9ca4112bf1cfd46e08a4766321fc09abf9f2f493cd03115c6d908309c6",
    ),
    (
        2026,
        "030107",
        200,
        -1,
        ["T34", "INDIVID_04", "TILTAK_09"],
        "57c86da9d279761906b9c9b52f372035b4163b0458db5cae77ea2b4a224612cc",
    ),
]


def fasit(fil: bytes, aar: int, region: str) -> Resultat:
    return kontroller(fil, aar=aar, region=region)


def funn(fil: bytes, aar: int, region: str) -> Counter[str]:
    return Counter(f.id for f in fasit(fil, aar, region).funn)


def individer(fil: bytes) -> list[ElementTree.Element]:
    return ElementTree.fromstring(fil).findall("Individ")


def kontroller_om_barn(region: str) -> set[str]:
    """The controls that a random fault in a child can trigger."""
    tillegg = set(FEILVALG["15F"].tilleggsfeil)
    return set(mulige_feil("15F", 2026, region)) - STOPPERE - OM_FILEN - tillegg


@i_ett(("aar", "region"), STEDER)
def test_gyldige_filer_er_uten_funn(aar: int, region: str) -> None:
    resultat = fasit(lag_fil("15F", aar, region, 400, fro=aar), aar, region)
    assert resultat.funn == []
    assert resultat.antall_kontroller == 4 + 51 * 400


@i_ett(("aar", "region"), STEDER)
def test_hver_kontroll_utloses_og_lite_annet(aar: int, region: str) -> None:
    for fro, regel in enumerate(mulige_feil("15F", aar, region)):
        fil = lag_fil("15F", aar, region, 4, fro=fro, feil=[regel])
        ventet = ventede_funn("15F", regel, aar, region) - set(FEILVALG["15F"].tilleggsfeil)
        assert set(funn(fil, aar, region)) == ventet, regel


@pytest.mark.treg
@i_ett(("aar", "region"), STEDER)
def test_hver_maate_utloser_kontrollen(aar: int, region: str) -> None:
    """A rule named n times uses its n first ways: the rule is found n times, for equal ones once more."""
    for regel, maater in FEILVALG["15F"].mulige(aar, region).items():
        if regel in STOPPERE | OM_FILEN | set(FEILVALG["15F"].tilleggsfeil):
            continue
        fil = lag_fil("15F", aar, region, 9, fro=2, feil=[regel] * len(maater))
        med = frozenset().union(*(maate.med for maate in maater))
        funnet = funn(fil, aar, region)
        assert funnet[regel] == len(maater) + (regel == "INDIVID_04"), regel
        assert set(funnet) <= {regel} | med, regel


@i_ett(("aar", "region"), [(2022, "110300"), (2024, "030100"), (2026, "030107")])
def test_produktet_finner_det_som_ventes(aar: int, region: str) -> None:
    """The additional rules as well, which the oracle doesn't know."""
    gyldig = lag_fil("15F", aar, region, 200, fro=1)
    rapport = kostra.kontroller(gyldig, skjema="15F", aar=aar, region=region)
    assert (rapport.meldinger, rapport.merknader) == ((), ())
    for regel in mulige_feil("15F", aar, region):
        fil = lag_fil("15F", aar, region, 4, fro=7, feil=[regel])
        rapport = kostra.kontroller(fil, skjema="15F", aar=aar, region=region)
        funnet = {melding.kontroll for melding in rapport.meldinger}
        assert funnet == ventede_funn("15F", regel, aar, region), regel


@i_ett(("aar", "uten"), [(2022, {"T49"}), (2026, set())])
def test_hver_kontroll_i_aaret_har_en_feil(aar: int, uten: set[str]) -> None:
    """But AVGIVER_03, which can't be triggered: the structure demands the number."""
    fil = lag_fil("15F", aar, "030107", 5)
    rapport = kostra.kontroller(fil, skjema="15F", aar=aar, region="030107")
    kontroller = {kontroll.id for kontroll in rapport.kontroller}
    assert set(mulige_feil("15F", aar, "030107")) == kontroller - {"AVGIVER_03"} - uten


@i_ett("nr", range(5))
def test_filer_som_ikke_kan_leses(nr: int) -> None:
    """Each of the ways to make such a file, alone."""
    maate = FEILVALG["15F"].alle["LESEFEIL"][nr]
    fil = lag_fil("15F", 2026, "110300", 9, feil=["LESEFEIL"] * (nr + 1))
    assert funn(fil, 2026, "110300") == {"LESEFEIL": 1}
    assert maate.hele_filen or maate.skrevet


def test_alle_kontroller_kan_utloses_i_samme_fil() -> None:
    regler = [r for r in mulige_feil("15F", 2026, "030107") if r not in STOPPERE]
    fil = lag_fil("15F", 2026, "030107", 100, feil=regler)
    rapport = kostra.kontroller(fil, skjema="15F", aar=2026, region="030107")
    assert set(regler) <= {melding.kontroll for melding in rapport.meldinger}


@pytest.mark.treg
@i_ett("region", ["110300", "030100"])
def test_tilfeldige_feil_treffer_alle_kontroller_av_barn(region: str) -> None:
    fil = lag_fil("15F", 2026, region, 1_500, feil=0.5)
    assert kontroller_om_barn(region) == set(funn(fil, 2026, region))


@i_ett("feil", [0.05, 0.5, ["TILTAK_09", "INDIVID_04"]])
def test_barna_uten_feil_er_som_i_den_gyldige_filen(feil: Feil) -> None:
    gyldig = individer(lag_fil("15F", 2026, "110300", 1_000, fro=5))
    med_feil = individer(lag_fil("15F", 2026, "110300", 1_000, fro=5, feil=feil))
    ulike = sum(
        ElementTree.tostring(en) != ElementTree.tostring(to)
        for en, to in zip(gyldig, med_feil, strict=True)
    )
    assert ulike == (len(feil) if isinstance(feil, list) else 1_000 * feil)


@i_ett(("andel", "ventet"), [(0.2, 200), (0.001, 1), (1, 1_000)])
def test_andelen_er_noyaktig(andel: float, ventet: int) -> None:
    fil = individer(lag_fil("15F", 2026, "110300", 1_000, fro=1, feil=andel))
    gyldig = individer(lag_fil("15F", 2026, "110300", 1_000, fro=1))
    par = zip(fil, gyldig, strict=True)
    assert sum(ElementTree.tostring(ny) != ElementTree.tostring(gml) for ny, gml in par) == ventet


def test_bare_syntetiske_personer_ogsaa_der_det_er_feil() -> None:
    for feil in (None, 0.9):
        for individ in individer(lag_fil("15F", 2026, "110300", 1_000, feil=feil)):
            fnr = individ.get("Fodselsnummer")
            assert fnr is None or syntetisk(fnr) or fnr.endswith(PLASSHOLDERE)


def test_ingen_barn_deler_nummer_og_journal() -> None:
    """Not even those with faults, but for the two rules about just that."""
    unntatt = {"INDIVID_03", "INDIVID_04", "INDIVID_05"}
    regler = sorted(kontroller_om_barn("110300") - unntatt)
    alle = individer(lag_fil("15F", 2026, "110300", 3_000, feil=regler * 20))
    for navn in ("Journalnummer", "Fodselsnummer"):
        verdier = [i.get(navn) for i in alle if navn in i.attrib]
        like = {v for v, n in Counter(verdier).items() if n > 1}
        assert all(v.endswith(PLASSHOLDERE) for v in like if v)


def test_filene_ser_ut_som_ekte() -> None:
    alle = individer(lag_fil("15F", 2026, "030100", 4_000))
    ferdige = sum(i.get("Avslutta3112") == "1" for i in alle)
    assert 0.25 < ferdige / len(alle) < 0.6
    assert {i.get("Bydelsnummer") for i in alle} == {f"{n:02d}" for n in range(1, 16)}
    for navn in ("Melding", "Plan", "Tiltak", "Flytting", "Melding/Undersokelse"):
        assert sum(bool(i.findall(navn)) for i in alle) >= 20, navn
    per_saksbehandler = Counter(i.get("Saksbehandler") for i in alle)
    assert max(per_saksbehandler.values()) <= 60


def test_bydelen_som_leverer_staar_paa_alle_og_utenfor_oslo_ingen() -> None:
    i_bydel = individer(lag_fil("15F", 2026, "030107", 50))
    assert {(i.get("Bydelsnummer"), i.get("Bydelsnavn")) for i in i_bydel} == {
        ("07", "Vestre Aker")
    }
    utenfor = individer(lag_fil("15F", 2026, "110300", 50))
    assert not any("Bydelsnummer" in i.attrib for i in utenfor)


def test_kodene_finnes_i_formatet() -> None:
    """Also those too rare to come up in a file of a few thousand children."""
    lister = struktur("15F", 2026).kodelister
    kategorier = {
        *fordelinger.HJELPETILTAK,
        *fordelinger.PLASSERING,
        *fordelinger.ETTERVERN,
        *fordelinger.ETTERVERN_I_FOSTERHJEM,
    }
    assert kategorier <= {kode.kode for kode in lister["kategori"].koder}
    assert set(fordelinger.MELDER) <= {kode.kode for kode in lister["melder"].koder}
    assert set(fordelinger.SAKSINNHOLD) <= {kode.kode for kode in lister["grunnlag"].koder}


def test_duf_nummer_har_riktige_kontrollsifre() -> None:
    fil = lag_fil("15F", 2026, "110300", 300, feil=["INDIVID_12"] * 50)
    numre = [i.attrib["DUFnummer"] for i in individer(fil) if "DUFnummer" in i.attrib]
    assert len(numre) == len(set(numre)) >= 50
    assert all(er_duf(nr) for nr in numre)


def test_en_lengre_fil_begynner_med_barna_i_den_korte() -> None:
    kort, lang = (lag_fil("15F", 2026, "110300", n, fro=3) for n in (50, 500))
    assert lang.startswith(kort.removesuffix(b"</Barnevern>\n"))


@i_ett(("aar", "region", "antall", "fro", "feil", "sha256"), FASIT)
def test_filene_er_de_samme_som_da_de_ble_skrevet_ned(
    aar: int, region: str, antall: int, fro: int, feil: Feil | None, sha256: str
) -> None:
    fil = lag_fil("15F", aar, region, antall, fro=fro, feil=feil)
    assert hashlib.sha256(fil).hexdigest() == sha256


def test_biter_er_hele_filen() -> None:
    biter = list(lag_uttrekk("15F", 2026, "110300", 4_001, fro=3))
    assert len(biter) > 3
    assert b"".join(biter) == lag_fil("15F", 2026, "110300", 4_001, fro=3)


def test_kommandoen_lager_samme_fil(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    kommando = ["testdata", "-s", "15F", "-y", "2026", "-r", "553000", "-n", "20"]
    assert kjor([*kommando, "--feil", "tiltak_09,INDIVID_04"]) == 0
    ventet = lag_fil("15F", 2026, "553000", 20, feil=["TILTAK_09", "INDIVID_04"])
    assert capfdbinary.readouterr().out == ventet


def test_kommune_som_ikke_finnes_det_aaret_gir_en_merknad(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert kjor(["testdata", "-s", "15F", "-y", "2026", "-r", "542100", "-n", "1"]) == 0
    fanget = capfdbinary.readouterr()
    assert b"Bruk 5530" in fanget.err
    assert b'Kommunenummer="5421"' in fanget.out


def test_minnet_vokser_ikke_med_antallet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kostra.testdata.barnevern.POSTER_PER_BIT", 100)

    def storst(antall: int) -> int:
        tracemalloc.start()
        for _ in lag_uttrekk("15F", 2026, "110300", antall, feil=0.1):
            pass
        topp = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return topp

    storst(100)  # what is kept for good is read first
    assert storst(1_500) < storst(300) + 1_000_000


@i_ett(
    ("antall", "feil", "tekst"),
    [
        (5, ["K14"], "«K14» finnes ikke for 15F. Velg blant: LESEFEIL"),
        (5, ["INDIVID_09"], "kan ikke slå ut i 2026 for region 110300"),
        (5, ["LESEFEIL", "TILTAK_09"], "LESEFEIL stopper alle andre kontroller"),
        (1, ["INDIVID_04"], "trenger minst 2 poster. Fikk 1"),
        (1_000_001, None, "fra 1 til 1 000 000"),
    ],
)
def test_bestillinger_som_ikke_gaar(antall: int, feil: Feil | None, tekst: str) -> None:
    with pytest.raises(UgyldigBestilling, match=tekst):
        lag_uttrekk("15F", 2026, "110300", antall, feil=feil)
