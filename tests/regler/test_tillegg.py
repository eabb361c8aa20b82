"""The additional rules: a trigger and a neighbour each, and that they change no verdict."""

import random
from dataclasses import dataclass

import pytest

import kostra
from kostra.kontroll.modell import Rapport
from kostra.skjema import filbeskrivelse
from orakel.bygg import INGEN_MND, bygg_endringer
from orakel.generator11cf import tilfeldig_fil
from orakel.tilfelle import Endring
from regler.test_regelsett import AARENE, alle_regler
from regler.test_tilfeller import TILFELLER, kontroller

OSLO = {"KOMMUNE_NR": "0301", "BYDELSNR": "01"}
ANDRE = {"PERSON_JOURNALNR": "J0000002"}
UTEN_DATO = {"REG_DATO": "", "VEDTAK_DATO": "", "BEGYNT_DATO": ""}
FRA_2023, FRA_2025, ALLE = range(2023, 2027), range(2025, 2027), range(2022, 2027)
ETTER = range(2024, 2027)


def dato(ddmmaaaa: str, aar: int) -> str:
    """The date as the year's file writes it."""
    return ddmmaaaa if aar >= 2025 else ddmmaaaa[:4] + ddmmaaaa[6:]


def finn(
    endring: Endring | list[Endring], aar: int, region: str = "110300", kolonner: str = "ren"
) -> Rapport:
    """Controls the year's base record with the change (see :class:`Par` about dates)."""
    poster = [
        {
            navn: dato(verdi[1:].format(a=aar, n=aar + 1, f=aar - 1), aar)
            if verdi.startswith("@")
            else verdi
            for navn, verdi in post.items()
        }
        for post in (endring if isinstance(endring, list) else [endring])
    ]
    return kostra.kontroller(
        bygg_endringer(aar, poster), skjema="11CF", aar=aar, region=region, kolonner=kolonner
    )


def ider(rapport: Rapport) -> list[str]:
    return [m.kontroll for m in rapport.tilleggsfunn]


@dataclass(frozen=True)
class Par:
    """A date in a change is written ``@ddMM{a}``: {a} the reporting year, {n} the next, {f} before."""

    id: str
    utloser: Endring | list[Endring]
    nabo: Endring | list[Endring]
    aar: range = ALLE
    region: str = "110300"
    region_nabo: str = ""
    antall: int = 1


