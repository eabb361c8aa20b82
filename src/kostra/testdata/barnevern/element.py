"""Elements of an extract as they are made and changed, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

_SPESIELLE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_INNRYKK = "  "


@dataclass(slots=True)
class Element:
    """A name, attributes in the order of the format, and either elements or a text inside."""

    navn: str
    attr: dict[str, str] = field(default_factory=dict)
    barn: list[Element] = field(default_factory=list)
    tekst: str = ""

    def alle(self, navn: str) -> list[Element]:
        """The elements of that name right below this one."""
        return [barn for barn in self.barn if barn.navn == navn]

    def forste(self, navn: str) -> Element:
        """The first of them."""
        return next(barn for barn in self.barn if barn.navn == navn)

    def dato(self, navn: str) -> date:
        """The date in that attribute."""
        return date.fromisoformat(self.attr[navn])

    def skriv(self, dybde: int = 0) -> str:
        """The element as lines of XML, indented."""
        innrykk = _INNRYKK * dybde
        attr = "".join(f' {n}="{v.translate(_SPESIELLE)}"' for n, v in self.attr.items())
        if self.tekst:
            return f"{innrykk}<{self.navn}{attr}>{self.tekst.translate(_SPESIELLE)}</{self.navn}>\n"
        if not self.barn:
            return f"{innrykk}<{self.navn}{attr}/>\n"
        under = "".join(barn.skriv(dybde + 1) for barn in self.barn)
        return f"{innrykk}<{self.navn}{attr}>\n{under}{innrykk}</{self.navn}>\n"


def kodet(navn: str, kode: str, presisering: str = "") -> Element:
    """An element that holds a code, and a Presisering when there is one."""
    under = [Element("Presisering", tekst=presisering)] if presisering else []
    return Element(navn, {"Kode": kode}, under)


def lovhjemmel(hjemmel: str, navn: str = "Lovhjemmel") -> Element:
    """A legal basis written «BVL2021 5-1 a»: law, chapter-section, then letter or paragraph number."""
    lov, sted, *ledd = hjemmel.split()
    kapittel, paragraf = sted.split("-")
    attr = {"Lov": lov, "Kapittel": kapittel, "Paragraf": paragraf}
    for verdi in ledd:
        attr["Ledd" if verdi.isdigit() else "Bokstav"] = verdi
    return Element(navn, attr)
