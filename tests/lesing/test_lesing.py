"""From bytes to records: character sets, line ends, and which line a record stands on."""

from __future__ import annotations

import codecs

from kostra.kontroll.lesing import GalLinje
from lesing.poster11cf import AAR, LENGDE, LINJE, fil, kontrollert, leser, post, ulike
from samlet import i_ett


def rader(innhold: bytes, aar: int = 2026) -> list[tuple[int, str]]:
    """Line number and text of each record; fails when some line is wrong."""
    lest = leser(innhold, aar)
    assert lest.poster is not None, lest.gale
    poster = lest.poster
    assert poster.antall == lest.antall_poster
    tekster = [poster.tekst(i, 0, poster.lengde) for i in range(poster.antall)]
    return [(poster.linjenummer(i), tekst) for i, tekst in enumerate(tekster)]


def test_eksempelposten_er_uten_funn_med_34_kontroller() -> None:
    assert post() == LINJE
    rapport = kontrollert(fil(LINJE))
    assert rapport.alvorlighetsgrad.name == "OK"
    assert rapport.antall_kontroller == 34
    assert rapport.meldinger == ()


# --- character sets

FORVENTET = [(1, post(SAKSBEHANDLER="Bjørg Ås§"))]


@i_ett("aar", AAR)
@i_ett(
    ("bom", "tegnsett", "fortalt"),
    [
        (b"", "utf-8", "UTF-8"),
        (b"", "latin-1", "ISO-8859-1"),
        (codecs.BOM_UTF8, "utf-8", "UTF-8 (BOM)"),
        (codecs.BOM_UTF8, "latin-1", "ISO-8859-1 (BOM)"),
    ],
)
def test_utf8_og_iso_8859_1_gir_samme_poster_og_tegnsettet_fortelles(
    aar: int, bom: bytes, tegnsett: str, fortalt: str
) -> None:
    linje = post(aar, SAKSBEHANDLER="Bjørg Ås§")
    innhold = bom + fil(linje, linje, tegnsett=tegnsett)
    assert rader(innhold, aar) == [(1, linje), (2, linje)]
    assert leser(innhold, aar).tegnsett == fortalt
    assert leser(innhold + b"\n", aar).tegnsett == fortalt
    assert leser(innhold, aar).antall_tegn == 2 * (LENGDE[aar] + 1)


@i_ett("aar", AAR)
def test_bom_foran_bare_ascii_er_ikke_en_del_av_forste_post(aar: int) -> None:
    innhold = codecs.BOM_UTF8 + fil(post(aar))
    assert rader(innhold, aar) == [(1, post(aar))]
    assert leser(innhold, aar).tegnsett == "UTF-8 (BOM)"


def test_bare_ascii_meldes_som_utf8() -> None:
    assert leser(fil(LINJE)).tegnsett == "UTF-8"


def test_en_enkelt_byte_som_ikke_er_utf8_gjor_hele_filen_til_iso_8859_1() -> None:
    utf8, latin = post(SAKSBEHANDLER="Åse").encode(), post(SAKSBEHANDLER="Åse").encode("latin-1")
    lest = leser(b"\n".join([latin, utf8, latin]))
    assert lest.tegnsett == "ISO-8859-1"
    # the line in UTF-8 is one byte longer, and each byte is a character now
    assert [(g.postnummer, g.lengde) for g in lest.gale] == [(2, 153)]


@i_ett("byte", [0x00, 0x7F, 0x80, 0x9F, 0xA0, 0xFF])
def test_hver_byte_er_ett_tegn_i_iso_8859_1(byte: int) -> None:
    linje = LINJE[:-1].encode() + bytes([byte])
    [(_, tekst)] = rader(linje + b"\n" + post(SAKSBEHANDLER="Å").encode("latin-1"))[:1]
    assert ord(tekst[-1]) == byte


# --- line ends


