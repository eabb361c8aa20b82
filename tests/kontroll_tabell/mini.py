"""A made-up form with elements, small enough to see through: sak > brev > vedlegg, and opphold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kostra.kontroll import Grad, Melding, Regel, T
from kostra.kontroll.regelsett import Regelsett
from kostra.kontroll.ren_rader import RenRader
from kostra.kontroll.statistikk import Summer
from kostra.kontroll.sted import Steder
from kostra.kontroll.tabellbinding import Tabellbinder, bind_tabellregel
from kostra.kontroll.tabeller import Blokk, Tabell
from kostra.kontroll.tabellkjoring import Tabellkjoring
from kostra.kontroll.tabellnavn import Benevning, Tabellnavn, dato, heltall, tekst
from kostra.kontroll.tabellrader import Rader
from kostra.kontroll.utfall import Utfall
from kostra.kontroll.uttrykk import JaNei
from kostra.skjema.modell import Kode, Tekst3
from kostra.skjema.struktur import Element, Kodeliste, Struktur, Verdi

AAR = 2026


class Eier(Tabellnavn):
    navn = tekst("Navn")
    utgave = heltall("Utgave")


class Periode(Tabellnavn):
    id = tekst("Id")
    start = dato("Start", paakrevd=True)
    slutt = dato("Slutt")


class Sak(Periode):
    journal = tekst("Journal")
    behandler = tekst("Behandler")
    nummer = tekst("Nummer")


class Brev(Periode):
    type = tekst("Type")


class Vedlegg(Tabellnavn):
    kode = tekst("Kode")
    sider = heltall("Sider")


class Opphold(Periode):
    sted = tekst("Sted")


def ord_(nb: tuple[str, str, str], nn: tuple[str, str, str], en: str) -> Benevning:
    return Benevning(nb, nn, (f"the {en}", f"one {en}", f"{en}s"))


fil = Tabellnavn("fil", ord_(("filen", "én fil", "filer"), ("fila", "éi fil", "filer"), "file"))
eier = Eier(
    "eier", ord_(("eieren", "én eier", "eiere"), ("eigaren", "éin eigar", "eigarar"), "owner"),
    under=fil,
)  # fmt: skip
sak = Sak("sak", ord_(("saken", "én sak", "saker"), ("saka", "éi sak", "saker"), "case"), under=fil)
brev = Brev(
    "brev", ord_(("brevet", "ett brev", "brev"), ("brevet", "eitt brev", "brev"), "letter"),
    under=sak,
)  # fmt: skip
vedlegg = Vedlegg(
    "vedlegg",
    ord_(
        ("vedlegget", "ett vedlegg", "vedlegg"), ("vedlegget", "eitt vedlegg", "vedlegg"), "annex"
    ),
    under=brev,
)
opphold = Opphold(
    "opphold",
    ord_(("oppholdet", "ett opphold", "opphold"), ("opphaldet", "eitt opphald", "opphald"), "stay"),
    under=sak,
)

TYPER = Kodeliste(
    "type", (Kode("1", T("Inn", "Inn", "In")), Kode("2", T("Ut", "Ut", "Out"))), {}, {}
)


def _verdi(navn: str, type_: Any, *, krevd: bool = False, koder: Kodeliste | None = None) -> Verdi:
    vist = Tekst3(navn.capitalize())
    return Verdi(vist.nb, navn, type_, krevd, (0, 99), koder, False, vist, Tekst3(""))


def _element(navn: str, verdier: Sequence[Verdi], *barn: Element) -> Element:
    xml = navn.capitalize()
    return Element(xml, navn, 0, None, False, tuple(verdier), barn, Tekst3(xml))


_ID, _START = _verdi("id", "tekst", krevd=True), _verdi("start", "dato", krevd=True)
_SLUTT = _verdi("slutt", "dato")
_PERIODE = (_ID, _START, _SLUTT)
STRUKTUR = Struktur(
    skjema="MINI",
    aar=AAR,
    tittel=Tekst3("Mini"),
    rot="Rot",
    elementer=(
        _element("eier", [_verdi("navn", "tekst"), _verdi("utgave", "aarstall", krevd=True)]),
        _element(
            "sak",
            [*_PERIODE, *(_verdi(navn, "tekst") for navn in ("journal", "behandler", "nummer"))],
            _element(
                "brev",
                [*_PERIODE, _verdi("type", "kode", koder=TYPER)],
                _element(
                    "vedlegg", [_verdi("kode", "tekst"), _verdi("sider", "aarstall", krevd=True)]
                ),
            ),
            _element("opphold", [*_PERIODE, _verdi("sted", "tekst")]),
        ),
    ),
    kodelister={"type": TYPER},
)

#: A row as a test writes it: values by column, and rows of other tables by table.
Rad = dict[str, Any]
#: What a test leaves out; a date that may be missing is missing.
STANDARD = {
    "id": "0",
    "start": 20260101,
    "utgave": AAR,
    "sider": 1,
    "journal": "J",
    "behandler": "B",
}


def blokk(*saker: Rad, eiere: Iterable[Rad] = (), linje: int = 1) -> Blokk:
    """Nested rows as a block. Lines are counted in the order of the elements, from ``linje``."""
    funnet: Blokk = {
        navn: Tabell(0, [], {k: [] for k in tabell.kolonner}, [])
        for navn, tabell in STRUKTUR.tabeller.items()
    }
    funnet["fil"] = Tabell(1, [], {}, [1])
    for navn, rader in (("eier", eiere), ("sak", saker)):
        for rad in rader:
            linje = _legg_til(funnet, navn, rad, 0, linje)
    return funnet


def _legg_til(funnet: Blokk, navn: str, rad: Rad, forelder: int, linje: int) -> int:
    tabell = funnet[navn]
    nummer = tabell.antall
    tabell.antall += 1
    tabell.forelder.append(forelder)
    tabell.linjer.append(linje)
    for kolonne, verdier in tabell.kolonner.items():
        verdier.append(rad.get(kolonne, STANDARD.get(kolonne)))
    linje += 1
    for barn, under in STRUKTUR.tabeller.items():
        if under.forelder == navn:
            for barnerad in rad.get(barn, ()):
                linje = _legg_til(funnet, barn, barnerad, nummer, linje)
    return linje


TEKST = Tekst3("m", "m", "m")


def regel(avvik_naar: JaNei, **om: Any) -> Regel:
    """A rule about this, whose message shows ``vis``."""
    vis = om.get("vis", {})
    mal = Tekst3(*["".join(f"{{{navn}}}" for navn in vis) or "m"] * 3)
    faste = {"id": "R1", "tittel": TEKST, "grad": Grad.ERROR, "hvorfor": TEKST, "gjor": TEKST}
    return Regel(**{**faste, "melding": mal, **om, "avvik_naar": avvik_naar})


SETT = Regelsett("MINI", (), saksbehandler=sak.behandler, journalnummer=sak.journal)


def kjor(
    regler: Sequence[Regel],
    blokker: Iterable[Blokk],
    radtype: type[Rader] = RenRader,
    *,
    maks: int | None = None,
    region: str = "110300",
) -> list[Utfall]:
    """What the rules find in these blocks."""
    binder = Tabellbinder(STRUKTUR, region, "MINI")
    bundne = [bind_tabellregel(r, STRUKTUR, region) for r in regler]
    kjoring = Tabellkjoring(
        [b for b in bundne if b is not None],
        radtype,
        maks=maks,
        steder=Steder(SETT, binder),
        summer=Summer((), []),
    )
    for en in blokker:
        kjoring.ta(kjoring.svar(en))
    return kjoring.ferdig()


def finn(
    avvik_naar: JaNei,
    *blokker: Blokk,
    radtype: type[Rader] = RenRader,
    maks: int | None = None,
    **om: Any,
) -> list[Melding]:
    """The findings of one condition."""
    (utfall,) = kjor([regel(avvik_naar, **om)], blokker, radtype, maks=maks)
    assert not utfall.sviktet, utfall.sviktet
    return utfall.meldinger
