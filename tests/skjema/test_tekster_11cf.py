"""Labels, remarks and code texts of 11CF and 11F: complete in three languages, and true."""

from __future__ import annotations

from collections.abc import Iterator

from kostra.skjema import SPRAAK, Felt, Kode, Tekst3, filbeskrivelse, skjemaer
from samlet import i_ett

SKJEMA_OG_AAR = [(skjema, aar) for skjema in ("11CF", "11F") for aar in skjemaer()[skjema]]


def alle_felt() -> Iterator[Felt]:
    for skjema, aar in SKJEMA_OG_AAR:
        yield from filbeskrivelse(skjema, aar, med_tekster=True).felt


def alle_koder() -> Iterator[tuple[str, Kode]]:
    for felt in alle_felt():
        if felt.navn != "KOMMNR_KVP_KOMM":
            yield from ((felt.navn, kode) for kode in felt.koder)


def mangler(tekst: Tekst3) -> list[str]:
    return [sprak for sprak in SPRAAK if not getattr(tekst, sprak).strip()]


def test_hvert_felt_har_ledetekst_paa_tre_sprak() -> None:
    assert {f.navn: m for f in alle_felt() if (m := mangler(f.ledetekst))} == {}
    assert not [f.navn for f in alle_felt() if f.ledetekst.nb == f.navn]


def test_en_merknad_finnes_paa_alle_sprak_eller_ingen() -> None:
    merknader = {f.navn: mangler(f.beskrivelse) for f in alle_felt()}
    assert {navn: m for navn, m in merknader.items() if len(m) not in (0, 3)} == {}


def test_hver_kode_har_tekst_paa_tre_sprak() -> None:
    assert {(navn, k.kode): m for navn, k in alle_koder() if (m := mangler(k.tekst))} == {}


def test_tekstene_er_ikke_bare_kopiert_til_engelsk() -> None:
    like = {f.ledetekst.nb for f in alle_felt() if f.ledetekst.nb == f.ledetekst.en}
    like |= {k.tekst.nb for _, k in alle_koder() if k.tekst.nb == k.tekst.en}
    assert like <= {"April", "August", "September", "November"}


def test_kodetekster_kan_staa_i_csv_feltet_kodeliste() -> None:
    tekster = [getattr(k.tekst, sprak) for f in alle_felt() for k in f.koder for sprak in SPRAAK]
    assert not [tekst for tekst in tekster if set(tekst) & set(";=")]


def test_ledetekstene_i_et_aar_er_ulike() -> None:
    for skjema, aar in SKJEMA_OG_AAR:
        felt = filbeskrivelse(skjema, aar, med_tekster=True).felt
        for sprak in SPRAAK:
            assert len({f.ledetekst.paa(sprak) for f in felt}) == len(felt)


def test_kommunenavn_oversettes_ikke() -> None:
    felt = filbeskrivelse("11CF", 2026).etter_navn["KOMMNR_KVP_KOMM"]
    navn = {kode.kode: kode.tekst for kode in felt.koder}
    assert {navn["5612"].paa(sprak) for sprak in SPRAAK} == {"Guovdageaidnu - Kautokeino"}


@i_ett(
    ("skjema", "aar", "navn", "klass"),
    [
        ("11CF", 2026, "KJONN", 2),
        ("11CF", 2026, "EKTSTAT", 553),
        ("11CF", 2026, "BU18", 463),
        ("11CF", 2026, "KVP_KOMM", 463),
        ("11CF", 2026, "KOMMNR_KVP_KOMM", 131),
        ("11CF", 2026, "KVP_MED_ASTONAD", 463),
        ("11CF", 2026, "STATUS", 555),
        ("11CF", 2026, "AVSL_VIKTIGSTE_INNTEKT", 556),
        ("11F", 2026, "EKTSTAT", 553),
        ("11F", 2026, "BU18", 463),
        ("11F", 2026, "VKLO", 751),
        ("11F", 2026, "TRYGDESIT", 753),
        ("11F", 2026, "ARBSIT", 752),
        ("11F", 2026, "BOSIT", 511),
    ],
)
def test_merknaden_viser_til_kodelisten_i_klass(
    skjema: str, aar: int, navn: str, klass: int
) -> None:
    felt = filbeskrivelse(skjema, aar, med_tekster=True).etter_navn[navn]
    assert all(f"Klass {klass}" in felt.beskrivelse.paa(sprak) for sprak in SPRAAK)


@i_ett(
    ("skjema", "aar", "navn", "ord_"),
    [
        ("11CF", 2022, "EKTSTAT", ("2022", "obligatorisk")),
        ("11CF", 2022, "KVP_OSLO", ("Bare Oslo, bare 2022", "ingen kodeliste")),
        ("11CF", 2023, "DISTRIKTSNR", ("Utgikk i 2024",)),
        ("11CF", 2024, "KOMMNR_KVP_KOMM", ("9999", "2022–2024")),
        ("11CF", 2025, "FODSELSDATO", ("fra 2025", "sammenligner ikke")),
        ("11CF", 2025, "YTELSE_INDIVIDSTONAD", ("YTELSE_TILTAKSPENGER i 2026",)),
        ("11CF", 2026, "YTELSE_TILTAKSPENGER", ("YTELSE_INDIVIDSTONAD",)),
        ("11CF", 2026, "BYDELSNR", ("blank i alle andre kommuner",)),
        ("11F", 2022, "VKLO", ("2022", "som i 2023")),
        ("11F", 2022, "BOSIT", ("2022", "heltall")),
        ("11F", 2023, "DISTRIKTSNR", ("Utgikk i 2024",)),
        ("11F", 2024, "VILKARNORSKSAMISKOPPL", ("Nytt i 2024",)),
        ("11F", 2026, "BYDELSNR", ("obligatorisk for alle", "bare i Oslo")),
    ],
)
def test_merknaden_sier_det_uventede(
    skjema: str, aar: int, navn: str, ord_: tuple[str, ...]
) -> None:
    merknad = filbeskrivelse(skjema, aar, med_tekster=True).etter_navn[navn].beskrivelse.nb
    assert all(del_ in merknad for del_ in ord_), merknad


def test_en_kontroll_leser_ikke_tekstene() -> None:
    felt = filbeskrivelse("11CF", 2026).felt[0]
    assert (felt.ledetekst.nb, felt.beskrivelse.nb) == ("KOMMUNE_NR", "")
