"""Forms of lines and forms of elements through one door."""

from __future__ import annotations

import pytest

from kostra.skjema import SPRAAK, Filbeskrivelse, Sprak, UkjentSkjema
from kostra.skjema.alle import alle_skjemaer, oppsett, skriv_endringer, skriv_filbeskrivelse
from kostra.skjema.struktur import Struktur
from samlet import i_ett

AAR = (2022, 2023, 2024, 2025, 2026)


def test_alle_skjemaene_er_med() -> None:
    assert {skjema: alle_skjemaer()[skjema] for skjema in ("11CF", "11F", "15F")} == {
        "11CF": AAR,
        "11F": AAR,
        "15F": AAR,
    }


@i_ett("skjema", ["11CF", "11F", "15F"])
def test_oppsettet_er_det_filen_leses_med(skjema: str) -> None:
    funnet = oppsett(skjema, 2026)
    assert isinstance(funnet, Struktur if skjema == "15F" else Filbeskrivelse)
    assert (funnet.skjema, funnet.aar) == (skjema, 2026)


@i_ett("sprak", SPRAAK)
def test_barnevern_har_to_leverandorer_fra_2023(sprak: Sprak) -> None:
    for_registeret, etter = (skriv_filbeskrivelse("15F", aar, "md", sprak) for aar in (2022, 2023))
    assert "Barnevernsregisteret" not in for_registeret
    assert "Barnevernsregisteret" in etter
    assert "Barnevernsregisteret" in skriv_filbeskrivelse("15F", 2026, "json", sprak)


@i_ett("skriv", [skriv_filbeskrivelse, lambda s, aar, f: skriv_endringer(s, 2022, aar, f)])
@i_ett(
    ("skjema", "aar", "setning"),
    [
        ("12X", 2026, "Skjemaet «12X» finnes ikke. Velg blant: 11CF, 11F, 15F."),
        ("15F", 2027, "Skjema 15F finnes ikke for 2027. Velg et år i 2022–2026."),
        ("11F", 2027, "Skjema 11F finnes ikke for 2027. Velg et år i 2022–2026."),
    ],
)  # fmt: skip
def test_ukjent_skjema_og_aar(skriv, skjema: str, aar: int, setning: str) -> None:
    with pytest.raises(UkjentSkjema) as feil:
        skriv(skjema, aar, "md")
    assert str(feil.value) == setning
