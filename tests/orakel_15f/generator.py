"""Random 15F files made to hit every rule often. Everything comes from ``rng``: same seed, same file."""

from __future__ import annotations

import random
from datetime import date, timedelta

from orakel_15f import koder
from orakel_15f.bygg import Node, avgiver, kodet, lov
from orakel_15f.odelagt import odelegg, skriv_fil
from orakel_15f.strukturfeil import endre_struktur
from orakel_15f.verdier import identitet, skriv_dato

REGIONER = ["110300"] * 5 + ["030101", "030100", "553000"]


def tilfeldig_fil(rng: random.Random, aar: int) -> tuple[bytes, str]:
    """A file and the region that it is controlled against."""
    region = rng.choice(REGIONER)
    individer: list[Node] = []
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4, 6, 9])):
        individer.append(_Individ(rng, aar, region, individer).node())
    elementer = [*_avgivere(rng, aar, region), *individer]
    if rng.random() < 0.08:
        rng.shuffle(elementer)
    for element in elementer:
        if rng.random() < 0.22:
            for _ in range(rng.choice([1, 1, 2, 3])):
                endre_struktur(rng, element)
    innhold = skriv_fil(rng, elementer)
    return (odelegg(rng, innhold) if rng.random() < 0.07 else innhold), region


def _avgivere(rng: random.Random, aar: int, region: str) -> list[Node]:
    antall = rng.choice([1] * 16 + [0, 2])
    alle = []
    for _ in range(antall):
        en = avgiver(Versjon=str(aar), Kommunenummer=region[:4])
        if rng.random() < 0.15:
            en.attr |= rng.choice(
                [
                    {"Versjon": str(aar - 1)},
                    {"Versjon": f" 0{aar}"},
                    {"Versjon": f"+{aar} "},
                    {"Versjon": f"-{aar}"},
                    {"Versjon": "999"},
                    {"Versjon": "2147483648"},
                    {"Versjon": f"{aar}.0"},
                    {"Versjon": f"{aar}Z"},
                    {"Versjon": ""},
                    {"Kommunenummer": "4601"},
                    {"Kommunenummer": "110"},
                    {"Kommunenavn": " "},
                    {"Kommunenavn": ""},
                    {"Kommunenavn": "Bjørnøya i Østfold"},
                    {"Kommunenavn": "x" * 251},
                    {"Organisasjonsnummer": "         "},
                    {"Organisasjonsnummer": "99999999"},
                ]
            )
        alle.append(en)
    return alle


