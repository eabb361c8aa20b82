"""The words of the rules: three languages, true placeholders, no fødselsnummer."""

import re
from typing import Any

import pytest

import kostra
from kostra.kontroll.regel import plassholdere
from kostra.kontroll.regelsett import bundne_regler
from kostra.kontroll.uttrykk import Uttrykk
from kostra.skjema import filbeskrivelse
from kostra.skjema.modell import SPRAAK, Tekst3
from orakel.bygg import bygg_endringer
from regler.test_regelsett import AARENE, REGIONER, SETT, alle_regler
from regler.test_tilfeller import TILFELLER, kontroller

ELLEVE = re.compile(r"\d{11}")
REGLER = list(alle_regler().values())


def setninger(tekst: str) -> int:
    return len(re.findall(r"[.?!](?:\s+[A-ZÆØÅ]|$)", tekst))


def tekster(regel: Any) -> list[Tekst3]:
    meldinger = [v.melding for v in regel.varianter]
    gjor = [v.gjor for v in regel.varianter if v.gjor]
    return [regel.tittel, regel.hvorfor, regel.gjor, *meldinger, *gjor]


@pytest.mark.parametrize("regel", REGLER, ids=lambda r: r.id)
def test_tre_spraak_er_fylt_ut(regel: Any) -> None:
    for tekst in tekster(regel):
        for sprak in ("nb", "nn", "en"):
            ord_ = getattr(tekst, sprak)
            assert ord_, regel.id
            assert ord_ == ord_.strip()
            assert "  " not in ord_
            assert "TODO" not in ord_
        assert plassholdere(tekst.nb) == plassholdere(tekst.nn) == plassholdere(tekst.en)


@pytest.mark.parametrize("regel", REGLER, ids=lambda r: r.id)
def test_setninger(regel: Any) -> None:
    """Titles have no full stop; other texts end with one. A message is at most two sentences."""
    for sprak in SPRAAK:
        assert not regel.tittel.paa(sprak).endswith(".")
        assert len(regel.tittel.paa(sprak)) <= 50
        for tekst in tekster(regel)[1:]:
            assert tekst.paa(sprak).endswith(".")
        for variant in regel.varianter:
            assert setninger(variant.melding.paa(sprak)) <= 2
        assert 1 <= setninger(regel.hvorfor.paa(sprak)) <= 3


@pytest.mark.parametrize("region", REGIONER)
@pytest.mark.parametrize("aar", AARENE)
def test_fodselsnummeret_vises_ikke(aar: int, region: str) -> None:
    fb = filbeskrivelse("11CF", aar)
    nummer = fb.etter_navn["PERSON_FODSELSNR"]
    assert all(f.lengde < 11 for f in fb.felt if f is not nummer)
    kolonne = (nummer.fra - 1, nummer.lengde)
    for regel in bundne_regler(SETT, fb, region, True):
        for variant in regel.varianter:
            for hva in variant.vis.values():
                for vist in hva if isinstance(hva, list) else [(None, hva)]:
                    node = vist[1]
                    if isinstance(node, Uttrykk):
                        assert not (node.op == "kolonne" and node.ledd == kolonne)
                        assert not (node.op == "like_andre" and node.ledd[-1].ledd == kolonne)
                        assert node.op != "fodselsdato"


def test_meldingene_av_alle_tilfeller() -> None:
    """Every message of every example, in three languages: no braces left, no number of 11 digits."""
    for tilfelle in TILFELLER:
        for m in kontroller(tilfelle, tillegg=True).meldinger:
            for sprak in SPRAAK:
                tekst = m.tekst_paa(sprak)
                assert not ELLEVE.search(tekst), m.kontroll
                assert not re.search(r"[{}]|\.\.", tekst), (m.kontroll, tekst)
                assert "programmet (" not in tekst, (m.kontroll, tekst)


@pytest.mark.parametrize(
    ("id_", "aar", "endring", "ventet"),
    [
        ("K03-komm", 2026, {"KOMMUNE_NR": "1106"},
         "Kommunenummer er «1106», men filen leveres for 1103."),
        ("K04", 2026, {"VERSION": "25"}, "Årgang er «25». For 2026 skal den være 26."),
        ("K05", 2026, {"PERSON_FODSELSNR": ""}, "Fødselsnummer eller d-nummer mangler."),
        ("K05", 2026, {"PERSON_FODSELSNR": "15869010080"},
         "Fødselsnummeret eller d-nummeret er ikke gyldig. Det skal ha 11 siffer, og de to siste "
         "skal stemme med de andre."),
        ("K06", 2022, {"PERSON_FODSELSNR": "15869010089"},
         "Deltakerens alder er ukjent (eller 99 år), og i 2022 teller det som under 18."),
        ("K07", 2024, {"PERSON_FODSELSNR": "15865600019"}, "Deltakeren er 68 år, over 67."),
        ("K07", 2026, {"PERSON_FODSELSNR": "01815710025"}, "Deltakeren er 69 år, over 68."),
        ("K08", 2026, {"KJONN": "3"}, "Kjønn er «3». Gyldige koder: 1 = Mann, 2 = Kvinne."),
        ("K08", 2026, {"KJONN": ""}, "Kjønn er tomt. Gyldige koder: 1 = Mann, 2 = Kvinne."),
        ("K13", 2026, {"BU18": "1", "ANTBU18": "14"},
         "Antall barn under 18 år er 14. Kontrollen slår ut ved 14 eller flere."),
        ("K16", 2026, {"BEGYNT_DATO": "01012027"},
         "Startdato er «01012027», etter utgangen av 2026."),
        ("K27", 2026, {"KVP_MED_ASTONAD": "2", "KVP_MED_KOMMBOS": "4"},
         "Det er svart nei på støtte i 2026, men krysset av for støtte: KVP_MED_KOMMBOS = 4, "
         "KVP_MED_HUSBANKBOS = –, KVP_MED_SOSHJ_ENGANG = –, KVP_MED_SOSHJ_PGM = –, "
         "KVP_MED_SOSHJ_SUP = –."),
        ("K32", 2026, {"KVP_STONAD": "0600001"},
         "Stønaden er 600 001 kr, over kontrollgrensen på 600 000 kr."),
        ("K37", 2022, {"AVSL_DATO": "300622"},
         "Avslutningsdato er «300622», men status er «1». Da skal datoen være tom."),
        ("K002-dato", 2022, {"AVSL_DATO": "320122"},
         "Feltet AVSL_DATO (posisjon 102–107) er «320122». Ventet en dato på formen DDMMÅÅ."),
        ("T12", 2026, {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"},
         "Deltakeren kom fra program i en annen kommune, men kommunenummeret er «1103», det samme "
         "som filen leveres for."),
        ("T15", 2026, {"STATUS": "6", "KVP_STONAD": "-001500"}, "Stønadsbeløpet er −1 500 kr."),
    ],
)  # fmt: skip
def test_melding(id_: str, aar: int, endring: dict[str, str], ventet: str) -> None:
    rapport = kostra.kontroller(
        bygg_endringer(aar, [endring]), skjema="11CF", aar=aar, region="110300", kolonner="ren"
    )
    tekst = next(m.tekst for m in rapport.meldinger if m.kontroll == id_)
    assert tekst.replace("\u00a0", " ") == ventet