@i_ett("aar", AAR)
@i_ett(
    "form",
    ["{a}\n{b}\n", "{a}\n{b}", "{a}\r\n{b}\r\n", "{a}\r\n{b}", "{a}\r\n{b}\n", "{a}\n{b}\r\n",
     "{a}\n{b}\r", "{a}\r\n{b}\r"],
    ids=ascii,
)  # fmt: skip
def test_lf_og_crlf_med_og_uten_siste_linjeskift_gir_de_samme_postene(form: str, aar: int) -> None:
    a, b = ulike(2, aar)
    assert rader(form.format(a=a, b=b).encode(), aar) == [(1, a), (2, b)]


@i_ett("form", ["{a}\r\r\n{b}\n", "\r{a}\n{b}\n", "\r\r{a}\r\n\r{b}\r"], ids=ascii)
@i_ett("aar", [2023, 2024, 2025, 2026])
def test_cr_i_endene_av_en_linje_fjernes(form: str, aar: int) -> None:
    a, b = ulike(2, aar)
    assert rader(form.format(a=a, b=b).encode(), aar) == [(1, a), (2, b)]


@i_ett("aar", [2023, 2024, 2025, 2026])
def test_cr_i_enden_av_en_linje_er_ikke_et_tegn_i_posten(aar: int) -> None:
    a, b = ulike(2, aar)
    for gal in (f"\r{b[1:]}", f"{b[:-1]}\r"):
        lest = leser(fil(a, gal), aar)
        assert list(lest.gale) == [GalLinje(2, 2, LENGDE[aar] - 1, har_tab=False)]


@i_ett("aar", [2023, 2024, 2025, 2026])
def test_cr_midt_i_en_post_av_riktig_lengde_er_et_tegn(aar: int) -> None:
    linje = post(aar, SAKSBEHANDLER="AB\rCD")
    assert rader(fil(linje, linje), aar) == [(1, linje), (2, linje)]


def test_cr_midt_i_en_post_deler_den_i_2022() -> None:
    linje = post(2022, SAKSBEHANDLER="AB\rCD")
    assert [g.lengde for g in leser(fil(linje), 2022).gale] == [131, 7]


@i_ett("aar", [2023, 2024, 2025, 2026])
def test_cr_alene_inne_i_en_linje_er_ikke_linjeskift(aar: int) -> None:
    a, b = ulike(2, aar)
    lest = leser(f"{a}\r{b}".encode(), aar)
    assert lest.poster is None
    assert list(lest.gale) == [GalLinje(1, 1, 2 * LENGDE[aar] + 1, har_tab=False)]


@i_ett("form", ["{a}\r{b}", "{a}\r{b}\r", "{a}\r{b}\n", "{a}\r\r{b}\r"], ids=ascii)
def test_cr_alene_er_linjeskift_i_2022(form: str) -> None:
    a, b = ulike(2, 2022)
    assert [tekst for _, tekst in rader(form.format(a=a, b=b).encode(), 2022)] == [a, b]


def test_linjenumre_i_2022_teller_alle_slags_linjeskift_en_gang() -> None:
    a, b, c, d = ulike(4, 2022)
    innhold = f"{a}\r{b}\r\n{c}\n\r{d}".encode()
    assert rader(innhold, 2022) == [(1, a), (2, b), (3, c), (5, d)]


@i_ett("tegn", ["\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"], ids=ascii)
@i_ett("aar", AAR)
def test_andre_tegn_som_ligner_linjeskift_er_vanlige_tegn(tegn: str, aar: int) -> None:
    linje = post(aar, SAKSBEHANDLER=f"AB{tegn}CD")
    assert rader(fil(linje, linje), aar) == [(1, linje), (2, linje)]


# --- empty lines, blank lines, and the two numbers


@i_ett("aar", AAR)
@i_ett("skift", ["\n", "\r\n"], ids=ascii)
def test_tomme_linjer_teller_i_linjenummeret_men_ikke_i_postnummeret(skift: str, aar: int) -> None:
    a, b, c = ulike(3, aar)
    innhold = f"{skift}{a}{skift}{skift}{skift}{b}{skift}{c}{skift}{skift}".encode()
    assert rader(innhold, aar) == [(2, a), (5, b), (6, c)]


def test_linje_med_bare_cr_er_tom() -> None:
    a, b = ulike(2)
    assert rader(f"{a}\n\r\n\r\r\n{b}\n".encode()) == [(1, a), (4, b)]


