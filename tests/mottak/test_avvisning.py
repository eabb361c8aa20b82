"""Each reason to refuse a file: its own message, and the nearest file that is taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from kostra.kryptering import FeilPassord, KonvoluttFeil, PassordMangler, Profil
from kostra.mottak import (
    AVVISES,
    Avvist,
    KanIkkeSignere,
    Kontrollert,
    Mottatt,
    NokkelMangler,
    avvisning_av,
)
from kostra.rapport.avvisning import Avvisning, Avvisningsgrunn, avvis
from kostra.skjema.modell import SPRAAK
from kostra.testdata import lag_fil
from mottak.hjelp import (
    ANNEN,
    GOD,
    KANARI,
    MED_FEIL,
    OSLO,
    fil,
    kontrollerer,
    konvolutt,
    mottakernokkel,
    mottar,
    post,
)

G = Avvisningsgrunn
Utfall = Kontrollert | Mottatt
#: ``mottar`` or ``kontrollerer``.
Mottak = Callable[..., Utfall]
KRYPTERT = konvolutt(GOD)


def byttet(data: bytes, fra: bytes, til: bytes) -> bytes:
    assert data.count(fra) == 1
    return data.replace(fra, til)


def senja(antall: int) -> list[str]:
    return [post(f"S{n:07d}", "16869010018", p0="5530", p8="16061990") for n in range(antall)]


def f11(antall: int) -> bytes:
    """Lines with the length and the first two fields of 11F 2026."""
    return fil(*(f"110326{'':20}{n:08d}".ljust(338) for n in range(antall)))


class Sak(NamedTuple):
    """One file that is refused with its reason, and one beside it that is received."""

    grunn: Avvisningsgrunn
    galt: Callable[[Mottak], Utfall]
    godt: Callable[[Mottak], Utfall]


def kryptert(data: bytes, **valg: Any) -> Callable[[Mottak], Utfall]:
    return lambda mottak: mottak(data, kryptert=True, **valg)


def innhold(data: bytes, **valg: Any) -> Callable[[Mottak], Utfall]:
    return lambda mottak: mottak(data, **valg)


AES_GCM, AES128_GCM = (bytes.fromhex(f"0609608648016503040{n}") for n in ("12e", "106"))
SAKER = {
    "pdf": Sak(G.IKKE_KONVOLUTT, kryptert(b"%PDF-1.7\n"), kryptert(KRYPTERT)),
    "pem": Sak(G.IKKE_KONVOLUTT, kryptert(b"-----BEGIN CMS-----\nMIIB\n"), kryptert(KRYPTERT)),
    "tom fil uten kryptering": Sak(
        G.IKKE_KONVOLUTT, kryptert(b" ", svar="nei"), innhold(b" ", svar="nei")
    ),
    "klartekst": Sak(G.KLARTEKST, kryptert(GOD), innhold(GOD)),
    "klartekst xml": Sak(G.KLARTEKST, kryptert(b"<Barnevern/>"), innhold(GOD)),
    "annet sertifikat": Sak(
        G.ANNET_SERTIFIKAT,
        kryptert(konvolutt(GOD, "Direktoratet")),
        kryptert(konvolutt(GOD, "Direktoratet", "SSB")),
    ),
    "kuttet": Sak(G.SKADET, kryptert(KRYPTERT[:-1]), kryptert(KRYPTERT)),
    "endret": Sak(
        G.SKADET, kryptert(KRYPTERT[:-1] + bytes([KRYPTERT[-1] ^ 1])), kryptert(KRYPTERT)
    ),
    "feil form": Sak(G.FEIL_FORM, kryptert(KRYPTERT + b"\x00"), kryptert(KRYPTERT)),
    "algoritme": Sak(
        G.FEIL_FORM, kryptert(byttet(KRYPTERT, AES_GCM, AES128_GCM)), kryptert(KRYPTERT)
    ),
    "annet skjema": Sak(G.ANNET_SKJEMA, innhold(f11(3)), innhold(GOD)),
    "15F": Sak(G.ANNET_SKJEMA, innhold(b"<Barnevern/>\n"), innhold(GOD)),
    "annet aar": Sak(G.ANNET_AAR, innhold(GOD, aar=2025), innhold(GOD, aar=2026)),
    "annet aar med annen lengde": Sak(G.ANNET_AAR, innhold(GOD, aar=2024), innhold(GOD)),
    "annen kommune": Sak(
        G.ANNEN_KOMMUNE, innhold(GOD, region="553000"), innhold(GOD, region="110300")
    ),
    "annen bydel": Sak(G.ANNEN_BYDEL, innhold(OSLO, region="030101"), innhold(OSLO, region="030106")),
    "nei med innhold": Sak(G.NEI_MED_INNHOLD, innhold(GOD, svar="nei"), innhold(b" ", svar="nei")),
    "nei med to mellomrom": Sak(
        G.NEI_MED_INNHOLD, innhold(b"  ", svar="nei"), innhold(b" ", svar="nei")
    ),
    "ja med tom fil": Sak(G.JA_MED_TOM_FIL, innhold(b" "), innhold(GOD)),
    "tom": Sak(G.TOM, innhold(b""), innhold(GOD)),
    "bare linjeskift": Sak(G.TOM, innhold(b"\r\n\n"), innhold(GOD)),
    "ingen bytes": Sak(G.TOM, kryptert(b""), kryptert(KRYPTERT)),
    "for stor": Sak(
        G.FOR_STOR,
        kryptert(KRYPTERT, maks_bytes=len(KRYPTERT) - 1),
        kryptert(KRYPTERT, maks_bytes=len(KRYPTERT)),
    ),
    "ingen nokkel": Sak(
        G.NOKKEL_MANGLER, kryptert(KRYPTERT, nokler=[]), kryptert(KRYPTERT)
    ),
}  # fmt: skip


def avvist(hva: Callable[[Mottak], Utfall], mottak: Mottak) -> Avvisning | None:
    """The refusal, if it is one, however it is told."""
    try:
        return hva(mottak).avvisning
    except AVVISES as feil:
        return avvisning_av(feil)


@pytest.mark.parametrize("navn", SAKER)
def test_hver_grunn_sies_og_naboen_mottas(navn: str) -> None:
    sak = SAKER[navn]
    avvisning = avvist(sak.galt, mottar)
    assert avvisning is not None
    assert avvisning.grunn is sak.grunn
    mottatt = sak.godt(mottar)
    assert isinstance(mottatt, Mottatt)
    assert mottatt.avvisning is None
    assert mottatt.kvittering is not None


@pytest.mark.parametrize("navn", SAKER)
def test_kontrollere_og_send_inn_svarer_det_samme(navn: str) -> None:
    sak = SAKER[navn]
    assert avvist(sak.galt, kontrollerer) == avvist(sak.galt, mottar)
    kontrollert = sak.godt(kontrollerer)
    assert isinstance(kontrollert, Kontrollert)
    assert not kontrollert.stopper


@pytest.mark.parametrize("navn", SAKER)
def test_en_avvist_fil_faar_aldri_kvittering(navn: str) -> None:
    try:
        mottatt = SAKER[navn].galt(mottar)
    except AVVISES:
        return
    assert isinstance(mottatt, Mottatt)
    assert mottatt.kvittering is None


def test_hver_grunn_har_en_sak() -> None:
    assert {sak.grunn for sak in SAKER.values()} == set(Avvisningsgrunn)


# --- only what is certain is refused


def test_halvparten_fra_en_annen_kommune_er_funn_og_ingen_avvisning() -> None:
    utfall = kontrollerer(fil(post(), ANNEN, *senja(2)))
    assert utfall.avvisning is None
    assert utfall.rapport is not None
    assert "K03-komm" in {m.kontroll for m in utfall.rapport.meldinger}
    flere = kontrollerer(fil(post(), ANNEN, *senja(3)))
    assert flere.avvisning is not None
    assert flere.avvisning.grunn is G.ANNEN_KOMMUNE


def test_en_lang_fil_dommes_av_alle_linjene() -> None:
    assert kontrollerer(fil(*senja(1100), *[post()] * 1200)).avvisning is None


@pytest.mark.parametrize("data", [b"kort\n", GOD[:-3], b"%PDF-1.7\n", b"a;b;c;d;e;f\n" * 3])
def test_en_fil_som_bare_er_gal_faar_rapport_og_ingen_avvisning(data: bytes) -> None:
    utfall = kontrollerer(data)
    assert utfall.avvisning is None
    assert utfall.rapport is not None
    assert utfall.stopper


def test_oslo_som_leverer_samlet_avvises_ikke_for_bydelene_i_filen() -> None:
    assert mottar(OSLO, region="030100").kvittering is not None


@pytest.mark.parametrize("aar", [2022, 2024, 2026])
@pytest.mark.parametrize("region", ["110300", "030106"])
def test_gyldige_uttrekk_avvises_aldri(aar: int, region: str) -> None:
    uttrekk = lag_fil("11CF", aar, region, 50)
    assert mottar(uttrekk, aar=aar, region=region).kvittering is not None


# --- what is said


@pytest.mark.parametrize(
    ("navn", "tekst"),
    [
        ("annet skjema", "Filen ser ut som 11F for 2026."),
        ("15F", "Filen er XML og ser ut som 15F (barnevern)."),
        ("annet aar", "Filen ser ut som 11CF for 2026."),
        (
            "annen kommune",
            "Filen ser ut til å være for kommune 1103 Stavanger, men du har valgt 5530 Senja.",
        ),
        (
            "annen bydel",
            "Filen ser ut til å være for bydel 06 Ullern, men du har valgt 01 Gamle Oslo.",
        ),
    ],
)
def test_det_filen_ser_ut_som_staar_etter_hva_som_er_galt(navn: str, tekst: str) -> None:
    avvisning = avvist(SAKER[navn].galt, mottar)
    assert avvisning is not None
    assert avvisning.tekst.nb == f"{avvis(avvisning.grunn).tekst.nb} {tekst}"
    assert avvisning.gjor == avvis(avvisning.grunn).gjor


def test_grunnene_har_hver_sine_tekster_paa_tre_spraak() -> None:
    for del_ in ("tekst", "gjor"):
        alle = [getattr(avvis(grunn), del_) for grunn in Avvisningsgrunn]
        for tekst in alle:
            utgaver = {tekst.nb, tekst.nn, tekst.en}
            # one sentence can be the same in bokmål and nynorsk, never in English
            assert len(utgaver) >= 2
            assert tekst.en not in (tekst.nb, tekst.nn)
            assert all(t.endswith(".") for t in (tekst.nb, tekst.nn, tekst.en))
        for sprak in SPRAAK:
            assert len({t.paa(sprak) for t in alle}) == len(alle), sprak


def test_kodene_er_de_samme_som_de_alltid_har_vaert() -> None:
    """They are kept with submissions."""
    assert {grunn.value for grunn in Avvisningsgrunn} == {
        "ikke_konvolutt", "klartekst", "annet_sertifikat", "skadet", "feil_form", "annet_skjema",
        "annet_aar", "annen_kommune", "annen_bydel", "nei_med_innhold", "ja_med_tom_fil", "tom",
        "for_stor", "nokkel_mangler",
    }  # fmt: skip


@pytest.mark.parametrize("navn", SAKER)
def test_en_avvisning_overlever_json(navn: str) -> None:
    avvisning = avvist(SAKER[navn].galt, mottar)
    assert avvisning is not None
    data = json.loads(json.dumps(avvisning.som_data()))
    assert Avvisning.fra_data(data) == avvisning
    assert data["grunn"] == avvisning.grunn.value


def test_en_kode_som_ikke_finnes_er_en_feil() -> None:
    with pytest.raises(ValueError, match="ukjent"):
        Avvisning.fra_data(avvis(G.TOM).som_data() | {"grunn": "ukjent"})


@pytest.mark.parametrize(
    "valg",
    [{"region": "553000"}, {"aar": 2025}, {"svar": "nei"}, {"kryptert": True}],
    ids=["kommune", "aar", "nei", "klartekst"],
)
def test_en_avvisning_sier_ingenting_om_personer(valg: dict[str, Any]) -> None:
    avvisning = avvist(lambda mottak: mottak(MED_FEIL, **valg), mottar)
    assert avvisning is not None
    alt = json.dumps(avvisning.som_data())
    for lekkasje in (KANARI, "15869010089", "SB0000"):
        assert lekkasje not in alt


# --- keys


@pytest.mark.parametrize(
    "feil",
    [NokkelMangler(), KanIkkeSignere("x"), FeilPassord("x"), PassordMangler("x")],
    ids=lambda feil: type(feil).__name__,
)
def test_feil_hos_oss_kan_proves_igjen(feil: Any) -> None:
    avvisning = avvisning_av(feil)
    assert (avvisning.grunn, avvisning.grunn.prov_igjen) == (G.NOKKEL_MANGLER, True)


def test_bare_feil_hos_oss_kan_proves_igjen_med_samme_fil() -> None:
    assert [grunn for grunn in Avvisningsgrunn if grunn.prov_igjen] == [G.NOKKEL_MANGLER]


@pytest.mark.parametrize(
    ("data", "grunn"),
    [(GOD, G.KLARTEKST), (KRYPTERT[:100], G.SKADET), (b"%PDF", G.IKKE_KONVOLUTT)],
    ids=["klartekst", "kuttet", "pdf"],
)
def test_uten_nokkel_sies_fortsatt_hva_som_er_galt_med_filen(
    data: bytes, grunn: Avvisningsgrunn
) -> None:
    avvisning = avvist(kryptert(data, nokler=[]), mottar)
    assert avvisning is not None
    assert avvisning.grunn is grunn


def test_en_nokkel_som_ikke_passer_er_et_annet_sertifikat_og_ingen_nokkel_som_mangler() -> None:
    avvisning = avvist(kryptert(KRYPTERT, nokler=[mottakernokkel("Direktoratet")]), mottar)
    assert avvisning is not None
    assert avvisning.grunn is G.ANNET_SERTIFIKAT


def test_det_den_apne_profilen_tar_er_feil_form_for_den_strenge() -> None:
    ber = b"\x30\x80" + KRYPTERT[4:] + b"\x00\x00"
    avvisning = avvist(kryptert(ber), mottar)
    assert avvisning is not None
    assert avvisning.grunn is G.FEIL_FORM
    assert mottar(ber, kryptert=True, profil=Profil.APEN).kvittering is not None


def test_hver_konvoluttfeil_har_sin_grunn() -> None:
    def under(type_: type[KonvoluttFeil]) -> list[type[KonvoluttFeil]]:
        return [x for u in type_.__subclasses__() for x in (u, *under(u))]

    assert {t.__name__: avvisning_av(t.__new__(t)).grunn for t in under(KonvoluttFeil)} == {
        "TomFil": G.TOM,
        "IkkeKonvolutt": G.IKKE_KONVOLUTT,
        "UkryptertTomFil": G.IKKE_KONVOLUTT,
        "KlartekstUttrekk": G.KLARTEKST,
        "AnnenMottaker": G.ANNET_SERTIFIKAT,
        "Avkortet": G.SKADET,
        "Endret": G.SKADET,
        "FeilForm": G.FEIL_FORM,
        "AlgoritmeAvvist": G.FEIL_FORM,
    }


def test_avvist_er_grunnen_med_det_som_skal_gjores() -> None:
    assert str(Avvist(G.TOM)) == f"{avvis(G.TOM).tekst.nb} {avvis(G.TOM).gjor.nb}"
