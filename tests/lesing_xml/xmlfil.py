"""Builds 15F files for the tests, and tells what became of them. All persons are made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kostra.kontroll.element import Lesefeil, Strukturfeil, les_elementer
from kostra.kontroll.modell import vis_verdi
from kostra.kontroll.tabeller import Blokk
from kostra.skjema.struktur import struktur

AVGIVER = (
    '<Avgiver Organisasjonsnummer="958935420" Versjon="2026" Kommunenummer="1103" '
    'Kommunenavn="Stavanger"/>'
)
MELDING = '<Melding Id="M1" StartDato="2026-02-01"/>'
PLAN = '<Plan Id="P1" StartDato="2026-02-01" Plantype="1"/>'
LOV = '<Lovhjemmel Lov="BVL2021" Kapittel="3" Paragraf="1"/>'
JMFR = LOV.replace("Lovhjemmel", "JmfrLovhjemmel")
KATEGORI = '<Kategori Kode="3.9"/>'
FLYTTING = (
    '<Flytting Id="F1" SluttDato="2026-05-01">'
    '<ArsakFra Kode="1.3"/><FlyttingTil Kode="6"/></Flytting>'
)


def attributter(**verdier: str | None) -> str:
    """Attributes as they stand in a start tag; None leaves one out."""
    return "".join(f' {navn}="{v}"' for navn, v in verdier.items() if v is not None)


def individ(inni: str = "", **verdier: str | None) -> str:
    """An Individ that follows the structure; name an attribute to change it, None removes it."""
    egne: dict[str, str | None] = {
        "Id": "I1",
        "StartDato": "2026-01-15",
        "Journalnummer": "J-1",
        "Saksbehandler": "SBH1",
        "Avslutta3112": "2",
        **verdier,
    }
    return f"<Individ{attributter(**egne)}>{inni}</Individ>"


def melding(inni: str = "", **verdier: str | None) -> str:
    egne: dict[str, str | None] = {"Id": "M1", "StartDato": "2026-02-01", **verdier}
    return f"<Melding{attributter(**egne)}>{inni}</Melding>"


def undersokelse(inni: str = "", **verdier: str | None) -> str:
    egne: dict[str, str | None] = {"Id": "U1", "StartDato": "2026-02-05", **verdier}
    return f"<Undersokelse{attributter(**egne)}>{inni}</Undersokelse>"


def tiltak(inni: str = LOV + KATEGORI, **verdier: str | None) -> str:
    egne: dict[str, str | None] = {"Id": "T1", "StartDato": "2026-03-01", **verdier}
    return f"<Tiltak{attributter(**egne)}>{inni}</Tiltak>"


def plan(**verdier: str | None) -> str:
    egne: dict[str, str | None] = {
        "Id": "P1",
        "StartDato": "2026-02-01",
        "Plantype": "1",
        **verdier,
    }
    return f"<Plan{attributter(**egne)}/>"


def flytting(arsak: str = 'Kode="1.3"', til: str = 'Kode="6"', **verdier: str | None) -> str:
    egne: dict[str, str | None] = {"Id": "F1", "SluttDato": "2026-05-01", **verdier}
    inni = f"<ArsakFra {arsak}/><FlyttingTil {til}/>"
    return f"<Flytting{attributter(**egne)}>{inni}</Flytting>"


def lov(**verdier: str | None) -> str:
    egne: dict[str, str | None] = {"Lov": "BVL2021", "Kapittel": "3", "Paragraf": "1", **verdier}
    return f"<Lovhjemmel{attributter(**egne)}/>"


def fil(*individer: str, avgiver: str = AVGIVER, rot: str = "Barnevern") -> str:
    return f"<{rot}>\n{avgiver}\n" + "\n".join(individer) + f"\n</{rot}>"


@dataclass(frozen=True)
class Lest:
    """What came out of a file."""

    blokker: list[Blokk]
    feil: list[Strukturfeil]
    lesefeil: Lesefeil | None

    def antall(self, tabell: str) -> int:
        return sum(blokk[tabell].antall for blokk in self.blokker)

    def kolonne(self, tabell: str, navn: str) -> list[Any]:
        return [verdi for blokk in self.blokker for verdi in blokk[tabell].kolonner[navn]]

    @property
    def dom(self) -> str:
        """The verdict on the only Individ of a file, or on the file."""
        if self.lesefeil is not None:
            return "lesefeil"
        return "avvist" if self.feil else "godtatt"

    @property
    def sagt(self) -> str:
        """The first thing that is said, in bokmål."""
        funn = self.lesefeil or self.feil[0]
        return vist(funn, "nb")


def vist(funn: Lesefeil | Strukturfeil, sprak: Any) -> str:
    """The sentence in that language, with its values."""
    verdier = {navn: vis_verdi(verdi, sprak) for navn, verdi in funn.verdier.items()}
    return funn.tekst.paa(sprak).format_map(verdier)


def les(innhold: bytes | str, aar: int = 2026, individer_per_blokk: int = 1000) -> Lest:
    data = innhold.encode() if isinstance(innhold, str) else innhold
    ut = list(les_elementer(data, struktur("15F", aar), individer_per_blokk=individer_per_blokk))
    lesefeil = [del_ for del_ in ut if isinstance(del_, Lesefeil)]
    assert lesefeil == ut[len(ut) - len(lesefeil) :], "a Lesefeil is the last that comes"
    return Lest(
        [del_ for del_ in ut if isinstance(del_, dict)],
        [del_ for del_ in ut if isinstance(del_, Strukturfeil)],
        lesefeil[0] if lesefeil else None,
    )


def les_individ(inni: str = "", **verdier: str | None) -> Lest:
    """Reads a file with one Individ."""
    return les(fil(individ(inni, **verdier)))


def tatt(lest: Lest) -> tuple[int, int]:
    """How many Avgiver and Individ a file had, of which none was refused."""
    assert (lest.feil, lest.lesefeil) == ([], None)
    return lest.antall("avgiver"), lest.antall("individ")