FERDIG = {"STATUS": "4", "AVSL_DATO": "@3006{a}"}
PAR = [
    # file description: only what no K control tells about the field
    Par("T01-heltall", {"ANTBU18": "xx"}, {"ANTBU18": " 1", "BU18": "1"}, FRA_2023),
    Par("T01-heltall", {"ANTBU18": "1."}, {"KVP_STONAD": "12A", "STATUS": "1"}, FRA_2023),
    Par("T01-dato", {"AVSL_DATO": "@3201{a}"}, {"AVSL_DATO": ""}, FRA_2023),
    Par("T01-dato", {"AVSL_DATO": "@3201{a}"}, {**FERDIG, "AVSL_DATO": "@3201{a}"}, FRA_2023),
    Par(
        "T01-dato", {**OSLO, "REG_DATO": "@3201{a}"}, {"REG_DATO": "@3201{a}"}, FRA_2023,
        region="030101", region_nabo="110300",
    ),
    Par("T01-kode", {"YTELSE_INTRO": "5"}, {"YTELSE_INTRO": "4"}, FRA_2023),
    Par("T01-kode", {"KVP_MED_KOMMBOS": "1"}, {"KVP_MED_KOMMBOS": ""}, FRA_2023),
    Par("T01-kode", {"STMND_1": "02"}, {"STMND_1": ""}, FRA_2023),
    Par("T01-kode", {"AVSL_ANNET": "11"}, {"KJONN": "3"}, FRA_2023),
    Par(
        "T01-kode", {"KOMMNR_KVP_KOMM": "0000"}, {"KOMMNR_KVP_KOMM": "0000", "KVP_KOMM": "1"},
        FRA_2023,
    ),
    Par(
        "T01-kode", {"YTELSE_TYPE_SOSHJ": "1"}, {"YTELSE_TYPE_SOSHJ": "1", "YTELSE_SOSHJELP": "1"},
        FRA_2023,
    ),
    Par("T01-kode", {"AVSL_VIKTIGSTE_INNTEKT": "02"},
        {"AVSL_VIKTIGSTE_INNTEKT": "02", "STATUS": "3"}, FRA_2023),
    Par("T02", {"KVP_STONAD": "12A", "STATUS": "6"}, {"KVP_STONAD": "12A"}, FRA_2023,
        region="030101"),
    Par("T02", {"KVP_STONAD": "12A", "STATUS": "2", **INGEN_MND},
        {"KVP_STONAD": "", "STATUS": "2"}, FRA_2023),
    Par("T03", {"BU18": "1", "ANTBU18": "14"}, {"BU18": "1", "ANTBU18": "13"}),
    Par("T04", {"REG_DATO": "@0203{f}"}, {"REG_DATO": "@0103{f}"}),
    Par("T04", {"BEGYNT_DATO": "@2802{f}"}, {"BEGYNT_DATO": "@0103{f}"}),
    Par("T04", {"AVSL_DATO": "@3103{f}"}, {"AVSL_DATO": "@0104{f}"}),
    Par("T04", {"REG_DATO": "@0203{f}", "BEGYNT_DATO": "@2802{f}"}, UTEN_DATO, antall=2),
    Par("T05", {"REG_DATO": "@0101{n}", "VEDTAK_DATO": ""},
        {"REG_DATO": "@3112{a}", "VEDTAK_DATO": ""}),
    Par("T05", {"VEDTAK_DATO": "@0101{n}", "BEGYNT_DATO": ""},
        {"VEDTAK_DATO": "@3112{a}", "BEGYNT_DATO": ""}),
    Par("T05", {"BEGYNT_DATO": "@0101{n}"}, {"BEGYNT_DATO": "@3112{a}"}, range(2022, 2024)),
    Par("T05", {**OSLO, "BEGYNT_DATO": "@0101{n}"}, {"BEGYNT_DATO": "@0101{n}"}, ETTER,
        region="030101", region_nabo="110300"),
    Par("T06", [{}, {**ANDRE, "STATUS": "2"}], [{}, ANDRE], FRA_2023, antall=2),
    Par(
        "T06",
        [{}, {**ANDRE, "STATUS": "2"}],
        [OSLO, {**OSLO, **ANDRE, "STATUS": "2"}],
        FRA_2023, region_nabo="030101", antall=2,
    ),
    Par("T07", OSLO, OSLO, region_nabo="030101"),
    Par("T08", {"PERSON_FODSELSNR": "15469010187"}, {"PERSON_FODSELSNR": "15869010080"}, FRA_2023),
    Par("T08", {"PERSON_FODSELSNR": "15719010080"}, {"PERSON_FODSELSNR": ""}, FRA_2023),
    Par("T09", {"FODSELSDATO": "16061990"}, {"FODSELSDATO": "15061990"}, FRA_2025),
    Par("T09", {"FODSELSDATO": "15061890"}, {"FODSELSDATO": "15131990"}, FRA_2025),
    Par("T09", {"FODSELSDATO": "16061990"},
        {"FODSELSDATO": "16061990", "PERSON_FODSELSNR": "15869010080"}, FRA_2025),
    Par("T10", {"PERSON_JOURNALNR": ""}, {"PERSON_JOURNALNR": "x"}, FRA_2023),
    Par("T11", {"STATUS": "6"}, {**OSLO, "STATUS": "6"}, region_nabo="030101"),
    Par("T12", {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"},
        {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1106"}),
    Par("T12", {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"}, {"KOMMNR_KVP_KOMM": "1103"}),
    Par("T13", {"REG_DATO": "@3002{f}", "VEDTAK_DATO": "@3103{f}"},
        {"REG_DATO": "@2802{f}", "VEDTAK_DATO": "@3103{f}"}),
    Par("T13", {"AVSL_DATO": "@3104{a}"}, {"AVSL_DATO": "@3004{a}"}),
    Par("T13", {**FERDIG, "AVSL_DATO": "@3106{a}"}, FERDIG, range(2022, 2024)),
    Par("T13", {"AVSL_DATO": "@3106{a}"}, {**FERDIG, "AVSL_DATO": "@3106{a}"}, ETTER),
    Par("T13", {"FODSELSDATO": "31061990", "PERSON_FODSELSNR": "15869010080"},
        {"FODSELSDATO": "32061990"}, FRA_2025),
    Par("T14", {**OSLO, "BYDELSNR": "02"}, OSLO, region="030101"),
    Par("T14", {**OSLO, "BYDELSNR": "02"}, {**OSLO, "BYDELSNR": "02"}, region="030101",
        region_nabo="030100"),
    Par("T14", {**OSLO, "BYDELSNR": "02"}, {**OSLO, "BYDELSNR": "16"}, region="030101"),
    Par("T15", {"ANTBU18": "-1"}, {"ANTBU18": "-1", "BU18": "1"}),
    Par("T15", {"KVP_STONAD": "-000001", "STATUS": "2"}, {"KVP_STONAD": "-000001"}, FRA_2023),
    Par("T15", {"KVP_STONAD": "-000001"}, {"KVP_STONAD": "0000000"}, range(2022, 2023)),
    Par("T16", {"PERSON_FODSELSNR": "00000000000"}, {"PERSON_FODSELSNR": "00000000001"}),
]  # fmt: skip
#: A trigger may trigger another additional rule too, and rightly.
MEDFOLGENDE = {("T02", "T11"), ("T06", "T14")}


@pytest.mark.parametrize("kolonner", ["ren", "numpy"])
@pytest.mark.parametrize("par", PAR, ids=lambda p: p.id)
def test_utloser_og_nabo(par: Par, kolonner: str) -> None:
    for aar in par.aar:
        utlost = ider(finn(par.utloser, aar, par.region, kolonner))
        assert utlost.count(par.id) == par.antall, aar
        assert {i for i in utlost if i != par.id and (par.id, i) not in MEDFOLGENDE} == set(), aar
        stille = ider(finn(par.nabo, aar, par.region_nabo or par.region, kolonner))
        assert par.id not in stille, aar


@pytest.mark.parametrize("aar", AARENE)
def test_hver_tilleggsregel_har_utloser_hvert_aar(aar: int) -> None:
    provd = {p.id for p in PAR if aar in p.aar}
    regler = {i.id for i in finn({}, aar).kontroller if i.tillegg}
    regler |= {i.id for i in finn({}, aar, "030101").kontroller if i.tillegg}
    assert regler - provd - ({"T06"} if aar == 2022 else set()) == set()


def test_t06_i_2022_krever_riktige_kontrollsifre() -> None:
    tenor = {"PERSON_FODSELSNR": "15869010089"}
    assert ider(finn([tenor, {**tenor, **ANDRE, "STATUS": "2"}], 2022)) == ["T06", "T06"]
    assert ider(finn([{}, {**ANDRE, "STATUS": "2"}], 2022)) == []


@pytest.mark.parametrize("aar", FRA_2023)
def test_tomme_obligatoriske_felt_meldes_av_egne_kontroller(aar: int) -> None:
    """Why T01 has no test of its own for them. (The dates: outside Oslo.)"""
    for felt in filbeskrivelse("11CF", aar).felt:
        if felt.paakrevd:
            assert finn({felt.navn: ""}, aar).meldinger, felt.navn


@pytest.mark.parametrize("aar", AARENE)
def test_grunnposten_gir_ingen_tillegg(aar: int) -> None:
    assert ider(finn({}, aar)) == []
    assert ider(finn(OSLO, aar, "030101")) == []


@pytest.mark.parametrize("aar", AARENE)
def test_de_endrer_ingen_dom(aar: int) -> None:
    """Severity, exit code, number of controls, findings and tables are those of a run without."""
    filer = [tilfeldig_fil(random.Random(f"tillegg-{aar}-{nr}"), aar) for nr in range(40)]
    funnet = set()
    for innhold, region in filer:
        valg = {"skjema": "11CF", "aar": aar, "region": region}
        med = kostra.kontroller(innhold, **valg)
        uten = kostra.kontroller(innhold, **valg, tillegg=False)
        funnet.update(ider(med))
        assert med.alvorlighetsgrad == uten.alvorlighetsgrad
        assert med.returkode == uten.returkode
        assert med.antall_kontroller == uten.antall_kontroller
        assert med.statistikk == uten.statistikk
        assert med.funn == uten.meldinger
        assert ider(uten) == []
        assert not any(info.tillegg for info in uten.kontroller)
    assert len(funnet) >= 8


def test_begge_kolonnetyper_gir_samme_meldinger() -> None:
    for tilfelle in TILFELLER:
        ren, numpy = (kontroller(tilfelle, k, tillegg=True).meldinger for k in ("ren", "numpy"))
        assert ren == numpy, tilfelle.id


def test_uskyldig_advarsel_stopper_ikke() -> None:
    rapport = finn({"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"}, 2026)
    assert (rapport.alvorlighetsgrad.name, rapport.returkode, ider(rapport)) == ("OK", 0, ["T12"])


def test_ingen_tilleggsregel_svikter() -> None:
    """A fault in the program would show as a finding that names the exception."""
    for aar in AARENE:
        innhold, region = tilfeldig_fil(random.Random(f"svikt-{aar}"), aar)
        rapport = kostra.kontroller(innhold, skjema="11CF", aar=aar, region=region)
        assert not [m.tekst for m in rapport.meldinger if "feil i programmet" in m.tekst]


def test_navnene_er_t01_til_t16() -> None:
    egne = sorted(id_ for id_ in alle_regler() if id_.startswith("T"))
    assert egne == [f"T{nr:02d}" for nr in range(1, 17)]
