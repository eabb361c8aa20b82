"""What is hashed and what is published is the same on every machine, and in ten years."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest

from kostra.kjede import (
    GENESIS,
    Hendelse,
    Hode,
    UleseligHendelse,
    UleseligHode,
    beregn_hash,
    kanonisk,
    lag,
    les_linje,
    skriv_linje,
)
from samlet import i_ett

# Written by hand. A change here breaks every chain that exists.
VEKTOR = (
    '{"aktor":"A123456",'
    '"detaljer":{"aar":2026,"grunn":"sa \\"nei\\" \\\\ på ny","skjema":"11CF"},'
    '"enhet":"030115",'
    '"forrige_hash":"0000000000000000000000000000000000000000000000000000000000000000",'
    '"handling":"innsending.mottatt",'
    '"nr":1,'
    '"objekt":"innsending/7",'
    '"resultat":"ok",'
    '"rolle":"rapportør",'
    '"tid":"2027-01-15T11:00:00.000000Z"}'
)
SHA256 = hashlib.sha256(b"kostra-kjede-hendelse-v1\n" + VEKTOR.encode("utf-8")).hexdigest()


def vektor() -> Hendelse:
    return lag(
        None,
        tid=datetime(2027, 1, 15, 12, tzinfo=timezone(timedelta(hours=1))),
        aktor="A123456",
        rolle="rapportør",
        enhet="030115",
        handling="innsending.mottatt",
        objekt="innsending/7",
        detaljer={"skjema": "11CF", "grunn": 'sa "nei" \\ på ny', "aar": 2026},
    )


def test_fast_vektor() -> None:
    assert kanonisk(vektor()).decode() == VEKTOR
    assert vektor().hash == beregn_hash(vektor()) == SHA256
    assert SHA256 == "cc24ab6e741777b972d7fa81d129b5d88092bf8028f999ce9daca82491c48d1f"


def test_foerste_hendelse_er_nummer_1_etter_genesis() -> None:
    assert (vektor().nr, vektor().forrige_hash) == (1, GENESIS)
    assert GENESIS == "0" * 64


def test_neste_hendelse_teller_videre_og_peker_bakover() -> None:
    andre = lag(vektor(), tid=vektor().tid, aktor="", handling="innlogging.avvist")
    assert (andre.nr, andre.forrige_hash) == (2, SHA256)


def test_samme_tidspunkt_i_en_annen_sone_gir_samme_hash() -> None:
    utc = lag(None, tid=datetime(2027, 1, 15, 12, tzinfo=UTC), aktor="A1", handling="a")
    oslo = lag(
        None,
        tid=datetime(2027, 1, 15, 13, tzinfo=timezone(timedelta(hours=1))),
        aktor="A1",
        handling="a",
    )
    assert utc == oslo
    assert oslo.tid.tzinfo is UTC


def test_tid_uten_sone_avvises() -> None:
    with pytest.raises(ValueError, match="tidssone"):
        lag(None, tid=datetime(2027, 1, 15, 12), aktor="A1", handling="a")  # noqa: DTZ001


def test_hendelsen_kan_ikke_endres() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        vektor().aktor = "A2"  # type: ignore[misc]
    with pytest.raises(TypeError):
        vektor().detaljer["aar"] = 2025  # type: ignore[index]


def test_detaljer_kan_ikke_endres_fra_utsiden() -> None:
    detaljer: dict[str, str | int] = {"aar": 2026}
    hendelse = lag(None, tid=vektor().tid, aktor="A1", handling="a", detaljer=detaljer)
    detaljer["aar"] = 2025
    assert hendelse.detaljer == {"aar": 2026}
    assert beregn_hash(hendelse) == hendelse.hash


def test_linjen_leses_tilbake_likt() -> None:
    assert les_linje(skriv_linje(vektor())) == vektor()


def test_en_endret_bit_i_linjen_leses_aldri_som_hendelsen() -> None:
    linje = skriv_linje(vektor())
    for sted in range(len(linje) * 8):
        endret = bytearray(linje)
        endret[sted // 8] ^= 1 << sted % 8
        try:
            lest = les_linje(bytes(endret))
        except UleseligHendelse:
            continue
        assert lest.hash != beregn_hash(lest)


@i_ett(
    ("for_", "etter"),
    [
        (',"nr"', ', "nr"'),
        ('"nr":1', '"nr":1.0'),
        ('"nr":1', '"nr":true'),
        ('"nr":1', '"nr":"1"'),
        ('"aar":2026', '"aar":[2026]'),
        ('"aar":2026', '"aar":NaN'),
        ('"nr":1', '"nr":2,"nr":1'),
        ('"nr":1', '"navn":"x","nr":1'),
        ('"nr":1,', ""),
        ("å", "\\u00e5"),
        ("2027-01-15T11:00:00.000000Z", "2027-01-15T11:00:00Z"),
        ("2027-01-15T", "2027-13-15T"),
        ('{"aar":2026', '["aar",2026'),
    ],
)
def test_bare_den_ene_formen_leses(for_: str, etter: str) -> None:
    linje = skriv_linje(vektor()).decode()
    assert for_ in linje
    with pytest.raises(UleseligHendelse):
        les_linje(linje.replace(for_, etter, 1).encode())


def test_hodet_har_en_fast_form() -> None:
    hode = Hode.av(vektor())
    assert hode.som_bytes() == (
        b"kostra-kjede-hode-v1 1 " + SHA256.encode() + b" 2027-01-15T11:00:00.000000Z"
    )
    assert Hode.les(hode.som_bytes()) == hode


@i_ett(
    ("for_", "etter"),
    [
        (b"-v1 ", b"-v2 "),
        (b" 1 ", b" 01 "),
        (b" 1 ", b" 0 "),
        (b" 1 ", b"  1 "),
        (b"Z", b"Z\n"),
        (b"Z", b""),
        (b".000000Z", b".000Z"),
        (b"-15T", b"-35T"),
        (b"kostra", "køstra".encode()),
    ],
)
def test_et_hode_i_annen_form_avvises(for_: bytes, etter: bytes) -> None:
    data = Hode.av(vektor()).som_bytes()
    assert for_ in data
    with pytest.raises(UleseligHode):
        Hode.les(data.replace(for_, etter, 1))
