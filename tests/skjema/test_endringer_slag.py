"""Kinds of change that 11CF has not had, but that another form may have: told just as clearly."""

from __future__ import annotations

from typing import Any

from kostra.skjema import SPRAAK, Felt, Filbeskrivelse, Kode, Lesing, Sprak, Tekst3
from kostra.skjema.endringer import Endringer, Par
from kostra.skjema.endringstekst import skriv
from kostra.skjema.modell import Kontrolltall
from samlet import i_ett

J = (Kode("J", Tekst3("Ja", "Ja", "Yes")),)


def oppsett(aar: int, *felt: dict[str, Any]) -> Filbeskrivelse:
    """A layout from fields' names, lengths and whatever else differs from the plainest field."""
    plassert, fra = [], 1
    for valg in felt:
        navn, lengde = valg["navn"], valg.get("lengde", 1)
        plassert.append(
            Felt(
                navn=navn,
                datatype=valg.get("datatype", "tekst"),
                paakrevd=valg.get("paakrevd", False),
                fra=fra,
                til=fra + lengde - 1,
                ledetekst=Tekst3(f"Om {navn}", f"Om {navn}", f"About {navn}"),
                beskrivelse=Tekst3(""),
                koder=valg.get("koder", ()),
            )
        )
        fra += lengde
    return Filbeskrivelse(
        "X", aar, Tekst3("Prøve", "Prøve", "Test"), tuple(plassert), Lesing(), Kontrolltall(1)
    )


def sammenlign(foer: Filbeskrivelse, naa: Filbeskrivelse) -> Endringer:
    felles = (felt for felt in naa.felt if felt.navn in foer.etter_navn)
    return Endringer(foer, naa, tuple(Par(foer.etter_navn[f.navn], f) for f in felles))


def endring(foer: dict[str, Any], naa: dict[str, Any], sprak: Sprak = "nb") -> str:
    eldre = oppsett(2024, {"navn": "A", **foer})
    return skriv(sammenlign(eldre, oppsett(2025, {"navn": "A", **naa})), "md", sprak)


@i_ett(
    ("foer", "naa", "setning"),
    [
        ({}, {"paakrevd": True}, "- A (Om A) blir obligatorisk."),
        ({"paakrevd": True}, {}, "- A (Om A) er ikke lenger obligatorisk."),
        ({}, {"datatype": "heltall"}, "- A (Om A): type fra tekst til heltall."),
        ({}, {"lengde": 3}, "- A (Om A): lengde fra 1 til 3 tegn."),
        (
            {"lengde": 6},
            {"lengde": 6, "datatype": "dato"},
            "- A (Om A): type fra tekst til dato, datoformat fra ingen til ddMMyy.",
        ),
        ({"koder": J}, {}, "- Kode J utgår: Ja."),
        (
            {"koder": J},
            {"koder": (Kode("J", J[0].tekst, i_kontroll=False),)},
            "- Kontrollene for 2025 kjenner ikke kode J (Ja); det gjorde de i 2024.",
        ),
    ],
)
def test_endringen_sies_i_en_setning(
    foer: dict[str, Any], naa: dict[str, Any], setning: str
) -> None:
    assert setning in endring(foer, naa).splitlines()


@i_ett(
    ("sprak", "setning"),
    [
        ("nb", "Filbeskrivelsen er uendret. Recordlengden er uendret: 1 tegn."),
        ("nn", "Filskildringa er uendra. Recordlengda er uendra: 1 teikn."),
        ("en", "The file description is unchanged. The record length is unchanged: 1 character."),
    ],
)
def test_uten_endringer_sies_det(sprak: Sprak, setning: str) -> None:
    md = endring({}, {}, sprak)
    assert setning in md
    assert "##" not in md


@i_ett("sprak", SPRAAK)
def test_et_nytt_felt_som_ikke_er_obligatorisk(sprak: Sprak) -> None:
    foer, naa = oppsett(2024, {"navn": "A"}), oppsett(2025, {"navn": "A"}, {"navn": "B"})
    krav = {"nb": "ikke obligatorisk", "nn": "ikkje obligatorisk", "en": "not mandatory"}
    assert skriv(sammenlign(foer, naa), "md", sprak).strip().endswith(f", {krav[sprak]}.")


def test_et_nytt_felt_mellom_to_flyttede_regnes_ikke_som_flyttet() -> None:
    foer = oppsett(2024, *({"navn": navn} for navn in "AXB"))
    naa = oppsett(2025, *({"navn": navn} for navn in "NAYB"))
    grupper = [[par.naa.navn for par in f.felt] for f in sammenlign(foer, naa).flyttet]
    assert grupper == [["A"], ["B"]]


def test_to_koder_med_samme_tekst_pares_ikke() -> None:
    like = Tekst3("Nes")
    foer = oppsett(2024, {"navn": "A", "koder": (Kode("1", like), Kode("2", like))})
    naa = oppsett(2025, {"navn": "A", "koder": (Kode("3", like), Kode("4", like))})
    (koder,) = sammenlign(foer, naa).koder
    assert koder.nytt_nummer == ()
    assert [len(koder.utgaar), len(koder.nye)] == [2, 2]
