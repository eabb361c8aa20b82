"""A record under a ruler: each field at its place, with what it holds and what that means."""

from __future__ import annotations

import re

from konvertering.arbeid import layout, post, uttrekk
from kostra.felt import er_duf
from kostra.konvertering.visning import MAKS_NEVNT, Fil, vis
from kostra.skjema import SPRAAK, Filbeskrivelse, Sprak
from samlet import i_ett

BARE_KOMMUNE = {"KOMMUNE_NR": "1103"}
FNR = {"PERSON_FODSELSNR": "15869010089"}
DUF = next(f"2018168329{n:02d}" for n in range(11) if er_duf(f"2018168329{n:02d}"))


def vist(fb: Filbeskrivelse, linje: str, sprak: Sprak = "nb", bredde: int = 100) -> str:
    fil = Fil(f"{linje}\n".encode(), fb)
    return vis(fil, fil.linjer, sprak, bredde)


def rad(tekst: str, navn: str) -> str:
    """The row of the table for a field, with single blanks."""
    (funnet,) = re.findall(rf"^[ !] {navn} .*$", tekst, re.MULTILINE)
    return " ".join(funnet.split())


def test_hvert_felt_har_navn_posisjon_verdi_og_betydning() -> None:
    fb = layout()
    tekst = vist(fb, uttrekk(1).decode().removesuffix("\n"))
    rader = [re.escape(felt.navn) for felt in fb.felt]
    funnet = re.findall(rf"^[ !] ({'|'.join(rader)}) ", tekst, re.MULTILINE)
    assert funnet == [felt.navn for felt in fb.felt]
    assert rad(tekst, "KOMMUNE_NR") == "KOMMUNE_NR 1–4 1103 Kommunenummer"


#: Field, its text, what is said, and whether it is marked as wrong (11CF 2026).
BETYR = [
    ("KJONN", "1", "Kjønn: Mann", False),
    ("KJONN", "9", "Kjønn: koden finnes ikke i listen", True),
    ("KJONN", " ", "Kjønn: tomt (obligatorisk i filbeskrivelsen)", False),
    ("KVP_KOMM", " ", "Kom fra program i annen kommune: tomt", False),
    ("KOMMNR_KVP_KOMM", "5530", "Kommunen det forrige programmet var i: Senja", False),
    ("REG_DATO", "03022026", "Søknad registrert, dato: 03.02.2026", False),
    ("REG_DATO", "30022026", "Søknad registrert, dato: dagen finnes ikke i den måneden", True),
    ("REG_DATO", "2026020 ", "Søknad registrert, dato: ikke en dato (ddMMyyyy)", True),
    ("KVP_STONAD", "0120000", "Sum kvalifiseringsstønad i året: 120\u00a0000", False),
    ("KVP_STONAD", "12O0000", "Sum kvalifiseringsstønad i året: ikke et helt tall", True),
    ("VERSION", "2O", "Årgang: skal være 2 siffer", True),
    (
        "PERSON_FODSELSNR", "15869010089",
        "Fødselsnummer eller d-nummer: 11 siffer, kontrollsifrene stemmer", False,
    ),
    (
        "PERSON_FODSELSNR", "15869010088",
        "Fødselsnummer eller d-nummer: 11 siffer, men kontrollsifrene stemmer ikke", True,
    ),
    (
        "PERSON_FODSELSNR", "15069000100",
        "Fødselsnummer eller d-nummer: 11 siffer, konstruert nummer som godtas", False,
    ),
    ("PERSON_FODSELSNR", "1586901008 ", "Fødselsnummer eller d-nummer: skal være 11 siffer", True),
    ("SAKSBEHANDLER", "Bjørg Ås  ", "Saksbehandler", False),
]  # fmt: skip


@i_ett(("navn", "raa", "betyr", "merket"), BETYR)
def test_hva_verdien_betyr(navn: str, raa: str, betyr: str, merket: bool) -> None:
    fb = layout()
    funnet = rad(vist(fb, post(fb, **{**BARE_KOMMUNE, navn: raa})), navn)
    assert funnet.endswith(" ".join(betyr.split()))
    assert funnet.startswith("!") is merket


def test_en_kode_kontrollene_ikke_kjenner_sies() -> None:
    fb = layout(aar=2024)
    tekst = vist(fb, post(fb, **BARE_KOMMUNE, KOMMNR_KVP_KOMM="9999"))
    assert "Uoppgitt (kontrollene for 2024 kjenner ikke koden)" in rad(tekst, "KOMMNR_KVP_KOMM")


def test_duf_nummer_forklares_og_skjules() -> None:
    fb = layout("11F", 2026)
    tekst = vist(fb, post(fb, **BARE_KOMMUNE, PERSON_DUF=DUF))
    assert rad(tekst, "PERSON_DUF").endswith("12 siffer, kontrollsifrene stemmer")
    assert DUF not in tekst


