"""A kept report renders as the report it was made from, and anything else is refused."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kostra
from kostra import rapport as rapporter
from kostra.kontroll.modell import (
    Grad,
    Kontrollinfo,
    Liste,
    Melding,
    Merknad,
    Raatekst,
    Rapport,
    Tabell,
)
from kostra.rapport import arkiv
from kostra.skjema.modell import SPRAAK, Felt, Kode, Tekst3
from kostra.testdata import lag_fil, mulige_feil
from rapport import eksempel
from samlet import i_ett

HODE = len(arkiv.MERKE)


def med_alle_feil(aar: int, region: str = "110300", **valg: Any) -> Rapport:
    """The report on a real extract in which every rule that can be triggered is."""
    feil = [regel for regel in mulige_feil("11CF", aar, region) if regel not in ("K000", "K001")]
    innhold = lag_fil("11CF", aar, region, 60, feil=feil)
    return kostra.kontroller(innhold, skjema="11CF", aar=aar, region=region, navn="Prøve", **valg)


def gyldig(aar: int) -> Rapport:
    innhold = lag_fil("11CF", aar, "030106", 40)
    return kostra.kontroller(innhold, skjema="11CF", aar=aar, region="030106")


def stoppet(aar: int) -> Rapport:
    innhold = lag_fil("11CF", 2022, "110300", 5) + b"kort\r\n"
    return kostra.kontroller(innhold, skjema="11CF", aar=aar, region="110300")


EKTE = {
    **{f"alle feil {aar}": lambda aar=aar: med_alle_feil(aar) for aar in range(2022, 2027)},
    "alle feil i Oslo": lambda: med_alle_feil(2026, "030106"),
    "kappet": lambda: med_alle_feil(2022, maks_per_regel=2),
    "gyldig": lambda: gyldig(2026),
    "advarsler": lambda: gyldig(2022),
    "stoppet": lambda: stoppet(2026),
    "annet aar": lambda: stoppet(2022),
}
LAGET = (
    eksempel.med_feil, eksempel.med_advarsler, eksempel.fatal, eksempel.ingen_data,
    eksempel.ingen_deltakere, eksempel.ondsinnet,
)  # fmt: skip
ALLE = {**EKTE, **{f.__name__: f for f in LAGET}}


@i_ett("navn", ALLE)
def test_det_som_pakkes_ut_er_det_som_ble_pakket(navn: str) -> None:
    rapport = ALLE[navn]()
    assert arkiv.pakk_ut(arkiv.pakk(rapport)) == rapport


@pytest.mark.parametrize(("nr", "navn"), [*enumerate(ALLE)])
def test_alle_formater_og_spraak_blir_byte_for_byte_de_samme(nr: int, navn: str) -> None:
    rapport = ALLE[navn]()
    igjen = arkiv.pakk_ut(arkiv.pakk(rapport))
    for format_ in (f for f in rapporter.FORMATER if f != "pdf"):
        # laying out for the terminal takes longest: a language of each report, in turn
        for sprak in [SPRAAK[nr % len(SPRAAK)]] if format_ == "terminal" else SPRAAK:
            utdata = rapporter.skriv(rapport, format_, sprak)
            assert rapporter.skriv(igjen, format_, sprak) == utdata, (format_, sprak)


@i_ett("navn", ["alle feil 2026", "gyldig", "stoppet", "ondsinnet"])
def test_pdf_blir_den_samme(navn: str) -> None:
    rapport = ALLE[navn]()
    igjen = arkiv.pakk_ut(arkiv.pakk(rapport))
    for sprak in SPRAAK:
        assert rapporter.skriv(igjen, "pdf", sprak) == rapporter.skriv(rapport, "pdf", sprak)


def test_samme_rapport_gir_samme_bytes_ogsaa_etter_en_tur_i_arkivet() -> None:
    data = arkiv.pakk(med_alle_feil(2026))
    assert arkiv.pakk(arkiv.pakk_ut(data)) == data


# --- every part of a report


def t(ord_: str) -> Tekst3:
    return Tekst3(f"{ord_} nb", f"{ord_} nn", f"{ord_} en")


FELT = Felt(
    "STATUS", "heltall", True, 141, 142, t("ledetekst"), t("beskrivelse"),
    (Kode("1", t("kode")), Kode("2", t("trykt kode"), i_kontroll=False)), True, True,
)  # fmt: skip
VERDIER = {
    "tekst": "en tekst", "tall": 7, "sann": True, "ukjent": None, "raa": Raatekst(" 9 "),
    "tekst3": t("verdi"), "liste": Liste(("a", t("ledd")), 12), "tom": Liste((), 0),
}  # fmt: skip
FULL = Rapport(
    skjema="11CF",
    aar=2026,
    region="030106",
    tittel=t("tittel"),
    alvorlighetsgrad=Grad.WARNING,
    antall_kontroller=99,
    meldinger=(
        Melding(
            "K38", Grad.WARNING, t("mal"), VERDIER, t("gjør"), (FELT,), (1, 2), (3, 4), "SB1", "J1",
            "Tiltak", "t1",
        ),
    ),
    kontroller=(Kontrollinfo("K38", t("k38"), Grad.WARNING, t("hvorfor"), (FELT,), True, 3),),
    statistikk=(Tabell(t("tabell"), t("kolonne"), ((t("rad"), 5),)),),
    merknader=(Merknad("feil_aar", t("merknad"), t("velg"),),),
    navn="Oslo, Ullern",
    orgnr="974754843",
    kvartal="1",
    antall_poster=10,
    antall_linjer=11,
    tegnsett="ISO-8859-1",
    programversjon="2026.11.24",
    omtale={"person": t("deltaker")},
    startet=datetime(2026, 3, 1, 12, 0, 0, 1234, tzinfo=UTC),
    ferdig=datetime(2026, 3, 1, 13, 0, 1, tzinfo=timezone(timedelta(hours=1))),
    brukt_sekunder=0.1 + 0.2,
)  # fmt: skip


def test_hver_del_av_en_rapport_blir_med() -> None:
    """FULL has no part at its default, so a part that is added later must be put into it."""

    def paa_standard(ting: Any) -> list[str]:
        egne = [
            f"{type(ting).__name__}.{f.name}"
            for f in fields(ting)
            if getattr(ting, f.name) in (f.default, (), {}, None)
        ]
        deler = [getattr(ting, f.name) for f in fields(ting)]
        flat = [x for d in deler for x in (d if isinstance(d, tuple) else (d,))]
        return egne + [n for x in flat if is_dataclass(x) for n in paa_standard(x)]

    assert set(paa_standard(FULL)) == {"Kode.i_kontroll"}
    igjen = arkiv.pakk_ut(arkiv.pakk(FULL))
    assert igjen == FULL
    assert igjen.startet.isoformat() == "2026-03-01T12:00:00.001234+00:00"
    assert igjen.ferdig.isoformat() == "2026-03-01T13:00:01+01:00"
    typer = {navn: type(verdi) for navn, verdi in igjen.meldinger[0].verdier.items()}
    assert typer == {navn: type(verdi) for navn, verdi in VERDIER.items()}


def test_like_verdier_av_ulik_type_holdes_fra_hverandre() -> None:
    verdier = [1, True, "1", Raatekst("1"), Tekst3("1"), Liste(("1",), 1), None, "r", "None"]
    mal = Tekst3("{v}")
    meldinger = tuple(Melding("K1", Grad.INFO, mal, {"v": v}, mal) for v in verdier)
    igjen = arkiv.pakk_ut(arkiv.pakk(replace(FULL, meldinger=meldinger)))
    ut = [m.verdier["v"] for m in igjen.meldinger]
    assert [(type(v), v) for v in ut] == [(type(v), v) for v in verdier]


RARE = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)


@given(
    saksbehandler=RARE, journal=RARE, mal=RARE, verdi=RARE, navn=RARE, raa=RARE, ledd=st.lists(RARE)
)
def test_rare_tegn_kommer_uendret_tilbake(
    saksbehandler: str, journal: str, mal: str, verdi: str, navn: str, raa: str, ledd: list[str]
) -> None:
    melding = Melding(
        "K1", Grad.INFO, Tekst3(mal), {"a": verdi, "b": Raatekst(raa), "c": Liste(tuple(ledd), 3)},
        Tekst3("", mal, ""), saksbehandler=saksbehandler, journalnummer=journal,
    )  # fmt: skip
    rapport = replace(FULL, navn=navn, meldinger=(melding,))
    assert arkiv.pakk_ut(arkiv.pakk(rapport)) == rapport


@i_ett("tekst", ["\ud83d", "\ud83d\ude00", "\U0001f600", "\x00"])
def test_halve_og_hele_surrogatpar_holdes_fra_hverandre(tekst: str) -> None:
    igjen = arkiv.pakk_ut(arkiv.pakk(replace(FULL, navn=tekst))).navn
    assert [ord(tegn) for tegn in igjen] == [ord(tegn) for tegn in tekst]


# --- what is repeated costs little


def med_funn(antall: int) -> Rapport:
    """So many findings of one control, each with texts, fields and values of its own in memory."""
    meldinger = tuple(
        replace(
            eksempel.med_feil().meldinger[0],
            mal=Tekst3(*("MALEN " + s + " {status}" for s in SPRAAK)),
            felt=(replace(FELT),),
            verdier={"status": Raatekst("9")},
            journalnummer=f"J{nr:07d}",
            postnumre=(nr,),
            linjenumre=(nr,),
        )
        for nr in range(1, antall + 1)
    )
    return eksempel.med_feil(meldinger=meldinger)


def innmat(data: bytes) -> dict[str, Any]:
    return json.loads(zlib.decompress(data[arkiv.HODE :]))


def test_en_mal_med_8000_funn_staar_en_gang() -> None:
    en, mange = arkiv.pakk(med_funn(1)), arkiv.pakk(med_funn(8000))
    tekst = zlib.decompress(mange[arkiv.HODE :]).decode()
    assert tekst.count("MALEN nb") == tekst.count("MALEN en") == 1
    assert tekst.count('"STATUS"') == zlib.decompress(en[arkiv.HODE :]).decode().count('"STATUS"')
    for tabell in ("tekster", "felt", "verdier", "former"):
        assert innmat(mange)[tabell] == innmat(en)[tabell], tabell
    assert len(innmat(mange)["meldinger"]) == 8000
    assert arkiv.pakk_ut(mange) == med_funn(8000)


def test_hvert_funn_mer_koster_mindre_enn_en_tidel_av_det_koster_i_json() -> None:
    """Bytes per finding, kept against rendered."""
    faa, mange = med_funn(1000), med_funn(8000)
    lagret = len(arkiv.pakk(mange)) - len(arkiv.pakk(faa))
    skrevet = len(rapporter.skriv(mange, "json")) - len(rapporter.skriv(faa, "json"))
    assert lagret * 10 < skrevet


def test_det_som_er_likt_deles_ogsaa_i_minnet() -> None:
    igjen = arkiv.pakk_ut(arkiv.pakk(med_funn(50)))
    for del_ in ("mal", "gjor", "felt"):
        assert len({id(getattr(m, del_)) for m in igjen.meldinger}) == 1


# --- damaged, cut, foreign


def pakket(innhold: bytes, versjon: int = arkiv.VERSJON) -> bytes:
    """Packed as a report is, with the digest right."""
    return arkiv.MERKE + bytes([versjon]) + hashlib.sha256(innhold).digest() + innhold


def forfalsket(**bytte: Any) -> bytes:
    return pakket(zlib.compress(json.dumps(innmat(arkiv.pakk(FULL)) | bytte).encode()))


def test_en_omskrevet_rapport_er_fortsatt_en_rapport() -> None:
    assert arkiv.pakk_ut(forfalsket()) == FULL


def test_hver_endret_byte_oppdages() -> None:
    data = arkiv.pakk(FULL)
    for plass in range(len(data)):
        skadet = data[:plass] + bytes([data[plass] ^ 0x41]) + data[plass + 1 :]
        with pytest.raises(arkiv.UgyldigArkiv):
            arkiv.pakk_ut(skadet)


def test_hvert_kutt_og_hver_hale_oppdages() -> None:
    data = arkiv.pakk(FULL)
    for lengde in range(len(data)):
        with pytest.raises(arkiv.UgyldigArkiv):
            arkiv.pakk_ut(data[:lengde])
    with pytest.raises(arkiv.UgyldigArkiv, match="skadet"):
        arkiv.pakk_ut(data + b"x")


@i_ett("versjon", [0, 2, 255])
def test_ukjent_versjon_har_sin_egen_feil(versjon: int) -> None:
    data = arkiv.pakk(FULL)
    with pytest.raises(arkiv.UkjentVersjon, match=f"versjon {versjon}, ikke 1"):
        arkiv.pakk_ut(data[:HODE] + bytes([versjon]) + data[HODE + 1 :])


@i_ett(
    "data",
    [
        pakket(b""),
        pakket(b"ikke zlib"),
        pakket(zlib.compress(b"{}")[:-1]),
        pakket(zlib.compress(b"{}") + b"x"),
        pakket(zlib.compress(b"\xff\xfe")),
        pakket(zlib.compress(b"{")),
        pakket(zlib.compress(b"null")),
        pakket(zlib.compress(b"[]")),
        pakket(zlib.compress(b"{}")),
        pakket(zlib.compress(b"[" * 100_000)),
        forfalsket(tekster=[]),
        forfalsket(tekster=[["a", "b", "c", "d"]]),
        forfalsket(tekster=None),
        forfalsket(felt=[["STATUS"]]),
        forfalsket(verdier=[["x", 1]]),
        forfalsket(verdier=[{}]),
        forfalsket(former=[]),
        forfalsket(meldinger=[[0, "", "", [], []]]),
        forfalsket(meldinger=[7]),
        forfalsket(rapport={}),
        forfalsket(rapport=innmat(arkiv.pakk(FULL))["rapport"] | {"grad": "UKJENT"}),
        forfalsket(rapport=innmat(arkiv.pakk(FULL))["rapport"] | {"startet": "i går"}),
    ],
)
def test_gal_innmat_er_samme_feil_og_sier_ingenting_om_innholdet(data: bytes) -> None:
    with pytest.raises(arkiv.UgyldigArkiv) as feil:
        arkiv.pakk_ut(data)
    assert str(feil.value).startswith("Den lagrede rapporten er skadet")
    assert feil.value.__cause__ is None


def test_en_bombe_pakkes_ikke_ut(monkeypatch: pytest.MonkeyPatch) -> None:
    data = arkiv.pakk(FULL)
    rett_nok = len(zlib.decompress(data[arkiv.HODE :]))
    monkeypatch.setattr(arkiv, "MAKS", rett_nok)
    assert arkiv.pakk_ut(data) == FULL
    monkeypatch.setattr(arkiv, "MAKS", rett_nok - 1)
    with pytest.raises(arkiv.UgyldigArkiv, match="for stor"):
        arkiv.pakk_ut(data)


@i_ett("data", [b"", b"KRAP", b"PK\x03\x04", b"x" * 100, json.dumps({}).encode()])
def test_noe_helt_annet_sies_aa_vaere_det(data: bytes) -> None:
    with pytest.raises(arkiv.UgyldigArkiv, match="ikke en lagret rapport"):
        arkiv.pakk_ut(data)
