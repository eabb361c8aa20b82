"""The statistics tables of form 15F: our own, to compare with what the municipality knows.

The control program has none for this form. These count what the file holds, by rules that are not
Statistics Norway's, and every heading says so. Labels of codes are those of the file description.
"""

from __future__ import annotations

from kostra.kontroll import noen
from kostra.kontroll.regel import T
from kostra.kontroll.statistikk import Tabelldefinisjon
from kostra.kontroll.tabellnavn import Tabellnavn, hver
from kostra.kontroll.uttrykk import JaNei, Tekst
from kostra.regler.barnevern.begreper import alder, avsluttet
from kostra.regler.barnevern.tabeller import individ, melding, plan, tiltak, undersokelse
from kostra.skjema.modell import Kode, Tekst3
from kostra.skjema.struktur import struktur, strukturer

I_ALT = T("I alt", "I alt", "Total")
ANTALL = T("Antall", "Tal", "Number")
_UTEN_KONKLUSJON = T("Uten konklusjon", "Utan konklusjon", "Without conclusion")
_kodelister = struktur("15F", max(strukturer()["15F"])).kodelister


def _vaar(nb: str, nn: str, en: str) -> Tekst3:
    """A heading that says whose count it is."""
    return T(
        f"{nb} (vår egen telling, ikke SSBs statistikk)",
        f"{nn} (vår eiga teljing, ikkje statistikken til SSB)",
        f"{en} (our own count, not Statistics Norway's)",
    )


def _koder(liste: str) -> tuple[Kode, ...]:
    return _kodelister[liste].koder


def _etter_kode(
    tittel: Tekst3, tabell: Tabellnavn, kolonne: Tekst, liste: str, uten: Tekst3 | None = None
) -> Tabelldefinisjon:
    """All elements of a kind, those with each code, and those with none where that can be."""
    koder = _koder(liste)
    rader: list[tuple[Tekst3, JaNei]] = [(I_ALT, hver(tabell))]
    rader += [(kode.tekst, kolonne == kode.kode) for kode in koder]
    if uten is not None:
        rader.append((uten, ~kolonne.i(*(kode.kode for kode in koder))))
    return Tabelldefinisjon(tittel, ANTALL, tuple(rader))


TABELLER = (
    Tabelldefinisjon(
        _vaar("Barn", "Barn", "Children"),
        ANTALL,
        (
            (I_ALT, hver(individ)),
            (T("Under 6 år", "Under 6 år", "Under 6 years"), alder.mellom(0, 5)),
            (T("6–12 år", "6–12 år", "6–12 years"), alder.mellom(6, 12)),
            (T("13–17 år", "13–17 år", "13–17 years"), alder.mellom(13, 17)),
            (T("18 år og over", "18 år og over", "18 years and over"), alder >= 18),
            (T("Ukjent alder", "Ukjend alder", "Age unknown"), ~alder.kjent | (alder < 0)),
            (T("Med melding", "Med melding", "With a report"), noen(melding)),
            (
                T("Med undersøkelse", "Med undersøking", "With an investigation"),
                noen(noen(undersokelse)),
            ),
            (T("Med plan", "Med plan", "With a plan"), noen(plan)),
            (T("Med tiltak", "Med tiltak", "With a measure"), noen(tiltak)),
            (T("Avsluttet 31.12.", "Avslutta 31.12.", "Closed on 31 December"), avsluttet),
        ),
    ),
    _etter_kode(
        _vaar("Meldinger", "Meldingar", "Reports"),
        melding,
        melding.konklusjon,
        "melding_konklusjon",
        _UTEN_KONKLUSJON,
    ),
    _etter_kode(
        _vaar("Undersøkelser", "Undersøkingar", "Investigations"),
        undersokelse,
        undersokelse.konklusjon,
        "undersokelse_konklusjon",
        _UTEN_KONKLUSJON,
    ),
    _etter_kode(_vaar("Planer", "Planar", "Plans"), plan, plan.plantype, "plantype"),
    Tabelldefinisjon(
        _vaar(
            "Tiltak etter kategorigruppe",
            "Tiltak etter kategorigruppe",
            "Measures by group of category",
        ),
        ANTALL,
        (
            (I_ALT, hver(tiltak)),
            *(
                (gruppe.tekst, tiltak.kategori.starter(f"{gruppe.kode}."))
                for gruppe in _koder("kategorigruppe")
            ),
        ),
    ),
)
