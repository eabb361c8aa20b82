"""Where a line has come out of step."""

from __future__ import annotations

from konvertering.arbeid import layout, uttrekk
from kostra.konvertering.skift import Skift, skift
from kostra.skjema import Filbeskrivelse, skjemaer
from samlet import i_ett

AARENE = skjemaer()["11CF"]


def linje(aar: int) -> str:
    return uttrekk(1, aar).decode().removesuffix("\n")


def felt_fra(funnet: Skift | None, fb: Filbeskrivelse) -> int:
    assert funnet is not None
    return funnet.felt.fra if funnet.felt else fb.recordlengde + 1


@i_ett("aar", AARENE)
def test_en_riktig_linje_er_i_takt(aar: int) -> None:
    assert skift(linje(aar), layout(aar=aar)) is None


@i_ett("aar", AARENE)
@i_ett("navn", ["VERSION", "PERSON_FODSELSNR", "VEDTAK_DATO", "STMND_6", "STATUS"])
@i_ett("tegn", [-3, -1, 1, 2])
def test_tegn_som_mangler_eller_er_for_mye_finnes_ved_feltet(
    aar: int, navn: str, tegn: int
) -> None:
    """What was lost or added begins in a field; the text is out of step from the next on."""
    fb, hel = layout(aar=aar), linje(aar)
    felt = fb.etter_navn[navn]
    sted = felt.fra - 1
    ny = (
        hel[:sted] + ("  " * tegn)[:tegn] + hel[sted:]
        if tegn > 0
        else hel[:sted] + hel[sted - tegn :]
    )
    funnet = skift(ny, fb)
    assert funnet is not None
    assert funnet.tegn == tegn
    # blank fields around it fit as well here as there: then it's the last of them
    assert felt.fra - 12 <= felt_fra(funnet, fb) <= felt.til + 30


@i_ett("aar", AARENE)
def test_slutten_av_linjen_mangler_eller_er_for_lang(aar: int) -> None:
    fb, hel = layout(aar=aar), linje(aar)
    assert skift(hel[:-8], fb) == Skift(None, -8)
    assert skift(hel + "   ", fb) == Skift(None, 3)


@i_ett("tegn", [-2, -1, 1, 2])
def test_en_linje_av_riktig_lengde_kan_ogsaa_vaere_forskjovet(tegn: int) -> None:
    fb, hel = layout(), linje(2026)
    ny = hel[:24] + hel[24 - tegn :] if tegn < 0 else hel[:24] + " " * tegn + hel[24:]
    funnet = skift(ny.ljust(fb.recordlengde)[: fb.recordlengde], fb)
    assert funnet is not None
    assert funnet.tegn == tegn


def test_noen_faa_gale_koder_er_ikke_en_forskyvning() -> None:
    fb, hel = layout(), linje(2026)
    assert skift(hel[:35] + "999" + hel[38:], fb) is None


def test_det_som_ikke_ligner_skjemaet_faar_ingen_gjetning() -> None:
    assert skift("x" * 100, layout()) is None
