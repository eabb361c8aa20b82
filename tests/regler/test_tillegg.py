"""The additional rules: a trigger and a neighbour each, and that they change no verdict."""

import random

import pytest

import kostra
from kostra.skjema import filbeskrivelse
from orakel import generator11cf, generator11f
from orakel.bygg import OSLO
from orakel.bygg11f import UTENFOR_OSLO
from regler import tilleggspar_11cf, tilleggspar_11f
from regler.test_regelsett import AARENE, HVERT_AAR, alle_regler
from regler.tilleggspar import FRA_2023, Par, finn, ider
from samlet import i_ett, prov_alle
from samsvar import korpus

PAR = [*tilleggspar_11cf.PAR, *tilleggspar_11f.PAR]
KOLONNER = ("ren", "numpy")
#: «11CF T05»: the pairs of the rule.
OM = {f"{par.skjema} {par.id}": [p for p in PAR if (p.skjema, p.id) == (par.skjema, par.id)]
      for par in PAR}  # fmt: skip
GENERATORER = {"11CF": generator11cf, "11F": generator11f}
ANDRE = {"PERSON_JOURNALNR": "J0000002"}
#: A trigger may trigger another additional rule too, and rightly.
MEDFOLGENDE = {("T02", "T11"), ("T06", "T14")}


@pytest.mark.parametrize("regel", OM)
def test_utloser_og_nabo(regel: str) -> None:
    """In every year that the rule exists; in the oldest and the newest with both column types."""
    prov_alle(
        [
            (par, aar, kolonner)
            for par in OM[regel]
            for aar in par.aar
            for kolonner in (KOLONNER if aar in (par.aar[0], par.aar[-1]) else KOLONNER[:1])
        ],
        lambda sak: _sjekk_par(*sak),
        lambda sak: f"{sak[0].id} {sak[0].utloser} {sak[1]} {sak[2]}",
    )


def _sjekk_par(par: Par, aar: int, kolonner: str) -> None:
    utlost = ider(finn(par.utloser, aar, par.region, kolonner, par.skjema))
    assert utlost.count(par.id) == par.antall
    assert {i for i in utlost if i != par.id and (par.id, i) not in MEDFOLGENDE} == set()
    region = par.region_nabo or par.region
    assert par.id not in ider(finn(par.nabo, aar, region, kolonner, par.skjema))


@i_ett(("skjema", "aar"), HVERT_AAR)
def test_hver_tilleggsregel_har_utloser_hvert_aar(skjema: str, aar: int) -> None:
    provd = {p.id for p in PAR if aar in p.aar and p.skjema == skjema}
    regioner = ("110300", "030101")
    rapporter = [finn({}, aar, region, skjema=skjema) for region in regioner]
    regler = {i.id for rapport in rapporter for i in rapport.kontroller if i.tillegg}
    unntatt = {"T06"} if (skjema, aar) == ("11CF", 2022) else set()
    assert regler - provd == unntatt


def test_t06_i_2022_krever_riktige_kontrollsifre() -> None:
    tenor = {"PERSON_FODSELSNR": "15869010089"}
    assert ider(finn([tenor, {**tenor, **ANDRE, "STATUS": "2"}], 2022)) == ["T06", "T06"]
    assert ider(finn([{}, {**ANDRE, "STATUS": "2"}], 2022)) == []


@i_ett("aar", FRA_2023)
def test_tomme_obligatoriske_felt_meldes_av_egne_kontroller(aar: int) -> None:
    """Why T01 has no test of its own for them. (The dates: outside Oslo.)"""
    for felt in filbeskrivelse("11CF", aar).felt:
        if felt.paakrevd:
            assert finn({felt.navn: ""}, aar).meldinger, felt.navn


@i_ett("aar", AARENE)
def test_grunnposten_gir_ingen_tillegg(aar: int) -> None:
    assert ider(finn({}, aar)) == []
    assert ider(finn(OSLO, aar, "030101")) == []
    assert ider(finn({}, aar, skjema="11F")) == []
    assert ider(finn(UTENFOR_OSLO, aar, "110300", skjema="11F")) == []


def test_tomt_journalnummer_i_11f_meldes_av_k002_i_2026() -> None:
    rapport = finn({"PERSON_JOURNALNR": ""}, 2026, skjema="11F")
    assert [m.kontroll for m in rapport.meldinger] == ["K002-mangler"]


@i_ett(
    ("aar", "dom", "tekst"),
    [(2022, "WARNING", "Advarselen fra K05"), (2023, "WARNING", "Advarselen fra K05"),
     (2024, "ERROR", "K05 likevel stopper"), (2026, "ERROR", "K05 likevel stopper")],
)  # fmt: skip
def test_dommen_over_bare_duf_nummer_er_som_for(aar: int, dom: str, tekst: str) -> None:
    """K05 decides as it always did; the additional finding says that the fault is the rule's."""
    rapport = finn(tilleggspar_11f.BARE_DUF, aar, skjema="11F")
    assert rapport.alvorlighetsgrad.name == dom
    [melding] = rapport.tilleggsfunn
    assert (melding.kontroll, melding.alvorlighetsgrad.name) == ("T17", "INFO")
    assert tekst in melding.tekst
    assert "kjent feil i kontrollen" in melding.tekst


@i_ett(("skjema", "aar"), HVERT_AAR)
def test_de_endrer_ingen_dom(skjema: str, aar: int) -> None:
    """Severity, exit code, number of controls, findings and tables are those of a run without."""
    funnet = set()
    for fil in korpus.filer(skjema, aar):
        valg = {"skjema": skjema, "aar": aar, "region": fil.region}
        med = kostra.kontroller(fil.innhold, **valg)
        uten = kostra.kontroller(fil.innhold, **valg, tillegg=False)
        funnet.update(ider(med))
        assert med.alvorlighetsgrad == uten.alvorlighetsgrad
        assert med.returkode == uten.returkode
        assert med.antall_kontroller == uten.antall_kontroller
        assert med.statistikk == uten.statistikk
        assert med.funn == uten.meldinger
        assert ider(uten) == []
        assert not any(info.tillegg for info in uten.kontroller)
    assert len(funnet) >= 8


def test_uskyldig_advarsel_stopper_ikke() -> None:
    rapport = finn({"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"}, 2026)
    assert (rapport.alvorlighetsgrad.name, rapport.returkode, ider(rapport)) == ("OK", 0, ["T12"])


@i_ett(("skjema", "aar"), HVERT_AAR)
def test_ingen_tilleggsregel_svikter(skjema: str, aar: int) -> None:
    """A fault in the program would show as a finding that names the exception."""
    innhold, region = GENERATORER[skjema].tilfeldig_fil(random.Random(f"svikt-{aar}"), aar)
    rapport = kostra.kontroller(innhold, skjema=skjema, aar=aar, region=region)
    assert not [m.tekst for m in rapport.meldinger if "feil i programmet" in m.tekst]


def test_navnene_er_t01_til_t19() -> None:
    """One series of numbers for both forms."""
    cf, f = ({r.id for r in alle_regler(skjema) if r.tillegg} for skjema in ("11CF", "11F"))
    assert cf == {f"T{nr:02d}" for nr in range(1, 17)}
    assert f - cf == {"T17", "T18", "T19"}
    assert cf - f == {"T02", "T06", "T07", "T11", "T12"}
