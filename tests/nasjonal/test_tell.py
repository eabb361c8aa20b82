"""The country counted: tables added up, and every person once at each level."""

from __future__ import annotations

from kostra.nasjonal import geografi
from kostra.nasjonal.rekontroll import Bestilling
from kostra.nasjonal.tell import tell
from mottak.hjelp import ANNEN, MED_FEIL, fil, post
from nasjonal.hjelp import Her, rader


def fyll(land) -> None:
    """One person in two kommuner of one fylke, in a bydel of Oslo, and in two years; others elsewhere."""
    land.lever(fil(post(), ANNEN))
    land.lever(fil(post(p0="1108")), "110800")
    land.lever(fil(post(p0="0301", p6="06")), "030106")
    land.lever(b" ", "030107", svar="nei")
    land.lever(fil(post(p4="25")), aar=2025)
    land.lever(MED_FEIL, "110600")  # stopped by the rules: not counted
    land.lever(fil(post(nummer="15069000100", p0="4601")), "460100")  # made up for one without


def test_en_person_telles_en_gang_paa_hvert_nivaa(land, tmp_path, monkeypatch):
    fyll(land)
    hva = Bestilling(land.leveringer, land.lager, bunke=3)
    tell(hva, Her(), tmp_path / "ut")
    nokkel = ("nivaa", "omraade", "aar")
    verdier = ("leveringer", "poster", "personer", "poster_uten_nummer", "leveringer_ikke_talt")
    telt = {
        tuple(rad[n] for n in nokkel): tuple(rad[n] for n in verdier)
        for rad in rader(tmp_path / "ut", "personer")
    }
    assert telt["kommune", "1103", 2026] == (1, 2, 2, 0, 0)
    assert telt["kommune", "1103", 2025] == (1, 1, 1, 0, 0)
    assert telt["kommune", "1103", None] == (2, 3, 2, 0, 0)
    assert telt["kommune", "1106", 2026] == (0, 0, 0, 0, 1)
    assert telt["fylke", "11", 2026] == (2, 3, 2, 0, 1)
    assert telt["bydel", "030106", 2026] == (1, 1, 1, 0, 0)
    assert telt["bydel", "030107", 2026] == (1, 0, 0, 0, 0)
    assert telt["kommune", "0301", 2026] == (2, 1, 1, 0, 0)
    assert telt["land", "0", 2026] == (5, 5, 2, 1, 1)
    assert telt["land", "0", None] == (6, 6, 2, 1, 1)
    assert ("bydel", "110300", 2026) not in telt
    stonad = {
        (rad["omraade"], rad["aar"]): rad["verdi"]
        for rad in rader(tmp_path / "ut", "tall")
        if (rad["tabell"], rad["rad"]) == (1, 1)
    }
    assert stonad["0", 2026] == sum(stonad[k, 2026] for k in ("1103", "1108", "0301", "4601"))
    assert stonad["11", 2026] == stonad["1103", 2026] + stonad["1108", 2026] > 0
    assert not list((tmp_path / "ut" / "deler").glob("personer-*"))
    tell(hva, (ingen := Her()), tmp_path / "ut")
    assert ingen.sendt == []

    # dealt out in piles, as ten thousand times as many are: the same answer
    monkeypatch.setattr(geografi, "_HAUG", 2)
    tell(hva, Her(), tmp_path / "hauger")
    for tabell in ("personer", "tall"):
        assert rader(tmp_path / "hauger", tabell) == rader(tmp_path / "ut", tabell)


def test_mens_noe_mangler_beholdes_pseudonymene_til_det_er_talt(land, tmp_path):
    land.lever(fil(post()))
    siste = land.lever(fil(post(p0="1108")), "110800")
    konvolutt = land.sti(siste.lagernavn).read_bytes()
    land.sti(siste.lagernavn).unlink()
    hva = Bestilling(land.leveringer, land.lager, bunke=1)
    tell(hva, Her(), tmp_path / "ut")
    landet = next(rad for rad in rader(tmp_path / "ut", "personer") if rad["nivaa"] == "land")
    assert (landet["personer"], landet["leveringer_ikke_talt"]) == (1, 1)
    land.sti(siste.lagernavn).write_bytes(konvolutt)
    tell(hva, (motor := Her()), tmp_path / "ut")
    assert len(motor.sendt) == 1
    landet = next(rad for rad in rader(tmp_path / "ut", "personer") if rad["nivaa"] == "land")
    assert (landet["leveringer"], landet["personer"], landet["poster"]) == (2, 1, 2)
    assert not list((tmp_path / "ut" / "deler").glob("personer-*"))
