"""Follows the parser through the file and builds the rows of each Avgiver and Individ.

The reference program reads each Avgiver and Individ into an object first and checks the object, so
names go before namespaces, unknown things are left out, of a list only the last run of neighbours
stays, and of an element that can stand once the last one. What is thrown away that way must still
be readable. Source: the data model of 15F, 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from kostra.kontroll.element import feil, lesefeil
from kostra.kontroll.element.feil import Strukturfeil
from kostra.kontroll.element.form import SKILLE, Felt, Form, former
from kostra.kontroll.element.ramme import (
    Ramme,
    avloes,
    forste_avvik,
    listefeil,
    med_sak,
    verdifeil,
)
from kostra.kontroll.element.verdier import Ugyldig, Ulest
from kostra.skjema.modell import Tekst3
from kostra.skjema.struktur import Struktur

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

#: Elements inside each other, as many as the reference's parser takes; the form has five.
MAKS_DYBDE: Final = 1000
#: Elements in one Individ that are kept in memory; the largest real ones have some hundreds.
MAKS_ELEMENTER: Final = 100_000
#: Bytes of the file from the start of one Individ to its end; looked at now and then.
MAKS_BYTE: Final = 16 << 20
#: Characters of a text that are kept; the longest allowed one has 1,000.
MAKS_TEKST: Final = 10_000
#: Characters kept of a text that isn't allowed: enough to tell two of them from each other.
_MAKS_UGYLDIG: Final = 100

_BLANKE: Final = " \t\r\n"
_NIL: Final = f"http://www.w3.org/2001/XMLSchema-instance{SKILLE}nil"


class Tolk:
    """The handlers of the parser: ``start``, ``slutt`` and ``tekst``.

    ``tas`` is asked of each Avgiver and Individ that begins, and those it says no to are passed
    over. ``ferdig`` gets each of the rest that follows the structure, ``avvist`` what is wrong with
    each of the others.
    """

    def __init__(
        self,
        struktur: Struktur,
        parser: XMLParserType,
        tas: Callable[[Form], bool],
        ferdig: Callable[[Ramme], None],
        avvist: Callable[[Strukturfeil], None],
    ) -> None:
        self._topp = former(struktur)
        self._parser = parser
        self._tas = tas
        self._ferdig = ferdig
        self._avvist = avvist
        self._dybde = 0
        self._over: list[Ramme] = []  # the elements around the innermost one
        self._ramme: Ramme | None = None  # the innermost known element that is open
        self._felt: Felt | None = None  # the small element that is open in it
        self._biter: list[str] = []
        self._tegn = 0
        self._er_nil = False
        self._hopp = 0  # open elements that are passed over, the outermost of them included
        self._toppdybde = 0
        self._toppbyte = 0
        self._elementer = 0
        self._har_avvik = False

    # --- called by the parser

    def start(self, navn: str, attributter: Mapping[str, str]) -> None:
        self._dybde += 1
        if self._dybde > MAKS_DYBDE:
            raise feil.Stopp(lesefeil.for_dypt(self._parser.CurrentLineNumber, MAKS_DYBDE))
        if self._hopp:
            self._hopp += 1
            return
        ramme = self._ramme
        if ramme is None:
            form = self._topp[navn]
            if form is not None and not self._tas(form):
                self._hopp = 1
            elif form is not None:
                self._toppdybde = self._dybde
                self._toppbyte = self._parser.CurrentByteIndex
                self._elementer = 0
                self._har_avvik = False
                self._aapne(form, attributter)
            return
        if self._felt is not None:
            self._hopp = 1
            return
        ramme.etter_gruppe = False
        barn = ramme.form.barn[navn]
        if isinstance(barn, Form):
            if barn.liste >= 0 and ramme.forrige is not barn:
                ramme.lister[barn.liste].clear()  # an earlier run is thrown away
            ramme.forrige = barn
            self._over.append(ramme)
            self._aapne(barn, attributter)
            return
        ramme.forrige = None
        if barn is None:
            self._hopp = 1
        else:
            self._felt = barn
            self._er_nil = attributter.get(_NIL) == "true"

    def slutt(self, _navn: str) -> None:
        self._dybde -= 1
        if self._hopp:
            self._hopp -= 1
            return
        ramme = self._ramme
        if ramme is None:
            return
        if self._felt is not None:
            self._lukk_felt(ramme, self._felt)
            return
        form, rad = ramme.form, ramme.rad
        if None in form.krevde(rad):
            self._mangler(ramme)
            return
        if form.har_krav:
            for barn, funn in listefeil(ramme):
                self._legg_til(ramme, barn, funn)
        if not self._over:
            self._lukk_topp(ramme)
            return
        over = self._ramme = self._over.pop()
        if form.liste < 0:
            over.rad[form.plass : form.plass + len(rad)] = rad
            if self._har_avvik:
                avloes(over, ramme)
            return
        liste = over.lister[form.liste]
        if form.enkelt:
            liste.clear()
        liste.append(ramme)
        over.etter_gruppe = form.gruppe

    def tekst(self, tekst: str) -> None:
        ramme = self._ramme
        if ramme is None or self._hopp:
            return
        if self._felt is not None:
            if self._tegn < MAKS_TEKST:
                self._tegn += len(tekst)
                self._biter.append(tekst)
        elif ramme.etter_gruppe and tekst.strip(_BLANKE):
            assert ramme.forrige is not None
            navn = {"element": ramme.forrige.xml, "over": ramme.form.xml}
            self._avvis(Strukturfeil("", feil.LOS_TEKST, navn, self._parser.CurrentLineNumber))

    # --- called between the parser's turns

    def sjekk_storrelse(self, lest: int) -> None:
        """Refuses an Individ that has taken too many bytes; ``lest`` are those read of the file."""
        if self._ramme is not None and lest - self._toppbyte > MAKS_BYTE:
            self._avvis_stort(feil.FOR_LANGT, MAKS_BYTE)

    # --- opening and closing

    def _aapne(self, form: Form, attributter: Mapping[str, str]) -> None:
        self._elementer += 1
        self._ramme = ramme = Ramme(form, self._parser.CurrentLineNumber)
        rad, felter, uleste = ramme.rad, form.felter, None
        for navn, tekst in attributter.items():
            felt = felter[navn]
            if felt is not None:
                plass, les, om = felt
                try:
                    rad[plass] = les(tekst)
                except Ugyldig as avvik:
                    self._husk(ramme, om, tekst, avvik)
                except Ulest as avvik:
                    uleste = uleste or verdifeil(ramme, om, avvik)
        if uleste is not None:
            self._avvis(uleste)
        elif self._elementer > MAKS_ELEMENTER:
            self._avvis_stort(feil.FOR_STORT, MAKS_ELEMENTER)

    def _lukk_felt(self, ramme: Ramme, felt: Felt) -> None:
        tekst = "".join(self._biter)
        self._felt, self._biter, self._tegn = None, [], 0
        if ramme.avvik:
            ramme.avvik.pop(felt.plass, None)
        if self._er_nil:
            ramme.rad[felt.plass] = None
            return
        try:
            ramme.rad[felt.plass] = felt.les(tekst)
        except Ugyldig as avvik:
            self._husk(ramme, felt, tekst, avvik)
        except Ulest as avvik:
            self._avvis(verdifeil(ramme, felt, avvik))

    def _lukk_topp(self, ramme: Ramme) -> None:
        self._ramme = None
        funnet = forste_avvik(ramme) if self._har_avvik else None
        if funnet is None:
            self._ferdig(ramme)
        else:
            self._avvist(med_sak(funnet, ramme))

    # --- faults

    def _husk(self, ramme: Ramme, felt: Felt, tekst: str, avvik: Ugyldig) -> None:
        """Keeps what breaks the structure in mind, for it may be thrown away yet."""
        ramme.rad[felt.plass] = tekst[:_MAKS_UGYLDIG]
        self._legg_til(ramme, felt.plass, verdifeil(ramme, felt, avvik))

    def _legg_til(self, ramme: Ramme, hva: int | Form, funn: Strukturfeil) -> None:
        self._har_avvik = True
        ramme.avvik = {**(ramme.avvik or {}), hva: funn}

    def _mangler(self, ramme: Ramme) -> None:
        _, xml, barn = next(k for k in ramme.form.paakrevd if ramme.rad[k[0]] is None)
        mal = feil.MANGLER_ELEMENT if barn else feil.MANGLER_VERDI
        verdier = {"element": ramme.form.xml, **({"barn": barn} if barn else {"verdi": xml})}
        self._avvis(Strukturfeil("", mal, verdier, ramme.linje))

    def _avvis_stort(self, mal: Tekst3, mest: int) -> None:
        self._avvis(Strukturfeil("", mal, {"mest": mest}, self._topp_ramme().linje))

    def _topp_ramme(self) -> Ramme:
        topp = self._over[0] if self._over else self._ramme
        assert topp is not None
        return topp

    def _avvis(self, funn: Strukturfeil) -> None:
        """Refuses the whole Avgiver or Individ, and passes over the rest of it."""
        topp = self._topp_ramme()
        self._hopp = self._dybde - self._toppdybde + 1
        self._over, self._ramme = [], None
        self._felt, self._biter, self._tegn = None, [], 0
        self._avvist(med_sak(funn, topp))
