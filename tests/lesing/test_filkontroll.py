"""K000 and K001: what stops a file before any rule, and how many controls that makes."""

from __future__ import annotations

from kostra.kontroll.modell import Grad
from lesing.poster11cf import AAR, LENGDE, LINJE, fil, kontrollert, post, ulike
from samlet import i_ett

FRA_2023 = (2023, 2024, 2025, 2026)


def funn(innhold: bytes, aar: int = 2026, **valg: object) -> list[tuple[str, str]]:
    rapport = kontrollert(innhold, aar, **valg)
    return [(m.kontroll, m.alvorlighetsgrad.name) for m in rapport.meldinger]


# --- K000: the answer against the content


@i_ett("aar", FRA_2023)
@i_ett("innhold", [b" ", b"\n", b"\r", b"X", b"0", "ø".encode(), b"\xf8", b"\t", b"\x00"])
def test_ja_og_ett_tegn_stopper_med_k000(innhold: bytes, aar: int) -> None:
    rapport = kontrollert(innhold, aar)
    assert [(m.kontroll, m.alvorlighetsgrad) for m in rapport.meldinger] == [("K000", Grad.FATAL)]
    assert rapport.alvorlighetsgrad is Grad.FATAL
    assert rapport.antall_kontroller == 2
    assert rapport.returkode == 2
    [melding] = rapport.meldinger
    assert (melding.postnumre, melding.linjenumre) == ((), ())
    assert (melding.saksbehandler, melding.journalnummer) == ("", "")


@i_ett("aar", FRA_2023)
def test_ja_og_bom_med_ett_mellomrom_stopper_med_k000(aar: int) -> None:
    assert funn(b"\xef\xbb\xbf ", aar) == [("K000", "FATAL")]


@i_ett("aar", AAR)
def test_nei_og_ett_mellomrom_er_i_orden(aar: int) -> None:
    rapport = kontrollert(b" ", aar, vedlegg=False)
    assert [(m.kontroll, m.alvorlighetsgrad) for m in rapport.meldinger] == [("K000", Grad.OK)]
    assert rapport.alvorlighetsgrad is Grad.OK
    assert rapport.antall_kontroller == 2
    assert rapport.returkode == 0
    assert rapport.merknader == ()
    assert rapport.meldinger[0].tekst == "Ingen personer er meldt, og filen er tom som avtalt."


@i_ett("aar", AAR)
@i_ett("innhold", [b"", b"  ", b"\n\n", b" \n", fil(LINJE)])
def test_nei_og_annet_innhold_stopper_med_k000(innhold: bytes, aar: int) -> None:
    rapport = kontrollert(innhold, aar, vedlegg=False)
    assert [(m.kontroll, m.alvorlighetsgrad) for m in rapport.meldinger] == [("K000", Grad.FATAL)]
    assert rapport.antall_kontroller == 2
    assert rapport.returkode == 2
    assert str(aar) in rapport.meldinger[0].tekst


@i_ett("innhold", [b"", b" ", b"\n", b"\n\n\n", b"\r\n", b"\r\r", b" \n\t\n  ", b"\x00\n"])
def test_ja_uten_en_eneste_linje_stopper_med_k000_i_2022(innhold: bytes) -> None:
    rapport = kontrollert(innhold, 2022)
    assert [(m.kontroll, m.alvorlighetsgrad) for m in rapport.meldinger] == [("K000", Grad.FATAL)]
    assert rapport.antall_kontroller == 2
    assert rapport.returkode == 2


@i_ett("innhold", [b"X", b"0", b"X\n", b"\xf8"])
def test_ett_annet_tegn_gaar_videre_til_k001_i_2022(innhold: bytes) -> None:
    assert funn(innhold, 2022) == [("K001", "FATAL")]


# --- content with nothing in it


@i_ett("aar", FRA_2023)
@i_ett("innhold", [b"", b"\n\n", b"\n\n\n\n", b"\r\n", b"\r\n\r\n", b"\n\r\r\n"])
def test_ingen_linjer_er_en_feil_med_null_kontroller(innhold: bytes, aar: int) -> None:
    rapport = kontrollert(innhold, aar)
    assert rapport.meldinger == ()
    assert rapport.antall_kontroller == 0
    assert rapport.alvorlighetsgrad is Grad.ERROR
    assert rapport.returkode == 2
    assert rapport.antall_poster == 0
    assert rapport.statistikk == ()
    assert [m.tekst.nb for m in rapport.merknader] == ["Filen er tom."]


@i_ett("aar", FRA_2023)
@i_ett("innhold", [b"  ", b" \n", b"\n ", b" \n \n"])
def test_to_tegn_som_ikke_er_linjeskift_stopper_med_k001(innhold: bytes, aar: int) -> None:
    assert {kontroll for kontroll, _ in funn(innhold, aar)} == {"K001"}


# --- K001: record length


@i_ett("aar", FRA_2023)
@i_ett("endring", [-1, +1])
def test_ett_tegn_for_lite_eller_for_mye_stopper_med_k001(endring: int, aar: int) -> None:
    lengde = LENGDE[aar]
    gal = post(aar)[:endring] if endring < 0 else post(aar) + " "
    rapport = kontrollert(fil(post(aar), gal), aar)
    [melding] = rapport.meldinger
    assert (melding.kontroll, melding.alvorlighetsgrad) == ("K001", Grad.FATAL)
    assert melding.tekst == (
        f"Linjen er {lengde + endring} tegn; den skal være {lengde}, fylt ut med mellomrom."
    )
    assert (melding.postnumre, melding.linjenumre) == ((2,), (2,))
    assert (melding.saksbehandler, melding.journalnummer) == ("", "")
    assert rapport.antall_kontroller == 2
    assert rapport.returkode == 2
    assert rapport.statistikk == ()


