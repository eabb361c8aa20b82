"""A rule says itself: its years, its variants, and every registered rule in three languages."""

from __future__ import annotations

import pytest

from kostra.kontroll import Grad, Regel, T, Variant, f, p, per_aar
from kostra.kontroll.binding import bind_regel
from kostra.kontroll.setning import avvikssetning, gjeldersetning, regelsetning, setning
from kostra.kontroll.tabellbinding import bind_tabellregel
from kostra.regler import regelsett
from kostra.skjema import SPRAAK, filbeskrivelse, skjemaer
from kostra.skjema.struktur import Struktur, struktur, strukturer
from samlet import i_ett

from .setningstraer import feil_i

FNR, STATUS, BELOP = f.PERSON_FODSELSNR, f.STATUS, f.KVP_STONAD.heltall()
AVSL = f.AVSL_DATO.dato()


def regel(*tilfeller, **valg):
    tekst = T("a", "b", "c")
    felles = {"tittel": tekst, "hvorfor": tekst, "gjor": tekst}
    varianter = tuple(Variant(tre, tekst) for tre in tilfeller)
    return Regel(id="X", grad=Grad.ERROR, varianter=varianter, **{**felles, **valg})


K37 = regel(
    per_aar(
        {
            2023: ~AVSL.kjent,
            2024: ~f.AVSL_DATO.dato(streng=True).kjent | (AVSL > p.siste_dag),
        }
    ),
    gjelder=STATUS.i("3", "4", "5", "7"),
)


def test_aarene_er_synlige_i_en_regel_som_ikke_er_bundet():
    assert regelsetning(K37, "nb") == (
        "Gjelder når STATUS er en av 3, 4, 5 eller 7. Fra 2023: avvik når AVSL_DATO ikke er en dato. "
        "Fra 2024: avvik når AVSL_DATO ikke er en dato som finnes i kalenderen eller er etter 31.12. "
        "i rapporteringsåret."
    )
    assert regelsetning(K37, "en").startswith(
        "Applies when STATUS is one of 3, 4, 5 or 7. From 2023: finding when AVSL_DATO is not a date."
    )


def test_med_et_aar_er_bare_aarets_tekst_igjen():
    assert regelsetning(K37, "nn", filbeskrivelse("11CF", 2023)) == (
        "Gjeld når STATUS er ein av 3, 4, 5 eller 7. Avvik når AVSL_DATO ikkje er ein dato."
    )
    assert avvikssetning(K37.varianter[0], "nb", filbeskrivelse("11CF", 2022)) == ""
    assert gjeldersetning(regel(f.A.blank), "nb", filbeskrivelse("11CF", 2022)) == ""


@i_ett(
    ("tre", "ventet"),
    [
        (per_aar({2025: f.A.blank}), "Fantes ikke før 2025. Avvik når A er blank."),
        (per_aar({2022: None, 2025: f.A.blank}), "Fantes ikke før 2025. Avvik når A er blank."),
        (per_aar({2022: f.A.blank, 2023: None}), "Avvik når A er blank. Utgikk i 2023."),
        (per_aar({2022: f.A.blank, 2025: f.A.blank}), "Avvik når A er blank."),
        (
            BELOP > per_aar({2022: 67, 2025: 68}),
            "Fra 2022: avvik når tallet i KVP_STONAD er større enn 67. "
            "Fra 2025: avvik når tallet i KVP_STONAD er større enn 68.",
        ),
    ],
)
def test_en_regel_gjennom_aarene(tre, ventet):
    assert regelsetning(regel(tre), "nb") == ventet


def test_varianter_staar_sammen_for_hvert_spenn():
    to = regel(f.A.blank, per_aar({2022: None, 2024: f.B.blank}))
    assert regelsetning(to, "nb") == (
        "Fra 2022: avvik når A er blank. Fra 2024: avvik når A er blank. Avvik når B er blank."
    )


def test_aarene_er_synlige_i_et_uttrykk_for_seg():
    grense = per_aar({2022: 67, 2025: 68})
    assert setning(grense, "nb") == "fra 2022: 67; fra 2025: 68"
    assert setning(grense, "en", filbeskrivelse("11CF", 2026)) == "68"
    borte = per_aar({2022: f.A.blank, 2023: None})
    assert setning(borte, "nn", filbeskrivelse("11CF", 2023)) == "finst ikkje"


ALLE_AAR = [
    (skjema, aar) for skjema, alle_aar in (skjemaer() | strukturer()).items() for aar in alle_aar
]


def finnes_i(sett, oppsett, r):
    """The rule exists for one of the two regions."""
    if isinstance(oppsett, Struktur):
        return any(
            bind_tabellregel(r, oppsett, region, fnr_lesning=sett.fnr_lesning)
            for region in ("110300", "030101")
        )
    return any(bind_regel(r, oppsett, region) for region in ("110300", "030101"))


@i_ett("sprak", SPRAAK)
@i_ett(("skjema", "aar"), ALLE_AAR)
def test_hver_regel_har_en_setning_hvert_aar(skjema, aar, sprak):
    sett = regelsett(skjema)
    fb = struktur(skjema, aar) if sett.har_elementer else filbeskrivelse(skjema, aar)
    for r in sett.regler_i(aar, tillegg=True):
        finnes = finnes_i(sett, fb, r)
        assert bool(regelsetning(r, sprak, fb)) is finnes, (r.id, aar)
        tekster = [regelsetning(r, sprak), *(avvikssetning(v, sprak) for v in r.varianter)]
        tekster += [regelsetning(r, sprak, fb)] if finnes else []
        assert not [(r.id, tekst, feil_i(tekst)) for tekst in tekster if feil_i(tekst)]


@i_ett("sprak", SPRAAK)
def test_hver_rad_i_statistikken_har_ord(sprak):
    for skjema in skjemaer() | strukturer():
        for tabell in regelsett(skjema).tabeller:
            for _, telt in tabell.rader:
                assert not feil_i(setning(telt, sprak))


def test_en_kalt_node_er_samme_verdi_med_egne_ord():
    kalt = BELOP.kalt("beløpet", "beløpet", "the amount")
    assert kalt is BELOP.kalt("beløpet", "beløpet", "the amount")
    assert setning(kalt > 0, "en") == "the amount is greater than 0"
    alder = FNR.alder().kalt("alderen", "alderen", "the age")
    assert alder.kan_mangle
    with pytest.raises(TypeError, match="can't be negated"):
        _ = ~(alder < 18)
    fb = filbeskrivelse("11CF", 2026)
    bundet = [bind_regel(regel(x > 0), fb, "110300").varianter[0].betingelse for x in (kalt, BELOP)]
    assert bundet[0] is bundet[1]
