"""Bytes in, blocks of tables out: the parser, its limits, and the rows that it leaves behind.

The parser is the standard library's expat. It follows the encoding that the file declares (UTF-8 if
none), and it never opens anything: a DOCTYPE ends the reading before any entity can be declared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from kostra.kontroll.element import lesefeil
from kostra.kontroll.element.feil import Lesefeil, Stopp, Strukturfeil
from kostra.kontroll.element.form import SKILLE, Form
from kostra.kontroll.element.ramme import Ramme
from kostra.kontroll.element.tolk import Tolk
from kostra.kontroll.poster import slipp
from kostra.kontroll.tabeller import Blokk, Tabell
from kostra.skjema.struktur import Struktur

if TYPE_CHECKING:
    from mmap import mmap

#: Bytes given to the parser at a time.
BIT: Final = 1 << 16
#: Bytes between the times that pages of a mapped file are let go of.
_SLIPP: Final = 1 << 22
#: Bytes of one start tag or comment. Expat reads an unfinished one again with every bit it gets, and
#: keeps it in memory; the longest start tag that the structure allows is some thousand bytes.
MAKS_DEL: Final = 1 << 20
#: Different names and namespaces. Expat never forgets one; the form has some fifty.
MAKS_NAVN: Final = 10_000
#: Rows of a block, and bytes of the file behind it, however few individuals they belong to.
MAKS_RADER: Final = 100_000
MAKS_BYTE_I_BLOKK: Final = 16 << 20
#: Encodings that a file may declare; others would be looked up by name among Python's own.
TEGNSETT: Final = frozenset(
    ("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252")
)  # fmt: skip


def les_elementer(
    innhold: bytes | mmap, struktur: Struktur, *, individer_per_blokk: int
) -> Iterator[Blokk | Strukturfeil | Lesefeil]:
    """Reads the file once. Blocks hold at most that many individuals; there is always one block.

    Blocks come in file order, and so do the faults of elements; a fault may come before the block
    in which the elements before it stand. A :class:`Lesefeil` is the last that comes, after the
    block of what was read before it.
    """
    for del_ in les_andel(innhold, struktur, individer_per_blokk=individer_per_blokk):
        if del_ is not None:
            yield del_


def les_andel(
    innhold: bytes | mmap, struktur: Struktur, *, individer_per_blokk: int, nr: int = 0, av: int = 1
) -> Iterator[Blokk | Strukturfeil | Lesefeil | None]:
    """Reads the whole file, and takes every ``av``-th run of individuals, the first being ``nr``.

    None ends each run of its own. Whoever shares a file reads all of it, so that each sees the same
    lines and names, and stops at the same place; what is another's is passed over.
    """
    leser = _Leser(struktur, individer_per_blokk, nr, av)
    slutt: Lesefeil | None = None
    fra = 0
    while slutt is None and fra < len(innhold):
        slutt = leser.mat(innhold[fra : fra + BIT], innhold)
        fra += BIT
        if fra % _SLIPP == 0:
            slipp(innhold, fra)
        yield from leser.hent()
    if slutt is None:
        slutt = leser.mat(b"", innhold)
    leser.avslutt()
    yield from leser.hent()
    if slutt is not None:
        yield slutt


class _Leser:
    def __init__(self, struktur: Struktur, individer_per_blokk: int, nr: int, av: int) -> None:
        self._navn: dict[str, str] = {}
        self._parser = expat.ParserCreate(None, SKILLE, self._navn)
        self._tolk = tolk = Tolk(struktur, self._parser, self._min, self._ferdig, self._avvist)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = tolk.start
        self._parser.EndElementHandler = tolk.slutt
        self._parser.CharacterDataHandler = tolk.tekst
        self._parser.XmlDeclHandler = self._deklarasjon
        self._parser.StartDoctypeDeclHandler = self._doctype
        # there to have every prefix and namespace counted among the names
        self._parser.StartNamespaceDeclHandler = lambda _prefiks, _uri: None
        self._matet = 0
        self._blokkstart = 0
        self._samler = _Samler(struktur)
        self._individer_per_blokk = max(1, individer_per_blokk)
        self._individer = 0
        self._omgang, self._av = nr, av  # the run that is its own next, or now
        self._siste_omgang = 0
        self._ut: list[Blokk | Strukturfeil | None] = []
        self._mangler_blokk = nr == 0

    def mat(self, bit: bytes, innhold: bytes | mmap) -> Lesefeil | None:
        """Reads on; ``bit`` is empty at the end of the file. The reason if it can't go on."""
        self._matet += len(bit)
        try:
            self._parser.Parse(bit, not bit)
        except Stopp as stopp:
            return stopp.lesefeil
        except expat.ExpatError as avvik:
            return lesefeil.fra_expat(avvik, self._parser.ErrorByteIndex, innhold)
        if self._matet - self._parser.CurrentByteIndex > MAKS_DEL:
            return lesefeil.for_stort(self._linje(), MAKS_DEL)
        self._tolk.sjekk_storrelse(self._matet)
        if len(self._navn) > MAKS_NAVN:
            return lesefeil.for_mange_navn(self._linje(), MAKS_NAVN)
        return None

    def hent(self) -> list[Blokk | Strukturfeil | None]:
        """What has become ready since the last time."""
        ut, self._ut = self._ut, []
        return ut

    def avslutt(self) -> None:
        """Makes the last run ready."""
        self._avslutt_for(self._siste_omgang + 1)

    # --- called by the parser and the interpreter

    def _linje(self) -> int:
        return self._parser.CurrentLineNumber

    def _min(self, form: Form) -> bool:
        """Is the Avgiver or Individ that begins here one of its own?"""
        omgang = self._siste_omgang = self._individer // self._individer_per_blokk
        self._avslutt_for(omgang)
        self._individer += form.tabell == "individ"
        return omgang == self._omgang

    def _avslutt_for(self, omgang: int) -> None:
        while self._omgang < omgang:
            if self._samler.rader or self._mangler_blokk:
                self._legg_blokk()
            self._ut.append(None)
            self._omgang += self._av

    def _ferdig(self, ramme: Ramme) -> None:
        self._samler.legg(ramme, 0)
        if (
            self._samler.rader >= MAKS_RADER
            or self._parser.CurrentByteIndex - self._blokkstart >= MAKS_BYTE_I_BLOKK
        ):
            self._legg_blokk()

    def _avvist(self, feil: Strukturfeil) -> None:
        self._ut.append(feil)

    def _deklarasjon(self, _versjon: str, tegnsett: str | None, _frittstaaende: int) -> None:
        if tegnsett is not None and tegnsett.lower() not in TEGNSETT:
            raise Stopp(lesefeil.ukjent_tegnsett(tegnsett, self._linje()))

    def _doctype(self, *_om: object) -> None:
        raise Stopp(lesefeil.doctype(self._linje()))

    def _legg_blokk(self) -> None:
        self._ut.append(self._samler.blokk())
        self._blokkstart = self._parser.CurrentByteIndex
        self._mangler_blokk = False


