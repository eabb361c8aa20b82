"""The notation of the rules: a condition is a tree over the columns of a file, not a function.

Four types, and mixing them is refused when the tree is built: text (:class:`Tekst`), whole number
(:class:`Tall`), date (:class:`Dato`) and yes/no (:class:`JaNei`). Only dates, and numbers made of
dates or fødselsnummer, can be unknown (``kan_mangle``). A comparison with an unknown value is not
true, whichever way it points; so it is *open* (``aapen``) and can't be negated: write the opposite
comparison, or say with ``.ellers(v)`` what unknown counts as.

Nodes are immutable and interned: the same expression is the same object, so a node's value can be
remembered by identity. ``==`` builds a node; never put nodes in a ``dict`` key, a set or ``in``.
A node has no truth value: write ``&``, ``|`` and ``~``.
"""

from __future__ import annotations

from typing import Any

from kostra.kontroll.tre import U, Uttrykk, node


def _krev(verdi: object, klasse: type[U], hva: str) -> U:
    if not isinstance(verdi, klasse):
        raise TypeError(f"{hva}: {klasse.__name__} expected, got {type(verdi).__name__}")
    return verdi


# --- yes/no -----------------------------------------------------------------------------------


class JaNei(Uttrykk):
    """A condition."""

    __slots__ = ()

    def __and__(self, andre: JaNei) -> JaNei:
        return _samlet("og", self, andre)

    def __or__(self, andre: JaNei) -> JaNei:
        return _samlet("eller", self, andre)

    def __invert__(self) -> JaNei:
        if self.aapen:
            raise TypeError(
                "a comparison that may meet an unknown value can't be negated: "
                "write the opposite comparison, or say what unknown counts as with .ellers()"
            )
        return self.ledd[0] if self.op == "ikke" else node(JaNei, "ikke", self)


def _samlet(op: str, *deler: JaNei) -> JaNei:
    flate: list[JaNei] = []
    for del_ in deler:
        _krev(del_, JaNei, "& and |")
        flate.extend(del_.ledd if del_.op == op else (del_,))
    return node(JaNei, op, *flate, aapen=any(d.aapen for d in flate))


def konst(verdi: bool) -> JaNei:
    """Always yes or always no."""
    return node(JaNei, "konst", verdi)


# --- values that are compared by size ---------------------------------------------------------


class Ordnet(Uttrykk):
    """What numbers and dates have in common."""

    __slots__ = ()
    __hash__ = object.__hash__

    def _til(self, verdi: Any) -> Any:
        raise NotImplementedError

    def _mot(self, op: str, andre: Any) -> JaNei:
        hoyre = self._til(andre)
        return node(JaNei, op, self, hoyre, aapen=self.kan_mangle or hoyre.kan_mangle)

    def __lt__(self, andre: Any) -> JaNei:
        return self._mot("mindre", andre)

    def __le__(self, andre: Any) -> JaNei:
        return self._mot("hoyst", andre)

    def __gt__(self, andre: Any) -> JaNei:
        return self._mot("storre", andre)

    def __ge__(self, andre: Any) -> JaNei:
        return self._mot("minst", andre)

    def __eq__(self, andre: object) -> JaNei:  # type: ignore[override]
        return self._mot("like", andre)

    def __ne__(self, andre: object) -> JaNei:  # type: ignore[override]
        return self._mot("ulike", andre)

    def mellom(self, a: Any, b: Any) -> JaNei:
        """a <= self <= b. Not true when something is unknown."""
        fra, til = self._til(a), self._til(b)
        aapen = self.kan_mangle or fra.kan_mangle or til.kan_mangle
        return node(JaNei, "mellom", self, fra, til, aapen=aapen)

    def utenfor(self, a: Any, b: Any) -> JaNei:
        """self < a or self > b. Not true when something is unknown."""
        fra, til = self._til(a), self._til(b)
        aapen = self.kan_mangle or fra.kan_mangle or til.kan_mangle
        return node(JaNei, "utenfor", self, fra, til, aapen=aapen)

    @property
    def kjent(self) -> JaNei:
        """False when unknown; the only test that sees it."""
        return node(JaNei, "kjent", self)


class Tall(Ordnet):
    """A whole number."""

    __slots__ = ()
    __hash__ = object.__hash__

    def _til(self, verdi: Any) -> Tall:
        if isinstance(verdi, int) and not isinstance(verdi, bool):
            return node(Tall, "tall", verdi)
        return _krev(verdi, Tall, "a number against something else")

    def __add__(self, andre: Tall | int) -> Tall:
        b = self._til(andre)
        return node(Tall, "pluss", self, b, kan_mangle=self.kan_mangle or b.kan_mangle)

    def __sub__(self, andre: Tall | int) -> Tall:
        b = self._til(andre)
        return node(Tall, "minus", self, b, kan_mangle=self.kan_mangle or b.kan_mangle)

    def __rsub__(self, andre: int) -> Tall:
        return self._til(andre) - self

    def __radd__(self, andre: int) -> Tall:
        return self._til(andre) + self

    def ellers(self, verdi: int) -> Tall:
        """The value, or ``verdi`` where it is unknown; known from there on."""
        return node(Tall, "ellers", self, self._til(verdi))


