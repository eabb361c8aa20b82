"""What every node of the notation is: an operation and its parts, interned, with a place.

The place (``plass``) is the table that a value is about: one value per row of it. Position files
have no tables, and their nodes no place. The types of nodes are in :mod:`kostra.kontroll.noder`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn, TypeVar
from weakref import WeakValueDictionary

U = TypeVar("U", bound="Uttrykk")
_tabell: WeakValueDictionary[tuple[Any, ...], Any] = WeakValueDictionary()


class Uttrykk:
    """A node: an operation and its parts (other nodes or constants)."""

    __slots__ = ("__weakref__", "aapen", "kan_mangle", "ledd", "op", "per_felt", "plass")
    op: str
    ledd: tuple[Any, ...]
    kan_mangle: bool
    aapen: bool
    #: Holds :data:`hvert_felt`, so it means something else for each field.
    per_felt: bool
    #: The deepest table it is about: the value is one per row of it. None without tables.
    plass: Rad | None

    def __bool__(self) -> NoReturn:
        raise TypeError("an expression has no truth value: use &, | and ~ (not and, or, not, in)")

    def __repr__(self) -> str:
        return f"{self.op}({', '.join(map(repr, self.ledd))})"

    def barn(self) -> Iterator[Uttrykk]:
        """The parts that are nodes themselves."""
        return (ledd for ledd in self.ledd if isinstance(ledd, Uttrykk))

    def alle_noder(self) -> Iterator[Uttrykk]:
        """The node and all below it, in reading order."""
        yield self
        for barn in self.barn():
            yield from barn.alle_noder()

    def kalt(self: U, nb: str, nn: str, en: str) -> U:
        """The same value, with words of its own where a sentence names it."""
        return node(
            type(self), "kalt", self, nb, nn, en, kan_mangle=self.kan_mangle, aapen=self.aapen
        )


def node(
    klasse: type[U],
    op: str,
    *ledd: Any,
    kan_mangle: bool = False,
    aapen: bool = False,
    plass: Rad | None = None,
) -> U:
    """The interned node. The key holds the constant's type, for ``1 == True == 1.0``.

    ``plass`` where it isn't the deepest table of the parts. Raises TypeError when the parts are
    about tables beside each other.
    """
    nokkel = (klasse, op, *((id(x) if isinstance(x, Uttrykk) else (type(x), x)) for x in ledd))
    funnet: U | None = _tabell.get(nokkel)
    if funnet is None:
        funnet = klasse.__new__(klasse)
        funnet.op, funnet.ledd = op, ledd
        funnet.kan_mangle, funnet.aapen = kan_mangle, aapen
        funnet.per_felt = op == "hvert_felt" or any(
            x.per_felt for x in ledd if isinstance(x, Uttrykk)
        )
        funnet.plass = _felles_plass(ledd) if plass is None else plass
        _tabell[nokkel] = funnet
    return funnet


class Rad(Uttrykk):
    """A table of the tree of tables, as the rows of a condition: the place of its columns."""

    __slots__ = ()

    @property
    def navn(self) -> str:
        """The table's short name; of later siblings, that of their table."""
        navn: str = self.ledd[0] if self.op == "tabell" else self.ledd[0].navn
        return navn

    @property
    def forelder(self) -> Rad | None:
        """The table above; None for the file."""
        over: Rad | None = self.ledd[1] if self.op == "tabell" else self.ledd[0]
        return over

    def er_under(self, andre: Rad) -> bool:
        """The same table, or one further down the tree."""
        rad: Rad | None = self
        while rad is not None and rad is not andre:
            rad = rad.forelder
        return rad is andre


def rad(op: str, *ledd: Any) -> Rad:
    """``tabell`` (name, parent, words) or ``senere`` (table, condition)."""
    ny = node(Rad, op, *ledd)
    ny.plass = ny
    return ny


def _felles_plass(ledd: tuple[Any, ...]) -> Rad | None:
    """The deepest table of the parts. Raises TypeError when they don't lie on one branch."""
    dypest: Rad | None = None
    for x in ledd:
        if isinstance(x, Uttrykk) and x.plass is not None and x.plass is not dypest:
            if dypest is None or x.plass.er_under(dypest):
                dypest = x.plass
            elif not dypest.er_under(x.plass):
                raise TypeError(
                    f"{dypest.navn} and {x.plass.navn} are beside each other: "
                    "fold one of them with noen, alle, ingen, antall or summen"
                )
    return dypest