@i_ett(("bredde", "ventet"), [(100, 100), (85, 80), (9, 10), (400, 152)])
def test_linjalen_staar_over_tegnene_i_den_bredden_det_er_plass_til(
    bredde: int, ventet: int
) -> None:
    fb = layout()
    linje = uttrekk(1).decode().removesuffix("\n")
    linjer = vist(fb, linje, bredde=bredde).split("\n")
    merker = [nr for nr, tekst in enumerate(linjer) if re.fullmatch(r"[.:|]+", tekst)]
    assert len(linjer[merker[0]]) == ventet
    samlet = "".join(linjer[nr + 1] for nr in merker)
    assert samlet[:4] + samlet[35:38] == linje[:4] + linje[35:38]
    assert len(samlet) == fb.recordlengde
    felt = "".join(linjer[nr + 2] for nr in merker)
    assert [nr for nr, tegn in enumerate(felt, 1) if tegn == "^"] == [f.fra for f in fb.felt]
    assert linjer[merker[0] - 1].split()[:1] == ["10"]


def test_gale_lengder_nevnes_forst_og_vises_naar_ingenting_er_valgt() -> None:
    fb = layout()
    linjer = uttrekk(15).decode().split("\n")[:-1]
    for nr in range(1, 13):
        linjer[nr] = linjer[nr][:-nr]
    fil = Fil("\n".join(linjer).encode(), fb)
    tekst = vis(fil, fil.valgt())
    hode = tekst.split("\n\n")[0].split("\n")
    assert hode[0] == "11CF 2026, UTF-8. Antall linjer: 15. En linje skal ha 152 tegn."
    assert hode[1:3] == ["Linjer med gal lengde: 12.", "  Linje 2: 151 tegn, 1 for få"]
    assert len(hode) == 2 + MAKS_NEVNT + 1
    assert hode[-1] == "  … og 2 til."
    assert [linje.nummer for linje in fil.valgt()] == [2, 3, 4]
    assert "Slutten av linjen mangler (1 tegn)." in tekst
    assert "linjen er slutt" in tekst


def test_for_lange_linjer_viser_det_som_er_utenfor() -> None:
    fb = layout()
    tekst = vist(fb, uttrekk(1).decode().removesuffix("\n") + "abc")
    assert "Linje 1: 155 tegn, 3 for mange" in tekst
    assert re.search(r"^\S*\*{3}\n\S*-xxx$", tekst, re.MULTILINE)


def test_tabulator_er_gal_i_aar_der_kontrollen_sier_det() -> None:
    for aar, gale in ((2022, 0), (2026, 1)):
        fb = layout(aar=aar)
        linje = post(fb, KOMMUNE_NR="1103").replace("1103 ", "1103\t")
        fil = Fil(linje.encode(), fb)
        assert len(fil.gale) == gale
        assert "1103→" in vis(fil, fil.linjer)


def test_styretegn_og_snudd_tekst_kommer_ikke_ut_i_terminalen() -> None:
    fb = layout()
    tekst = vist(fb, post(fb, KOMMUNE_NR="1103", PERSON_JOURNALNR="\x1b[31m\u202e\x07 ", **FNR))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", tekst)
    assert "\ufffd[31m\ufffd\ufffd" in tekst


def test_journalnummer_finnes_ogsaa_i_en_linje_av_gal_lengde() -> None:
    fb = layout()
    poster = [
        post(fb, KOMMUNE_NR="1103", PERSON_JOURNALNR=f"000{nr}0   ", **FNR) for nr in (1, 2, 3)
    ]
    poster[1] = poster[1][3:]
    fil = Fil("\n".join(poster).encode(), fb)
    assert [linje.nummer for linje in fil.med_journalnummer("00020")] == [2]
    assert [linje.nummer for linje in fil.med_journalnummer(" 00030 ")] == [3]
    assert fil.med_journalnummer("0") == ()


@i_ett("sprak", SPRAAK)
def test_alle_setninger_finnes_paa_alle_sprak(sprak: Sprak) -> None:
    fb = layout()
    linjer = uttrekk(4).decode().split("\n")[:-1]
    linjer = [linjer[0], linjer[1][:40] + linjer[1][44:], linjer[2] + " ", linjer[3][:90]]
    fil = Fil("\n".join(linjer).encode(), fb)
    tekst = vis(fil, fil.linjer, sprak)
    feltnavn = {"nb": "Kjønn", "nn": "Kjønn", "en": "Sex"}[sprak]
    assert feltnavn in tekst
    assert ("for få" in tekst) is (sprak != "en")
    assert "{" not in tekst