@i_ett("aar", [2023, 2024, 2025, 2026])
def test_en_linje_av_mellomrom_er_en_post(aar: int) -> None:
    blank = " " * LENGDE[aar]
    assert rader(fil(post(aar), blank), aar) == [(1, post(aar)), (2, blank)]


@i_ett("aar", [2023, 2024, 2025, 2026])
def test_en_kort_linje_av_mellomrom_har_feil_lengde(aar: int) -> None:
    lest = leser(fil(post(aar), "   "), aar)
    assert list(lest.gale) == [GalLinje(2, 2, 3, har_tab=False)]


@i_ett("blank", [" ", " " * 139, "\t", " \t\x00\x1f ", "\x0b"], ids=ascii)
def test_linjer_av_blanke_og_styretegn_fjernes_i_2022(blank: str) -> None:
    a, b = ulike(2, 2022)
    assert rader(fil(blank, a, blank, blank, b, blank), 2022) == [(2, a), (5, b)]


@i_ett("tegn", ["\xa0", "\x85", "\u2003", "\x7f"], ids=ascii)
def test_linjer_av_harde_mellomrom_fjernes_ikke_i_2022(tegn: str) -> None:
    blank = tegn * 139
    assert rader(fil(post(2022), blank), 2022)[1] == (2, blank)


def test_nulltegn_er_et_tegn_som_andre() -> None:
    linje = post(SAKSBEHANDLER="AB\x00CD")
    assert rader(fil(linje, linje)) == [(1, linje), (2, linje)]


# --- characters that aren't one byte


@i_ett("aar", AAR)
def test_lengden_telles_i_tegn_ikke_i_byte(aar: int) -> None:
    linje = post(aar, SAKSBEHANDLER="ÆØÅæøåÉüß€")
    assert len(linje.encode()) > LENGDE[aar]
    assert rader(fil(linje), aar) == [(1, linje)]


def test_emoji_teller_to_tegn() -> None:
    uten = LINJE[:-2] + "😀"
    assert len(uten) == 151
    assert leser(fil(uten)).poster is not None
    lest = leser(fil(LINJE[:-1] + "😀", LINJE))
    assert list(lest.gale) == [GalLinje(1, 1, 153, har_tab=False)]
    assert lest.antall_tegn == 153 + 1 + 152 + 1


def test_samiske_bokstaver_beholder_plassen_sin_og_staar_riktig_i_meldingen() -> None:
    linje = post(PERSON_JOURNALNR="ČĐŊŠŦŽáš", KJONN="Ž", SAKSBEHANDLER="Áššá Ŋuor")
    rapport = kontrollert(fil(LINJE, linje))
    assert rapport.tegnsett == "UTF-8"
    [k08] = [m for m in rapport.meldinger if m.kontroll == "K08"]
    assert k08.journalnummer == "ČĐŊŠŦŽáš"
    assert k08.saksbehandler == "Áššá Ŋuor"
    assert "«Ž»" in k08.tekst
    assert (k08.postnumre, k08.linjenumre) == ((2,), (2,))
    # both records have the same number, and the letters move no other field
    assert {m.kontroll for m in rapport.meldinger} == {"K05A", "K08"}


def test_tegn_over_ff_er_aldri_siffer_eller_blank() -> None:
    rapport = kontrollert(fil(post(KVP_STONAD="024０000", KVP_MED_ASTONAD="２", KVP_KOMM="\u3000")))
    assert {m.kontroll for m in rapport.meldinger} == {"K19", "K26", "K29"}


def test_brede_mellomrom_i_et_helt_felt_gjor_det_tomt() -> None:
    rapport = kontrollert(fil(post(KVP_STONAD="\u2003" * 7)))
    assert [m.kontroll for m in rapport.meldinger] == ["K29", "K30"]


def test_halv_emoji_i_et_felt_gir_en_melding_og_ikke_en_feil() -> None:
    # the first half lies in KJONN, the other in EKTSTAT
    linje = LINJE[:35] + "😀" + LINJE[37:]
    rapport = kontrollert(fil(linje))
    assert {m.kontroll for m in rapport.meldinger} == {"K08", "K09"}
    for melding in rapport.meldinger:
        assert melding.tekst.encode("utf-8")
