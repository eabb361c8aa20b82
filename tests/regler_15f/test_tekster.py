"""The words of 15F's rules: three languages, what a message says, no number of a person."""

from kostra.kontroll.regel import Regel
from kostra.kontroll.uttrykk import Uttrykk
from kostra.regler.barnevern.begreper import duf, fnr
from kostra.skjema.modell import SPRAAK
from regler.test_tekster import tekster
from regler_15f.bygg import GALT_FNR, Endring
from regler_15f.test_regelsett import alle_regler
from regler_15f.test_tilfeller import kontroller
from regler_15f.tilfelle import Tilfelle
from samlet import i_ett

REGLER = list(alle_regler().values())


@i_ett("regel", REGLER, ids=lambda r: r.id)
def test_nynorsk_er_ikke_bokmaal(regel: Regel) -> None:
    """The two Norwegian forms differ somewhere, or one of them isn't written."""
    assert any(tekst.nb != tekst.nn for tekst in tekster(regel))


@i_ett("sprak", SPRAAK)
def test_titlene_skiller_reglene_fra_hverandre(sprak: str) -> None:
    titler = [getattr(regel.tittel, sprak) for regel in REGLER]
    assert sorted(t for t in titler if titler.count(t) > 1) == []


def test_numrene_vises_ikke() -> None:
    """What a message shows is never made of the text of a number; the age and a count may be."""
    for regel in REGLER:
        for variant in regel.varianter:
            for vist in variant.vis.values():
                assert isinstance(vist, Uttrykk)
                assert vist is not fnr
                assert vist is not duf
                assert vist.op != "fodselsdato"
                assert not (vist.op == "like_andre" and any(vist.ledd[-1] is x for x in (fnr, duf)))


@i_ett(
    ("id_", "endring", "ventet"),
    [
        ("INDIVID_01A", {"Plan@EvaluertDato": "2050-01-01"},
         "Evalueringsdatoen for planen er 01.01.2050. Den må være fra 1998 til og med 2049."),
        ("INDIVID_03", {"@Fodselsnummer": GALT_FNR},
         "Fødselsnummeret er tomt eller feil, så personen kan ikke identifiseres."),
        ("INDIVID_03", {"@Fodselsnummer": None, "@DUFnummer": ""},
         "DUF-nummeret er tomt eller feil, så personen kan ikke identifiseres."),
        ("INDIVID_03", {"@Fodselsnummer": None},
         "Både fødselsnummer og DUF-nummer mangler, så personen kan ikke identifiseres."),
        ("MELDING_02D", {"@Avslutta3112": "1", "@SluttDato": "2026-12-31",
                         "Melding@SluttDato": None},
         "Saken er avsluttet, men sluttdatoen for meldingen mangler. Startdatoen er 05.01.2026."),
        ("PLAN_02D", {"@Avslutta3112": "1", "@SluttDato": "2027-01-01",
                      "Plan@SluttDato": "2027-01-01"},
         "Saken er avsluttet, men sluttdatoen for planen er 01.01.2027, etter utgangen av 2026."),
        ("MELDING_02D", {"@Avslutta3112": "1"},
         "Saken er meldt avsluttet uten sluttdato. Sluttdatoen for meldingen, 09.01.2026, kan "
         "derfor ikke kontrolleres."),
        ("MELDING_03", {"Melding@SluttDato": "2026-01-14"},
         "Meldingen kom 05.01.2026 og ble avsluttet 14.01.2026, 9 dager etter."),
        ("UNDERSOKELSE_02B", {"Melding/Undersokelse@SluttDato": "2027-03-20"},
         "Sluttdatoen for undersøkelsen er 20.03.2027, men filen gjelder 2026."),
        ("FLYTTING_02F", {"Flytting@SluttDato": "2026-01-04"},
         "Sluttdatoen for flyttingen er 04.01.2026, før sakens startdato 05.01.2026."),
        ("TILTAK_07", {"Tiltak/Kategori@Kode": "3.7"},
         "Tiltaket fra 20.03.2026 er 3.7 Andre tiltak i hjemmet, men det er ikke presisert hva "
         "det er."),
    ],
)  # fmt: skip
def test_melding(id_: str, endring: Endring, ventet: str) -> None:
    rapport = kontroller(Tilfelle(id_, (endring,)))
    assert next(m.tekst for m in rapport.meldinger if m.kontroll == id_) == ventet


def test_de_andre_journalene() -> None:
    """One's own number isn't among the others, so the list may be empty."""
    samme = {"@Journalnummer": "J2"}

    def tekster_av(*endringer: Endring) -> list[str]:
        rapport = kontroller(Tilfelle("", endringer))
        return [m.tekst for m in rapport.meldinger if m.kontroll == "INDIVID_04"]

    assert tekster_av({}, samme, {}) == [
        "Fødselsnummeret i journal «J1» er brukt i 3 saker. Andre journaler: J2.",
        "Fødselsnummeret i journal «J2» er brukt i 3 saker. Andre journaler: J1.",
        "Fødselsnummeret i journal «J1» er brukt i 3 saker. Andre journaler: J2.",
    ]
    alene = "Fødselsnummeret i journal «J1» er brukt i 2 saker. Andre journaler: ingen."
    assert tekster_av({}, {}) == [alene] * 2
