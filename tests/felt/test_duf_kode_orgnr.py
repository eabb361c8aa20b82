"""DUF numbers, codes and organisation numbers."""

from __future__ import annotations

from felt.nummer import duf
from kostra.felt import er_duf, er_orgnr, finnes
from samlet import i_ett


def test_duf_med_regnet_kontroll_er_gyldig_for_alle_rester() -> None:
    numre = [duf(f"20260000{nr:02d}") for nr in range(100)]
    assert all(er_duf(nummer) for nummer in numre)
    assert {nummer[10:] for nummer in numre} == {f"{rest:02d}" for rest in range(11)}


@i_ett("plass", range(12))
def test_duf_med_ett_galt_siffer_er_ugyldig(plass: int) -> None:
    riktig = duf("2026123456")
    for siffer in set("0123456789") - {riktig[plass]}:
        assert not er_duf(riktig[:plass] + siffer + riktig[plass + 1 :])


def test_duf_bare_nuller_er_gyldig_og_aaret_sjekkes_ikke() -> None:
    assert er_duf("000000000000")
    assert er_duf(duf("9999123456"))


@i_ett(
    "form",
    ["{}0", "0{}", " {}", "{} ", "{}\n", ""],
    ids=["etter", "foran", "blank_foran", "blank_etter", "linjeskift", "tom"],
)
def test_duf_maa_vaere_tolv_tegn_uten_noe_rundt(form: str) -> None:
    assert not er_duf(form.format(duf("2026123456")))


@i_ett(
    "tekst",
    [
        " " * 12,
        duf("2026123456")[:11],
        duf("2026123456")[:11] + " ",
        " " + duf("2026123456")[1:],
        "20261234٥6" + "00",
        "２０２６１２３４５６００",
        "+02612345600",
        "2026_2345600",
    ],
    ids=ascii,
)
def test_duf_med_annet_enn_siffer_er_ugyldig(tekst: str) -> None:
    assert not er_duf(tekst)


@i_ett("tekst", [" 1", "1 ", "01", "", " ", "2 ", "A", "１"])
def test_kode_maa_vaere_lik_i_bredde_og_tegn(tekst: str) -> None:
    assert not finnes(tekst, frozenset({"1", "2", "a"}))


def test_kode_i_listen_finnes() -> None:
    assert finnes("1", frozenset({"1", "2"}))
    assert finnes(" 1", frozenset({" 1", "2"}))


@i_ett("orgnr", ["971526920", "974760673", "889640782"])
def test_orgnr_med_riktig_kontrollsiffer_er_gyldig(orgnr: str) -> None:
    assert er_orgnr(orgnr)


@i_ett(
    "orgnr",
    [
        "971526921",
        "071526920",
        "771526918",
        "97152692",
        "9715269200",
        "971 526 920",
        " 71526920",
        "97152692 ",
        "９７１５２６９２０",
        "|71526920",
        "97152692A",
        "         ",
        "",
        "8",
    ],
    ids=ascii,
)
def test_orgnr_som_ikke_er_det(orgnr: str) -> None:
    assert not er_orgnr(orgnr)


@i_ett("plass", range(9))
def test_orgnr_med_ett_galt_siffer_er_ugyldig(plass: int) -> None:
    riktig = "971526920"
    for siffer in set("0123456789") - {riktig[plass]}:
        assert not er_orgnr(riktig[:plass] + siffer + riktig[plass + 1 :])
