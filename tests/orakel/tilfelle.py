"""Formen på et eksempeltilfelle, og en samling som gir tilfellene entydige navn.

``ventet`` skrives kort: ``"K05A:E*2 K29:W"`` er to feil fra K05A og én advarsel fra K29.
Tom tekst er ingen funn. E = ERROR, W = WARNING, F = FATAL, O = OK.
"""

from collections import Counter
from dataclasses import dataclass

from orakel import bygg, bygg11f

GRADER = {"E": "ERROR", "W": "WARNING", "F": "FATAL", "O": "OK"}
Endring = dict[str, str]
Ventet = tuple[tuple[str, str, int], ...]
BYGGERE = {"11CF": bygg, "11F": bygg11f}


def les_ventet(kort: str) -> Ventet:
    ut = []
    for del_ in kort.split():
        regel, rest = del_.split(":")
        grad, _, antall = rest.partition("*")
        ut.append((regel, GRADER[grad], int(antall or 1)))
    return tuple(sorted(ut))


@dataclass(frozen=True)
class Tilfelle:
    id: str
    aar: int
    innhold: bytes
    ventet: Ventet
    region: str
    skjema: str = "11CF"
    vedlegg: bool = True
    postnumre: tuple[int, ...] | None = None  # nummeret på hvert funn, sortert
    antall_kontroller: int | None = None
    merknad: str = ""

    @property
    def alvorlighetsgrad(self) -> str:
        """Følger av funnene, men en fil uten poster (ingen kontroller) er ERROR."""
        if self.antall_kontroller == 0:
            return "ERROR"
        for grad in ("FATAL", "ERROR", "WARNING"):
            if any(g == grad for _, g, _ in self.ventet):
                return grad
        return "OK"


class Samling:
    """Tilfeller for ett år. ``alltid`` er funn hver grunnpost gir (én per post).

    Uten region er et tilfelle levert for den regionen som grunnposten hører til.
    """

    def __init__(self, aar: int, alltid: str = "", skjema: str = "11CF") -> None:
        self.aar = aar
        self.skjema = skjema
        self.region = BYGGERE[skjema].REGION
        self.alltid = alltid
        self.tilfeller: list[Tilfelle] = []
        self._teller: Counter[str] = Counter()

    def en(
        self,
        navn: str,
        endringer: Endring | list[Endring],
        ventet: str = "",
        *,
        region: str | None = None,
        merknad: str = "",
        antall_kontroller: int | None = None,
    ) -> None:
        """``ventet`` er hele listen; «alltid» i teksten byttes med grunnpostens egne funn."""
        poster = endringer if isinstance(endringer, list) else [endringer]
        self.fil(
            navn,
            BYGGERE[self.skjema].bygg_endringer(self.aar, poster),
            ventet.replace("alltid", self.alltid),
            region=region,
            merknad=merknad,
            antall_kontroller=antall_kontroller,
        )

    def par(
        self,
        regel: str,
        utloser: Endring | list[Endring],
        ventet: str,
        nabo: Endring | list[Endring],
        ventet_nabo: str = "",
        *,
        region: str | None = None,
        region_nabo: str | None = None,
        merknad: str = "",
    ) -> None:
        """En endring som utløser regelen, og den nærmeste som ikke gjør det."""
        self.en(f"{regel} utløser", utloser, ventet, region=region, merknad=merknad)
        self.en(f"{regel} nabo", nabo, ventet_nabo, region=region_nabo or region, merknad=merknad)

    def fil(
        self,
        navn: str,
        innhold: bytes,
        ventet: str = "",
        *,
        region: str | None = None,
        vedlegg: bool = True,
        postnumre: tuple[int, ...] | None = None,
        antall_kontroller: int | None = None,
        merknad: str = "",
    ) -> None:
        self._teller[navn] += 1
        nr = self._teller[navn]
        self.tilfeller.append(
            Tilfelle(
                id=f"{self.skjema} {self.aar} {navn}" + (f" {nr}" if nr > 1 else ""),
                aar=self.aar,
                innhold=innhold,
                ventet=les_ventet(ventet),
                region=region or self.region,
                skjema=self.skjema,
                vedlegg=vedlegg,
                postnumre=postnumre,
                antall_kontroller=antall_kontroller,
                merknad=merknad,
            )
        )