def test_riktig_lengde_gir_ikke_k001() -> None:
    assert funn(fil(LINJE)) == []


@i_ett("aar", FRA_2023)
def test_k001_gir_ett_funn_per_gal_linje_med_post_og_linjenummer(aar: int) -> None:
    riktig = post(aar)
    rapport = kontrollert(fil("", "kort", riktig, "", riktig + "lang"), aar)
    assert [(m.postnumre, m.linjenumre) for m in rapport.meldinger] == [((1,), (2,)), ((3,), (5,))]
    assert rapport.etter_id["K001"].antall == 2
    assert rapport.antall(Grad.FATAL) == 2


def test_k001_samler_alle_gale_linjer_i_ett_funn_i_2022() -> None:
    riktig = post(2022)
    rapport = kontrollert(fil("", "kort", riktig, "", riktig + "lang"), 2022)
    [melding] = rapport.meldinger
    assert (melding.kontroll, melding.alvorlighetsgrad) == ("K001", Grad.FATAL)
    assert melding.tekst == "2 linjer har feil lengde; de skal være 139 tegn. Linjer: 2, 5."
    assert (melding.postnumre, melding.linjenumre) == ((1, 3), (2, 5))
    assert rapport.etter_id["K001"].antall == 1
    assert rapport.antall_kontroller == 2


def test_lang_liste_i_k001_for_2022_kuttes_med_antallet() -> None:
    rapport = kontrollert(fil(*["kort"] * 25), 2022)
    [melding] = rapport.meldinger
    assert "25 linjer" in melding.tekst
    assert melding.tekst.endswith("Linjer: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 og 15 til.")


@i_ett("aar", FRA_2023)
def test_tabulator_i_en_linje_av_riktig_lengde_stopper_med_k001(aar: int) -> None:
    med_tab = post(aar, SAKSBEHANDLER="SB\t1")
    rapport = kontrollert(fil(post(aar), med_tab), aar)
    [melding] = rapport.meldinger
    assert (melding.kontroll, melding.postnumre) == ("K001", (2,))
    assert melding.tekst.startswith("Linjen inneholder tabulator")
    assert rapport.antall_kontroller == 2


def test_tabulator_stopper_ikke_i_2022() -> None:
    med_tab = post(2022, SAKSBEHANDLER="SB\t1")
    assert "K001" not in {kontroll for kontroll, _ in funn(fil(med_tab), 2022)}
    rapport = kontrollert(fil(med_tab), 2022)
    assert rapport.antall_poster == 1
    assert rapport.antall_kontroller > 2


@i_ett("tegn", ["\xa0", "\x0b", "\u3000", "\x00"], ids=ascii)
def test_andre_blanke_tegn_enn_tabulator_gir_ikke_k001(tegn: str) -> None:
    assert funn(fil(post(SAKSBEHANDLER=f"SB{tegn}1"))) == []


def test_lengde_i_k001_telles_i_tegn() -> None:
    rapport = kontrollert(fil(post(SAKSBEHANDLER="Bjørg")[:-1]))
    assert "Linjen er 151 tegn" in rapport.meldinger[0].tekst


# --- the number of controls


@i_ett(
    ("aar", "poster", "region", "ventet"),
    [
        (2026, 1, "110300", 34),
        (2026, 3, "110300", 3 * 34),
        (2025, 1, "110300", 34),
        (2024, 1, "110300", 33),
        (2023, 2, "110300", 2 * 33),
        (2022, 1, "110300", 36),
        (2022, 3, "110300", 6 + 90),
        (2022, 1, "030101", 34),
        (2022, 3, "030101", 4 + 90),
        (2026, 1, "030101", 34),
    ],
)
def test_antall_kontroller(aar: int, poster: int, region: str, ventet: int) -> None:
    rapport = kontrollert(fil(*ulike(poster, aar)), aar, region=region)
    assert rapport.antall_kontroller == ventet
    assert rapport.antall_poster == poster


def test_tilleggskontroller_endrer_ikke_antallet() -> None:
    innhold = fil(*ulike(2))
    uten = kontrollert(innhold, tillegg=False)
    med = kontrollert(innhold, tillegg=True)
    assert uten.antall_kontroller == med.antall_kontroller == 2 * 34
    assert uten.alvorlighetsgrad == med.alvorlighetsgrad


def test_tomme_linjer_teller_ikke_i_antall_kontroller() -> None:
    a, b = ulike(2)
    assert kontrollert(fil("", a, "", b, "")).antall_kontroller == 2 * 34


# --- the cap on findings must never open the stop


@i_ett("maks", [0, 1, 2, None])
@i_ett("aar", AAR)
def test_gale_linjer_stopper_uansett_hvor_mange_funn_som_vises(aar: int, maks: int | None) -> None:
    rapport = kontrollert(fil(*["kort"] * 3), aar, maks_per_regel=maks)
    assert rapport.alvorlighetsgrad is Grad.FATAL
    assert rapport.antall_kontroller == 2
    assert rapport.etter_id["K001"].antall == (1 if aar == 2022 else 3)
