"""Files of 11F that aren't as they should be: another form's, mixed, too alike, unreadable."""

from __future__ import annotations

from typing import Any

import kostra
from kontroll.arbeid import kall
from kostra.kontroll.gjenkjenning import hele_filen
from kostra.kontroll.lesing import les
from kostra.kontroll.modell import Grad, Rapport
from kostra.skjema import filbeskrivelse
from lesing.poster11cf import fil, post
from orakel.bygg11f import bygg_post
from samlet import i_ett

AAR = range(2022, 2027)
LENGDE = {2022: 324, 2023: 324, 2024: 324, 2025: 338, 2026: 338}


def kontrollert(innhold: bytes, aar: int = 2026, **valg: Any) -> Rapport:
    valg = {"skjema": "11F", "region": "030101", "tillegg": False, **valg}
    return kostra.kontroller(innhold, aar=aar, **valg)


def sagt(rapport: Rapport) -> list[tuple[str, str, str]]:
    return [(m.id, m.tekst.nb, m.gjor.nb) for m in rapport.merknader]


def ulike(antall: int, aar: int = 2026, **felt: str) -> list[str]:
    return [bygg_post(aar, PERSON_JOURNALNR=f"J{i:07d}", **felt) for i in range(antall)]


@i_ett("aar", AAR)
def test_en_riktig_fil_faar_ingen_merknad(aar: int) -> None:
    assert {len(linje) for linje in ulike(3, aar)} == {LENGDE[aar]}
    assert sagt(kontrollert(fil(*ulike(3, aar)), aar)) == []


@i_ett("aar", AAR)
def test_11cf_levert_som_11f_kjennes_igjen(aar: int) -> None:
    rapport = kontrollert(fil(*[post(aar)] * 3), aar, region="110300")
    assert sagt(rapport) == [
        (
            "feil_skjema",
            f"Filen ser ut som 11CF for {aar}.",
            "Velg 11CF, eller ta ut 11F på nytt.",
        )
    ]
    assert {m.kontroll for m in rapport.meldinger} == {"K001"}


@i_ett("aar", AAR)
def test_11f_levert_som_11cf_kjennes_igjen(aar: int) -> None:
    rapport = kontrollert(fil(*ulike(3, aar)), aar, skjema="11CF")
    assert sagt(rapport) == [
        (
            "feil_skjema",
            f"Filen ser ut som 11F for {aar}.",
            "Velg 11F, eller ta ut 11CF på nytt.",
        )
    ]


@i_ett(
    ("filens", "valgt"),
    [(2024, 2025), (2026, 2024), (2022, 2026), (2022, 2023), (2023, 2024), (2025, 2026)],
)
def test_feil_aar_kjennes_paa_lengde_eller_version(filens: int, valgt: int) -> None:
    [(id_, tekst, gjor)] = sagt(kontrollert(fil(*ulike(3, filens)), valgt))
    assert (id_, tekst) == ("feil_aar", f"Filen ser ut som 11F for {filens}.")
    assert gjor == f"Velg {filens}, eller ta ut filen for {valgt} på nytt."


@i_ett("valgt", ["11F", "11CF"])
def test_halvt_11f_og_halvt_11cf_stopper_paa_de_linjene_som_er_feil(valgt: str) -> None:
    linjer = [linje for par in zip(ulike(10), [post()] * 10, strict=True) for linje in par]
    rapport = kontrollert(fil(*linjer), skjema=valgt)
    gale = range(2, 21, 2) if valgt == "11F" else range(1, 21, 2)
    assert [m.postnumre for m in rapport.meldinger] == [(nr,) for nr in gale]
    assert {m.kontroll for m in rapport.meldinger} == {"K001"}
    assert rapport.alvorlighetsgrad is Grad.FATAL
    assert sagt(rapport) == []


def test_et_flertall_av_11cf_er_nok_til_aa_avvise_filen() -> None:
    linjer = [*ulike(4), *[post()] * 5]
    fb = filbeskrivelse("11F", 2026)
    lest = les(fil(*linjer), fb.lesing, fb.recordlengde)
    avvist = hele_filen(fil(*linjer), lest, fb, "030101")
    assert avvist is not None
    assert avvist.tekst.nb == "Filen ser ut som 11CF for 2026."
    assert hele_filen(fil(*linjer[:8]), lest, fb, "030101") is None


@i_ett("kolonner", ["ren", "numpy"])
def test_4000_like_fodselsnumre(kolonner: str) -> None:
    rapport = kontrollert(fil(*ulike(4000)), kolonner=kolonner)
    assert {i.id: i.antall for i in rapport.kontroller if i.antall} == {"K05A": 4000}
    assert len(rapport.meldinger) == 1000
    assert "står på 4\u00a0000 linjer" in rapport.meldinger[0].tekst
    assert len(rapport.meldinger[0].tekst) < 300


@i_ett("kolonner", ["ren", "numpy"])
def test_arbeidet_for_like_fodselsnumre_vokser_jevnt(kolonner: str) -> None:
    faa, mange = (fil(*ulike(antall)) for antall in (500, 4000))
    alle = {"kolonner": kolonner, "maks_per_regel": None}
    kontrollert(faa, **alle)  # fills the tables that are made once
    # 8 times the records; quadratic would be 64 times the work
    assert kall(lambda: kontrollert(mange, **alle)) < 12 * kall(lambda: kontrollert(faa, **alle))


def test_en_linje_paa_10_mb_gir_ett_funn() -> None:
    [melding] = kontrollert(b"0" * 10_000_000).meldinger
    assert (melding.kontroll, melding.verdier["lengde"]) == ("K001", 10_000_000)


@i_ett("aar", AAR)
@i_ett("koding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_stopper_med_merknad(koding: str, aar: int) -> None:
    rapport = kontrollert(fil(*ulike(2, aar), tegnsett=koding), aar)
    assert {m.kontroll for m in rapport.meldinger} == {"K001"}
    assert [m.id for m in rapport.merknader] == ["utf16"]


@i_ett(
    ("endre", "merknad"),
    [
        (lambda linjer: "\n".join(linje.rstrip() for linje in linjer), "kuttet"),
        (lambda linjer: "".join(linjer), "uten_linjeskift"),
        (lambda linjer: "\r".join(linjer), "uten_linjeskift"),
        (
            lambda linjer: "\n".join(";".join(linje.split()) + ";;;;" for linje in linjer),
            "skilletegn",
        ),
    ],
    ids=["kuttet", "en linje", "enslig CR", "semikolon"],
)
def test_vanlige_feil_med_filen_sies_i_klartekst(endre: Any, merknad: str) -> None:
    rapport = kontrollert(endre(ulike(3)).encode())
    assert [m.id for m in rapport.merknader] == [merknad]
    assert {m.kontroll for m in rapport.meldinger} == {"K001"}


@i_ett("tom", [b"", b" ", b"\n\n", b"  \r\n\r"])
def test_tom_fil_i_2022_er_ok_uten_poster(tom: bytes) -> None:
    rapport = kontrollert(tom, 2022)
    assert (rapport.alvorlighetsgrad, rapport.returkode) == (Grad.OK, 0)
    assert (rapport.antall_poster, rapport.antall_kontroller) == (0, 4)


@i_ett("aar", range(2023, 2027))
def test_tom_fil_fra_2023_er_feil(aar: int) -> None:
    assert kontrollert(b"", aar).alvorlighetsgrad is Grad.ERROR
    assert kontrollert(b" ", aar).alvorlighetsgrad is Grad.FATAL
