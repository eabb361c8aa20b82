"""One delivery in memory: what is received, what is stopped, what is refused, and what is signed."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta, timezone

import pytest

import kostra
from kostra.kryptering import (
    AnnenMottaker,
    Avkortet,
    Endret,
    IkkeKonvolutt,
    KlartekstUttrekk,
    KonvoluttFeil,
    Mottakernokkel,
)
from kostra.kvittering import (
    Antall,
    Enhet,
    KvitteringFeil,
    Verifisert,
    gyldig_nummer,
    verifiser,
)
from kostra.mottak import Avvist, KanIkkeSignere
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel
from kostra.regler.kontroller import UgyldigRegion
from kostra.skjema import UkjentSkjema
from mottak.hjelp import (
    GOD,
    KANARI,
    MED_ADVARSEL,
    MED_FEIL,
    NAA,
    OSLO,
    fil,
    konvolutt,
    mottakernokkel,
    mottar,
    par,
    post,
)

SIGNERING = par("SSB", Bruk.SIGNERING)


def verifisert(kvittering: str | None) -> Verifisert:
    assert kvittering is not None
    return verifiser(kvittering, [SIGNERING[1]])


# --- received


def test_et_riktig_uttrekk_faar_en_kvittering_som_holder() -> None:
    data = konvolutt(GOD)
    mottatt = mottar(data, kryptert=True)
    assert mottatt.rapport is not None
    assert mottatt.rapport.alvorlighetsgrad.name == "OK"
    assert mottatt.rapport.meldinger == ()
    k = verifisert(mottatt.kvittering).kvittering
    assert gyldig_nummer(k.nummer)
    assert k.nummer.startswith("K-2026-")
    assert k.enhet == Enhet("1103", "00", "Stavanger")
    assert (k.skjema, k.aar, k.svar) == ("11CF", 2026, "ja")
    assert k.tidspunkt == NAA.replace(microsecond=0)
    assert k.sha256 == hashlib.sha256(data).hexdigest()
    assert k.storrelse == len(data)
    assert k.filnavn == "uttrekk.p7m"
    assert k.antall_poster == 2
    assert (k.alvorlighetsgrad, k.antall) == ("OK", Antall(0, 0, 0))
    assert k.programversjon == kostra.__version__


def test_kvitteringens_sum_er_av_den_krypterte_filen_saa_avsenderen_kan_regne_den_selv() -> None:
    forst, sist = konvolutt(GOD), konvolutt(GOD)
    assert forst != sist
    summer = {
        verifisert(mottar(k, kryptert=True).kvittering).kvittering.sha256 for k in (forst, sist)
    }
    assert summer == {hashlib.sha256(k).hexdigest() for k in (forst, sist)}


@pytest.mark.parametrize(
    ("bydel", "navn"),
    [("06", "Oslo - Oslove, Ullern"), ("01", "Oslo - Oslove, Gamle Oslo"), ("00", "Oslo - Oslove")],
)
def test_en_bydel_i_oslo_staar_med_navn_i_kvitteringen(bydel: str, navn: str) -> None:
    egen = OSLO if bydel == "00" else fil(post(p0="0301", p6=bydel))
    k = verifisert(mottar(egen, region=f"0301{bydel}").kvittering).kvittering
    assert k.enhet == Enhet("0301", bydel, navn)


def test_advarsler_stopper_ikke_og_telles_i_kvitteringen() -> None:
    mottatt = mottar(MED_ADVARSEL)
    assert mottatt.rapport is not None
    assert mottatt.rapport.returkode == 1
    k = verifisert(mottatt.kvittering).kvittering
    assert (k.alvorlighetsgrad, k.antall) == ("WARNING", Antall(0, 1, 0))
    assert k.antall_poster == 2


def test_tilleggskontroller_er_med_i_rapporten_men_ikke_i_kvitteringen() -> None:
    mottatt = mottar(fil(post(p40="01032025", p48="01022025")))
    assert mottatt.rapport is not None
    assert [m.kontroll[0] for m in mottatt.rapport.tilleggsfunn] == ["T"]
    k = verifisert(mottatt.kvittering).kvittering
    assert (k.alvorlighetsgrad, k.antall) == ("OK", Antall(0, 0, 0))


def test_nei_med_den_tomme_filen_faar_kvittering_uten_rapport() -> None:
    mottatt = mottar(b" ", svar="nei")
    assert mottatt.rapport is None
    k = verifisert(mottatt.kvittering).kvittering
    assert (k.svar, k.antall_poster, k.alvorlighetsgrad) == ("nei", 0, "OK")
    assert k.antall == Antall(0, 0, 0)
    assert k.enhet == Enhet("1103", "00", "Stavanger")


@pytest.mark.parametrize(
    ("aar", "region", "navn"),
    [
        (2022, "542100", "Senja"),
        (2023, "542100", "Senja"),
        (2024, "553000", "Senja"),
        (2025, "030101", "Oslo, Gamle Oslo"),
        (2026, "110300", "Stavanger"),
    ],
)
def test_nei_gjelder_for_alle_aar_med_aarets_navn(aar: int, region: str, navn: str) -> None:
    k = verifisert(mottar(b" ", svar="nei", aar=aar, region=region).kvittering).kvittering
    assert (k.aar, k.svar, k.enhet.navn) == (aar, "nei", navn)


def test_konvolutt_til_to_nokler_aapnes_av_begge_under_noekkelbytte() -> None:
    data = konvolutt(GOD, "SSB", "SSB ny")
    for navn in ("SSB", "SSB ny"):
        mottatt = mottar(data, kryptert=True, nokler=[mottakernokkel(navn)])
        assert verifisert(mottatt.kvittering).kvittering.antall_poster == 2
    begge = [mottakernokkel("SSB ny"), mottakernokkel("SSB")]
    assert mottar(konvolutt(GOD), kryptert=True, nokler=begge).kvittering is not None


def test_nokkel_uten_sertifikat_aapner_ogsaa() -> None:
    bare = Mottakernokkel(par("SSB", Bruk.KRYPTERING)[0])
    assert mottar(GOD, nokler=[bare]).kvittering is not None


def test_tidspunktet_staar_i_utc_med_hele_sekunder() -> None:
    oslo = timezone(timedelta(hours=1))
    k = verifisert(mottar(GOD, naa=datetime(2026, 1, 15, 0, 30, 5, 7, tzinfo=oslo)).kvittering)
    assert k.kvittering.som_data()["tidspunkt"] == "2026-01-14T23:30:05Z"


def test_kvitteringsnummeret_kommer_av_de_tilfeldige_bytene() -> None:
    numre = {
        verifisert(
            mottar(GOD, tilfeldig=lambda n, b=b: bytes([b]) * n).kvittering
        ).kvittering.nummer
        for b in range(10)
    }
    assert len(numre) == 10


def test_kvitteringen_inneholder_ingenting_om_personer() -> None:
    tekst = mottar(fil(post("JHEMMELI", p142="Saksbehand"))).kvittering
    assert tekst is not None
    alt = tekst + json.dumps(verifisert(tekst).kvittering.som_data())
    for lekkasje in ("JHEMMELI", "15869010089", "Saksbehand"):
        assert lekkasje not in alt


def test_en_endret_kvittering_holder_ikke() -> None:
    tekst = mottar(GOD).kvittering
    assert tekst is not None
    midt = tekst.index('"payload": "') + 40
    endret = tekst[:midt] + ("A" if tekst[midt] != "A" else "B") + tekst[midt + 1 :]
    with pytest.raises(KvitteringFeil):
        verifiser(endret, [SIGNERING[1]])


# --- stopped by errors


def test_feil_stopper_og_gir_rapport_uten_kvittering() -> None:
    mottatt = mottar(MED_FEIL)
    assert mottatt.kvittering is None
    assert mottatt.rapport is not None
    assert [m.kontroll for m in mottatt.rapport.funn] == ["K08"]
    assert mottatt.rapport.returkode == 2
    assert mottatt.rapport.navn == "Stavanger"


@pytest.mark.parametrize("innhold", [b"", b"\n", b"\n\n", b"kort\n", GOD[:-3], b"\x00" * 152])
def test_innhold_som_ikke_er_et_uttrekk_stopper(innhold: bytes) -> None:
    mottatt = mottar(innhold)
    assert mottatt.kvittering is None
    assert mottatt.rapport is not None
    assert mottatt.rapport.returkode == 2


@pytest.mark.parametrize(
    ("valg", "merknad", "regel"),
    [
        ({"aar": 2025}, "Filen ser ut som 11CF for 2026.", "K04"),
        ({"aar": 2024}, "Filen ser ut som 11CF for 2026.", "K001"),
        (
            {"region": "553000"},
            "Filen ser ut til å være for kommune 1103 Stavanger, men du har valgt 5530 Senja.",
            "K03-komm",
        ),
    ],
    ids=["aar", "lengde", "kommune"],
)
def test_feil_aar_eller_kommune_stopper_og_sies_i_klartekst(
    valg: dict[str, object], merknad: str, regel: str
) -> None:
    mottatt = mottar(GOD, **valg)
    assert mottatt.kvittering is None
    assert mottatt.rapport is not None
    assert [m.tekst.nb for m in mottatt.rapport.merknader] == [merknad]
    assert regel in {m.kontroll for m in mottatt.rapport.meldinger}


# --- answer and content don't belong together


@pytest.mark.parametrize("innhold", [GOD, b"", b"  ", b"\n", b" \n", b"\xa0", b"x"])
def test_nei_med_noe_annet_enn_ett_mellomrom_avvises(innhold: bytes) -> None:
    with pytest.raises(Avvist) as feil:
        mottar(innhold, svar="nei")
    assert str(feil.value) == (
        "Svaret er nei, men filen har innhold. Svar ja hvis noen skal rapporteres; ellers lever "
        "den tomme, krypterte filen."
    )


@pytest.mark.parametrize("aar", [2022, 2026])
def test_ja_med_den_tomme_filen_avvises(aar: int) -> None:
    with pytest.raises(Avvist) as feil:
        mottar(b" ", aar=aar)
    assert str(feil.value) == (
        "Svaret er ja, men filen er den tomme filen. Lever filuttrekket, eller svar nei hvis "
        "ingen skal rapporteres."
    )


# --- envelopes that can't be opened


def feilen(data: bytes, **valg: object) -> KonvoluttFeil:
    with pytest.raises(KonvoluttFeil) as feil:
        mottar(data, kryptert=True, **valg)
    assert KANARI not in str(feil.value)
    assert "J0000001" not in str(feil.value)
    return feil.value


def test_konvolutt_til_en_annen_navngir_mottakeren() -> None:
    feil = feilen(konvolutt(MED_FEIL, "Direktoratet"))
    assert isinstance(feil, AnnenMottaker)
    assert "Direktoratet" in str(feil)


@pytest.mark.parametrize("andel", [0.05, 0.5, 0.99])
def test_avkortet_konvolutt(andel: float) -> None:
    data = konvolutt(MED_FEIL)
    assert isinstance(feilen(data[: int(len(data) * andel)]), Avkortet)


def test_endret_konvolutt() -> None:
    data = bytearray(konvolutt(MED_FEIL))
    data[-40] ^= 1
    assert isinstance(feilen(bytes(data)), Endret)


def test_uttrekk_som_ikke_er_kryptert() -> None:
    assert isinstance(feilen(MED_FEIL), KlartekstUttrekk)


@pytest.mark.parametrize("data", [b"", b" ", b"PK\x03\x04" + bytes(200), b"%PDF-1.7\n", b"<a/>"])
def test_noe_annet_enn_en_konvolutt(data: bytes) -> None:
    assert isinstance(feilen(data), IkkeKonvolutt | KlartekstUttrekk)


# --- parameters


@pytest.mark.parametrize("svar", ["ja", "nei"])
@pytest.mark.parametrize(
    "region", ["", "110", "11030", "1103000", "11030x", "１１０３００", " 10300"]
)
def test_region_maa_vaere_seks_siffer_ogsaa_naar_svaret_er_nei(svar: str, region: str) -> None:
    with pytest.raises(UgyldigRegion, match="seks siffer"):
        mottar(GOD if svar == "ja" else b" ", svar=svar, region=region)


@pytest.mark.parametrize("valg", [{"skjema": "11X"}, {"aar": 2021}, {"aar": 2027}])
@pytest.mark.parametrize("svar", ["ja", "nei"])
def test_ukjent_skjema_eller_aar_avvises(valg: dict[str, object], svar: str) -> None:
    with pytest.raises(UkjentSkjema):
        mottar(GOD if svar == "ja" else b" ", svar=svar, **valg)


# --- the signing key


@pytest.mark.parametrize(
    ("signering", "aarsak"),
    [
        (par("SSB", Bruk.KRYPTERING), "ikke laget for signering"),
        (par("Utløpt", Bruk.SIGNERING, 2020, 2025), "gjelder ikke på kvitteringens tidspunkt"),
        (par("Fremtidig", Bruk.SIGNERING, 2030, 2035), "gjelder ikke på kvitteringens tidspunkt"),
        (
            (lag_nokkel(Nokkeltype.P256, Bruk.SIGNERING), SIGNERING[1]),
            "hører ikke til nøkkelen",
        ),
    ],
    ids=["bruk", "utlopt", "fremtidig", "annen"],
)
@pytest.mark.parametrize("svar", ["ja", "nei"])
def test_uten_en_nokkel_som_kan_signere_mottas_ingenting(
    signering: tuple[object, object], aarsak: str, svar: str
) -> None:
    with pytest.raises(KanIkkeSignere, match=aarsak):
        mottar(GOD if svar == "ja" else b" ", svar=svar, signering=signering)