class Dato(Ordnet):
    """A day. As a constant: a whole number yyyymmdd."""

    __slots__ = ()
    __hash__ = object.__hash__

    def _til(self, verdi: Any) -> Dato:
        return _krev(verdi, Dato, "a date against something else")

    def __add__(self, dager: int) -> Dato:
        """That many days later."""
        antall = node(Tall, "tall", dager)
        return node(Dato, "dag_pluss", self, antall, kan_mangle=self.kan_mangle)

    def __sub__(self, dager: int) -> Dato:
        """That many days earlier."""
        return self + -dager

    @property
    def aar(self) -> Tall:
        """The year of the date."""
        return node(Tall, "aar", self, kan_mangle=self.kan_mangle)

    def ellers(self, verdi: Dato) -> Dato:
        """The date, or ``verdi`` where it is unknown; known from there on."""
        return node(Dato, "ellers", self, self._til(verdi), kan_mangle=verdi.kan_mangle)


# --- text -------------------------------------------------------------------------------------


class Tekst(Uttrykk):
    """The raw text of a field. Never unknown; a missing attribute is a text that equals nothing."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, andre: object) -> JaNei:  # type: ignore[override]
        return node(JaNei, "lik", self, _tekst(andre))

    def __ne__(self, andre: object) -> JaNei:  # type: ignore[override]
        return ~(self == andre)

    def i(self, *koder: str) -> JaNei:
        """True when the raw text is one of these."""
        return node(JaNei, "i", self, tuple(_tekst(kode) for kode in koder))

    def starter(self, *begynnelser: str) -> JaNei:
        """True when the raw text begins with one of these."""
        return node(JaNei, "starter", self, begynnelser)

    @property
    def oppgitt(self) -> JaNei:
        """The attribute or element is there, if only empty. A field of a line always is."""
        return node(JaNei, "oppgitt", self)

    @property
    def blank(self) -> JaNei:
        """Only white space, in the control program's sense, or missing."""
        return node(JaNei, "blank", self)

    @property
    def finnes(self) -> JaNei:
        """The raw text is a code in the field's own list."""
        return node(JaNei, "finnes", self)

    @property
    def er_heltall(self) -> JaNei:
        return node(JaNei, "er_heltall", self)

    @property
    def er_fnr(self) -> JaNei:
        """A valid fødselsnummer or d-number, by the reading of the reporting year."""
        return node(JaNei, "er_fnr", self)

    @property
    def mod11(self) -> JaNei:
        """Eleven digits with fitting control digits."""
        return node(JaNei, "mod11", self)

    @property
    def er_duf(self) -> JaNei:
        return node(JaNei, "er_duf", self)

    @property
    def er_syntetisk(self) -> JaNei:
        """A test person's number: month raised by 40, 65 or 80."""
        return node(JaNei, "er_syntetisk", self)

    def forste(self, antall: int) -> Tekst:
        """The first characters of a field, as many as that; a text like that of a field."""
        return node(Tekst, "forste", self, antall)

    def heltall(self) -> Tall:
        """The number; blank and garbage count as 0."""
        return node(Tall, "heltall", self)

    def dato(self, *, streng: bool = False) -> Dato:
        """The date; lenient day, or ``streng``: only days that exist."""
        return node(Dato, "dato", self, streng, kan_mangle=True)

    def alder(self) -> Tall:
        """Age at the end of the reporting year of the person with this number."""
        return node(Tall, "alder", self, kan_mangle=True)

    def fodselsdato(self) -> Dato:
        """Birth date of the person with this number."""
        return node(Dato, "fodselsdato", self, kan_mangle=True)

    # answered by the layout when the rule is bound
    @property
    def paakrevd(self) -> JaNei:
        """The layout marks the field as obligatory."""
        return node(JaNei, "paakrevd", self)

    def er(self, datatype: str) -> JaNei:
        """The layout gives the field this data type."""
        return node(JaNei, "er_type", self, datatype)

    def heter(self, *navn: str) -> JaNei:
        """The field has one of these names."""
        return node(JaNei, "heter", self, navn)

    @property
    def har_koder(self) -> JaNei:
        """The layout gives the field a code list."""
        return node(JaNei, "har_koder", self)


def _tekst(verdi: object) -> Any:
    if isinstance(verdi, (str, Tekst)):
        return verdi
    raise TypeError(f"text against something else: text expected, got {type(verdi).__name__}")


class _Felter:
    """``f.KJONN`` is the field KJONN. The name is checked when the rule is bound to a layout."""

    def __getattr__(self, navn: str) -> Tekst:
        if not navn.isupper():
            raise AttributeError(navn)
        return node(Tekst, "felt", navn)


f = _Felter()
#: Stands for each field of the layout in turn.
hvert_felt: Tekst = node(Tekst, "hvert_felt")