class _Rader:
    """The rows of one table in the block under way."""

    __slots__ = ("foreldre", "kolonner", "linjer", "rader")

    def __init__(self, kolonner: tuple[str, ...]) -> None:
        self.kolonner = kolonner
        self.rader: list[list[Any]] = []
        self.foreldre: list[int] = []
        self.linjer: list[int] = []

    def tabell(self) -> Tabell:
        if not self.rader:
            return Tabell(0, [], {navn: [] for navn in self.kolonner}, [])
        verdier = map(list, zip(*self.rader, strict=True))
        kolonner = dict(zip(self.kolonner, verdier, strict=True))
        return Tabell(len(self.rader), self.foreldre, kolonner, self.linjer)


class _Samler:
    """The rows of the block under way."""

    def __init__(self, struktur: Struktur) -> None:
        self._struktur = struktur
        self._tom()

    def _tom(self) -> None:
        egne = (
            (navn, tuple(t.kolonner)) for navn, t in self._struktur.tabeller.items() if t.forelder
        )
        self._tabeller = {navn: _Rader(kolonner) for navn, kolonner in egne}
        self.rader = 0

    def legg(self, ramme: Ramme, forelder: int) -> None:
        """Adds the row of an element, and of everything in it."""
        tabell = self._tabeller[ramme.form.tabell]
        nummer = len(tabell.rader)
        tabell.rader.append(ramme.rad)
        tabell.foreldre.append(forelder)
        tabell.linjer.append(ramme.linje)
        self.rader += 1
        for liste in ramme.lister:
            for barn in liste:
                self.legg(barn, nummer)

    def blokk(self) -> Blokk:
        """The rows as columns; starts the next block."""
        blokk = {navn: rader.tabell() for navn, rader in self._tabeller.items()}
        self._tom()
        return {"fil": Tabell(1, [], {}, [1]), **blokk}
