"""Content that was never an extract: bounded time and memory, true counts, no crash."""

from __future__ import annotations

import tracemalloc

from kontroll.arbeid import kall
from kostra.kontroll.modell import Grad
from lesing.poster11cf import AAR, LINJE, fil, kontrollert, post
from samlet import i_ett


@i_ett("tegn", [b"0", b"\x00", b"\xe5", b"\xc3\xa6"], ids=ascii)
def test_en_linje_paa_10_mb_gir_ett_funn_med_lengden_og_uten_mye_minne(tegn: bytes) -> None:
    innhold = tegn * (10_000_000 // len(tegn))
    tegn_i_linjen = len(innhold) // len(tegn)
    tracemalloc.start()
    rapport = kontrollert(innhold)
    _, topp = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    [melding] = rapport.meldinger
    assert melding.kontroll == "K001"
    assert melding.verdier["lengde"] == tegn_i_linjen
    assert f"{tegn_i_linjen:,}".replace(",", "\u00a0") in melding.tekst
    assert len(melding.tekst) < 200
    assert topp < 100_000_000


@i_ett("aar", [2022, 2026])
def test_mange_gale_linjer_vises_som_tusen_med_det_sanne_antallet(aar: int) -> None:
    rapport = kontrollert(b"kort\n" * 20_000, aar)
    info = rapport.etter_id["K001"]
    assert rapport.alvorlighetsgrad is Grad.FATAL
    assert rapport.antall_poster == 20_000
    if aar == 2022:
        assert (len(rapport.meldinger), info.antall) == (1, 1)
        assert "20\u00a0000 linjer" in rapport.meldinger[0].tekst
        assert len(rapport.meldinger[0].postnumre) == 1000
    else:
        assert (len(rapport.meldinger), info.antall) == (1000, 20_000)
        assert [m.linjenumre for m in rapport.meldinger[-2:]] == [(999,), (1000,)]


@i_ett("aar", [2022, 2026])
def test_arbeidet_for_gale_linjer_vokser_jevnt_med_antallet(aar: int) -> None:
    faa, mange = b"kort\n" * 4_000, b"kort\n" * 32_000
    kontrollert(faa, aar)
    # 8 times the lines; quadratic would be 64 times the work
    assert kall(lambda: kontrollert(mange, aar)) < 10 * kall(lambda: kontrollert(faa, aar))


@i_ett("maks", [1, 7, None])
def test_antall_viste_funn_kan_velges(maks: int | None) -> None:
    rapport = kontrollert(b"kort\n" * 1500, maks_per_regel=maks)
    assert len(rapport.meldinger) == (1500 if maks is None else maks)
    assert rapport.etter_id["K001"].antall == 1500


@i_ett("aar", AAR)
@i_ett("koding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_kan_ikke_leses_og_stopper(koding: str, aar: int) -> None:
    rapport = kontrollert(fil(post(aar), post(aar), tegnsett=koding), aar)
    assert {m.kontroll for m in rapport.meldinger} == {"K001"}
    assert [m.id for m in rapport.merknader] == ["utf16"]


@i_ett("aar", AAR)
def test_nulltegn_i_stedet_for_mellomrom_gir_merknad_og_rapport(aar: int) -> None:
    rapport = kontrollert(fil(post(aar), post(aar).replace("   ", "\x00\x00\x00")), aar)
    assert rapport.antall_poster == 2
    assert [m.id for m in rapport.merknader] == ["binaer"]


@i_ett("blokk", [b"\x00", b"\xff", b"\r", b"\t", b"\x1a", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"])
@i_ett("aar", [2022, 2026])
def test_rare_byte_gir_en_rapport_med_feil_og_aldri_et_unntak(blokk: bytes, aar: int) -> None:
    rapport = kontrollert(blokk * 5000, aar)
    assert rapport.alvorlighetsgrad >= Grad.ERROR
    assert rapport.returkode == 2


def test_hundre_tusen_tomme_linjer_er_en_tom_fil() -> None:
    rapport = kontrollert(b"\n" * 100_000)
    assert (rapport.antall_poster, rapport.antall_kontroller) == (0, 0)
    assert rapport.alvorlighetsgrad is Grad.ERROR


def test_mange_tomme_linjer_foran_en_post_flytter_bare_linjenummeret() -> None:
    rapport = kontrollert(b"\n" * 300_000 + fil(LINJE))
    assert rapport.alvorlighetsgrad is Grad.OK
    assert rapport.merknader == ()
    med_feil = kontrollert(b"\n" * 300_000 + fil(post(KJONN="9")))
    [melding] = med_feil.meldinger
    assert (melding.postnumre, melding.linjenumre) == ((1,), (300_001,))
