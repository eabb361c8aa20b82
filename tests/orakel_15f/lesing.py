"""Bytes to elements: every Avgiver and Individ of the file as a small tree, in file order."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

XSI_NIL = "http://www.w3.org/2001/XMLSchema-instance nil"


@dataclass
class Element:
    """``innhold`` holds text and child elements as they come; names are without namespace."""

    navn: str
    linje: int
    attributter: dict[str, str]
    nil: bool = False
    innhold: list[Element | str] = field(default_factory=list)

    @property
    def tekst(self) -> str:
        """The text directly in the element; what stands in its children is left out."""
        return "".join(del_ for del_ in self.innhold if isinstance(del_, str))


class _Stopp(Exception):
    """The document has a DOCTYPE, which is refused at once."""


class _Leser:
    def __init__(self) -> None:
        self.ferdige: list[Element] = []
        self._aapne: list[Element] = []

    def start(self, navn: str, attributter: dict[str, str]) -> None:
        lokalt = navn.split(" ")[-1]
        if not self._aapne and lokalt not in ("Avgiver", "Individ"):
            return
        element = Element(
            navn=lokalt,
            linje=self.parser.CurrentLineNumber,
            attributter={n.split(" ")[-1]: v for n, v in attributter.items() if n != XSI_NIL},
            nil=attributter.get(XSI_NIL) == "true",
        )
        if self._aapne:
            self._aapne[-1].innhold.append(element)
        self._aapne.append(element)

    def slutt(self, _navn: str) -> None:
        if self._aapne:
            element = self._aapne.pop()
            if not self._aapne:
                self.ferdige.append(element)

    def tekst(self, tekst: str) -> None:
        if self._aapne:
            self._aapne[-1].innhold.append(tekst)

    def doctype(self, *_: object) -> None:
        raise _Stopp

    def les(self, innhold: bytes) -> bool:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.slutt
        self.parser.CharacterDataHandler = self.tekst
        self.parser.StartDoctypeDeclHandler = self.doctype
        try:
            self.parser.Parse(innhold, True)
        except (expat.ExpatError, _Stopp):
            return False
        except (LookupError, ValueError):  # a charset that Python or expat doesn't know
            return False
        return True


def les(innhold: bytes) -> tuple[list[Element], bool]:
    """The elements that could be read to their end, and whether all of the file could be read."""
    leser = _Leser()
    helt = leser.les(innhold)
    return leser.ferdige, helt
