"""What the statistician gets: the records, with nothing in them that says who somebody is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyarrow import parquet

from kostra.mottak.utlevering.parquet import Om, skriv
from kostra.mottak.utlevering.pseudonym import NokkelFeil, Pseudonymer, les
from kostra.testdata import lag_uttrekk
from mottak.hjelp import ANNEN, fil, post

NOKKEL = Pseudonymer(b"k" * 32)


def om(skjema: str = "11CF", region: str = "110300", aar: int = 2026) -> Om:
    return Om("2026-abc", skjema, aar, region, "2027-01-05T10:00:00+00:00", "KP.2026.11.30")


def test_postene_er_der_med_typer_og_hva_de_er_av(tmp_path: Path) -> None:
    sti = tmp_path / "ut" / "a.parquet"
    skrevet = skriv(sti, fil(post(), ANNEN), om(), NOKKEL)
    tabell = parquet.read_table(sti)
    rad = tabell.to_pylist()[0]
    assert (skrevet.antall, tabell.num_rows) == (2, 2)
    assert [rad[n] for n in ("levering", "skjema", "aar", "region", "regelversjon", "post")] == [
        "2026-abc", "11CF", 2026, "110300", "KP.2026.11.30", 1,
    ]  # fmt: skip
    assert rad["BEGYNT_DATO"] == date(2025, 4, 1)
    assert (rad["KVP_STONAD"], rad["KJONN"], rad["KOMMNR_KVP_KOMM"]) == (240000, "1", None)
    assert tabell.schema.metadata[b"pseudonymnokkel"] == NOKKEL.navn.encode()
    assert (sti.stat().st_mode & 0o777, [f.name for f in sti.parent.iterdir()]) == (
        0o600,
        [sti.name],
    )


@pytest.mark.parametrize("skjema", ["11CF", "11F", "15F"])
def test_ingen_nummer_og_ingen_saksbehandler_er_med(tmp_path: Path, skjema: str) -> None:
    innhold = b"".join(lag_uttrekk(skjema, 2026, "110300", antall=40, fro=5))
    sti = tmp_path / "a.parquet"
    skriv(sti, innhold, om(skjema), NOKKEL)
    tabell = parquet.read_table(sti)
    navn = {n.lower() for n in tabell.column_names}
    assert not navn & {"person_fodselsnr", "person_duf", "fodselsnummer", "dufnummer", "saksbehandler",
                       "journalnummer", "person_journalnr"}  # fmt: skip
    kolonne = "fodselsnummer_pseudonym" if skjema == "15F" else "PERSON_FODSELSNR_pseudonym"
    merker = [m for m in tabell[kolonne].to_pylist() if m]
    assert len(merker) > 20
    assert {len(m) for m in merker} == {32}


def test_15f_er_ett_individ_per_rad_med_det_som_hoerer_til_inni(tmp_path: Path) -> None:
    xml = Path("eksempler/15F/senja_2026_rettet.xml").read_bytes()
    sti = tmp_path / "a.parquet"
    skriv(sti, xml, om("15F", "553000"), NOKKEL)
    rader = parquet.read_table(sti).to_pylist()
    assert len(rader) == xml.count(b"<Individ ")
    assert sum(len(rad["melding"]) for rad in rader) == xml.count(b"<Melding ")
    assert sum(len(m["melder"]) for rad in rader for m in rad["melding"]) == xml.count(b"<Melder ")
    assert all(rad["kjonn"] in {"1", "2", None} for rad in rader)
    assert any(rad["fodselsaar"] for rad in rader)


def test_samme_person_faar_samme_pseudonym_i_alle_skjema_og_en_annen_nokkel_et_annet() -> None:
    nummer = "15869010089"
    assert NOKKEL.person(nummer) == Pseudonymer(b"k" * 32).person(f" {nummer} ")
    assert NOKKEL.person(nummer) != NOKKEL.person("16869010018")
    assert NOKKEL.person(nummer) != Pseudonymer(b"l" * 32).person(nummer)
    assert NOKKEL.sak("77", "1103") != NOKKEL.sak("77", "5503")
    # made-up numbers are shared by many: no person comes of them
    assert [NOKKEL.person(n) for n in ("15061990000", "00000000000", "1506199", "")] == [None] * 4


def test_nei_har_kolonnene_og_ingen_rader(tmp_path: Path) -> None:
    sti = tmp_path / "a.parquet"
    assert skriv(sti, b"", om(), NOKKEL).antall == 0
    assert "KVP_STONAD" in parquet.read_table(sti).column_names


def test_en_kort_nokkel_brukes_ikke(tmp_path: Path) -> None:
    sti = tmp_path / "n.key"
    sti.write_bytes(b"kort")
    for sted in (sti, tmp_path / "ingen"):
        with pytest.raises(NokkelFeil):
            les(sted)