class _Individ:
    """One child with its course: mostly in order, and often just past a limit."""

    def __init__(self, rng: random.Random, aar: int, region: str, andre: list[Node]) -> None:
        self.rng, self.aar, self.region, self.andre = rng, aar, region, andre
        self.start = rng.choice(
            [self._dag(aar - 2, aar - 1), self._dag(aar - 1, aar), date(aar, 1, 1)]
        )
        self.slutt = None
        if rng.random() < 0.4:
            self.slutt = rng.choice(
                [
                    self._dag(aar, aar),
                    date(aar, 12, 31),
                    date(aar - 1, 12, 31),
                    date(aar - 1, 12, 30),
                    self.start + timedelta(rng.choice([-1, 0, 1, 200])),
                ]
            )

    def _dag(self, fra: int, til: int) -> date:
        forste = date(fra, 1, 1)
        return forste + timedelta(self.rng.randrange((date(til + 1, 1, 1) - forste).days))

    def node(self) -> Node:
        rng = self.rng
        attr = {
            "Id": str(len(self.andre) + 1),
            "StartDato": skriv_dato(self.rng, self.start),
            "Journalnummer": f"J{rng.randrange(100000)}",
            "Saksbehandler": f"SB{rng.randrange(5)}",
            "Avslutta3112": "1" if rng.random() < (0.6 if self.slutt else 0.05) else "2",
            **identitet(rng, self.aar, self.andre),
        }
        if self.slutt:
            attr["SluttDato"] = skriv_dato(self.rng, self.slutt)
        if self.region.startswith("0301") or rng.random() < 0.05:
            attr |= {"Bydelsnummer": "01", "Bydelsnavn": "Gamle Oslo"}
            for navn in ("Bydelsnummer", "Bydelsnavn"):
                if rng.random() < 0.15:
                    del attr[navn]
        if self.andre and rng.random() < 0.12:
            attr["Journalnummer"] = rng.choice(self.andre).attr.get("Journalnummer", "J1")
        barn = [
            *(self._melding(n) for n in range(self._antall())),
            *(self._plan(n) for n in range(self._antall())),
            *(self._tiltak(n) for n in range(rng.choice([0, 1, 1, 2, 3, 4]))),
            *(self._flytting(n) for n in range(rng.choice([0, 0, 0, 1, 2]))),
        ]
        return Node("Individ", attr, list(barn))

    def _antall(self) -> int:
        return self.rng.choice([0, 0, 1, 1, 2, 3])

    def _periode(self, navn: str, nr: int) -> tuple[dict[str, str], date, date | None]:
        """Attributes that a course has, its start, and its end if any."""
        rng = self.rng
        start = self.start + timedelta(rng.choice([0, 0, 1, 10, 30, 90, 200, 400]))
        if rng.random() < 0.08:
            start = self.start - timedelta(1)
        if start > date(self.aar, 12, 31):
            start = rng.choice([date(self.aar, 6, 29), date(self.aar, 6, 30), self.start])
        slutt = None
        if rng.random() < 0.6:
            slutt = start + timedelta(rng.choice([-1, 0, 3, 7, 8, 9, 89, 90, 91, 200]))
            grense = self.slutt or date(self.aar, 12, 31)
            if rng.random() < 0.4:
                slutt = grense + timedelta(rng.choice([-1, 0, 0, 0, 1]))
        elif self.slutt and rng.random() < 0.7:
            slutt = self.slutt
        ident = f"{navn[0].lower()}{nr}"
        attr = {"Id": ident, "StartDato": skriv_dato(self.rng, start)}
        if slutt:
            attr["SluttDato"] = skriv_dato(self.rng, slutt)
        return attr, start, slutt

    def _kode(self, attr: dict[str, str], navn: str, liste: set[str], andel: float) -> None:
        if self.rng.random() < andel:
            attr[navn] = self.rng.choice(sorted(liste))
            if self.rng.random() < 0.03:
                attr[navn] = ""

    def _kodede(self, navn: str, liste: set[str], hoyst: int, vanskelige: list[str]) -> list[Node]:
        rng = self.rng
        return [
            kodet(
                navn,
                rng.choice(vanskelige) if rng.random() < 0.25 else rng.choice(sorted(liste)),
                self._presisering(),
            )
            for _ in range(rng.randint(0, hoyst))
        ]

    def _presisering(self) -> str | None:
        return self.rng.choice([None, None, None, "annet", "", " ", "med æøå & <tegn>"])

    def _melding(self, nr: int) -> Node:
        rng = self.rng
        attr, start, _ = self._periode("Melding", nr)
        self._kode(attr, "Konklusjon", koder.MELDING_KONKLUSJON, 0.7)
        barn: list[Node | str] = [
            *self._kodede("Melder", koder.MELDER, 2, ["22"]),
            *self._kodede("Saksinnhold", koder.SAKSINNHOLD, 2, ["18", "19"]),
        ]
        if rng.random() < 0.6:
            barn.append(self._undersokelse(nr, start))
        return Node("Melding", attr, barn)

    def _undersokelse(self, nr: int, start: date) -> Node:
        rng = self.rng
        attr, _, _ = self._periode("Undersokelse", nr)
        if rng.random() < 0.3:
            attr["StartDato"] = rng.choice(
                [date(self.aar, 6, 29), date(self.aar, 6, 30), start]
            ).isoformat()
        self._kode(attr, "Konklusjon", koder.UNDERSOKELSE_KONKLUSJON, 0.7)
        tekst = self._presisering()
        barn: list[Node | str] = [] if tekst is None else [Node("Presisering", {}, [tekst])]
        barn += self._kodede("Vedtaksgrunnlag", koder.SAKSINNHOLD, 2, ["18", "19"])
        return Node("Undersokelse", attr, barn)

    def _plan(self, nr: int) -> Node:
        attr, start, _ = self._periode("Plan", nr)
        attr["Plantype"] = self.rng.choice(sorted(koder.PLANTYPE))
        if self.rng.random() < 0.2:
            attr["EvaluertDato"] = skriv_dato(self.rng, start + timedelta(30))
        return Node("Plan", attr)

    def _hjemmel(self, navn: str) -> Node:
        rng = self.rng
        valgt = rng.choice(
            [
                ("BVL", "4", "12", {}),
                ("BVL", "4", "8", {"Ledd": rng.choice(["1", "2", "3", "4", "", " 2"])}),
                ("BVL", "4", "8", {}),
                ("BVL", "4", "4", {"Ledd": "2"}),
                ("BVL2021", "5", "1", {"Bokstav": rng.choice([*"abcdefghA", ""])}),
                ("BVL2021", "5", "1", {}),
                ("BVL2021", "3", "1", {}),
                ("BVL2021", "5", "2", {"Bokstav": "a"}),
                ("bvl", "4", "12", {}),
                ("BVL ", "4", "12", {}),
                ("XYZ", "1", "1", {}),
                ("BVL", "0", "12", {}),
                ("BVL2021", "5", "0", {"Bokstav": "a"}),
                ("BVL", "00", "0 ", {}),
            ]
        )
        return lov(*valgt[:3], navn=navn, **valgt[3])

    def _tiltak(self, nr: int) -> Node:
        rng = self.rng
        attr, _, _ = self._periode("Tiltak", nr)
        vanskelige = ["4.1", "4.2", "1.1", "2.2", "8.2", "1.99", "3.7", "8.99", "3.10"]
        kategori = rng.choice(vanskelige if rng.random() < 0.6 else sorted(koder.KATEGORI))
        barn: list[Node | str] = [
            self._hjemmel("Lovhjemmel"),
            *(self._hjemmel("JmfrLovhjemmel") for _ in range(rng.choice([0, 0, 0, 1, 2, 3]))),
            kodet("Kategori", kategori, self._presisering()),
            *self._kodede("Tiltaksgrunnlag", koder.SAKSINNHOLD, 2, ["18", "19"]),
        ]
        if rng.random() < 0.4:
            barn.append(kodet("Opphevelse", rng.choice("12344"), self._presisering()))
        return Node("Tiltak", attr, barn)

    def _flytting(self, nr: int) -> Node:
        rng = self.rng
        slutt = rng.choice([self.start, self.slutt or self.start])
        barn: list[Node | str] = [
            Node("ArsakFra", {"Kode": rng.choice(sorted(koder.ARSAK_FRA))}),
            Node("FlyttingTil", {"Kode": rng.choice(sorted(koder.FLYTTING_TIL))}),
        ]
        return Node(
            "Flytting",
            {
                "Id": f"f{nr}",
                "SluttDato": skriv_dato(self.rng, slutt + timedelta(rng.choice([-1, 0, 1, 30]))),
            },
            barn,
        )
