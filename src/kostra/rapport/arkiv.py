"""A finished report as bytes, and back: kept once, rendered later in any format and language.

    data = arkiv.pakk(rapport)
    rapport.skriv(arkiv.pakk_ut(data), "xlsx", "nn")

The bytes: a mark, the version of the form, SHA-256 of what follows, and JSON packed with zlib.
Texts, fields and values stand in tables, each once; a finding only points into them. Nothing in the
data can name code to be run, so what is damaged or forged is an error and no more.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Hashable
from datetime import datetime
from operator import itemgetter
from typing import Any, Final

from kostra.kontroll.modell import (
    Grad,
    Kontrollinfo,
    Liste,
    Melding,
    Merknad,
    Raatekst,
    Rapport,
    Tabell,
    Verdi,
)
from kostra.skjema.modell import Felt, Kode, Tekst3

MERKE: Final = b"KRAP"
VERSJON: Final = 1
#: Length of mark, version and digest.
HODE: Final = len(MERKE) + 1 + 32
#: Largest report that is unpacked, in bytes of JSON.
MAKS: Final = 256 << 20

#: What a report tells in plain strings and numbers.
_ENKLE: Final = (
    "skjema", "aar", "region", "antall_kontroller", "navn", "orgnr", "kvartal", "antall_poster",
    "antall_linjer", "tegnsett", "programversjon", "brukt_sekunder",
)  # fmt: skip


class UgyldigArkiv(ValueError):
    """The bytes are no report: damaged, cut or something else. The text has none of the content."""


class UkjentVersjon(UgyldigArkiv):
    """The report was kept by a program that is newer than this one."""


def pakk(rapport: Rapport) -> bytes:
    """The report as bytes. The same report always gives the same bytes."""
    tekst = json.dumps(_Pakker().alt(rapport), ensure_ascii=False, separators=(",", ":"))
    # a text from a file can hold half a surrogate pair; escapes would join two halves into one
    pakket = zlib.compress(tekst.encode("utf-8", "surrogatepass"))
    return MERKE + bytes([VERSJON]) + hashlib.sha256(pakket).digest() + pakket


def pakk_ut(data: bytes) -> Rapport:
    """The report that :func:`pakk` was given, equal in every part.

    Raises:
        UkjentVersjon: kept by a newer program.
        UgyldigArkiv: not a kept report, or damaged.
    """
    try:
        return _Utpakker(json.loads(_json(data))).alt()
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as feil:
        if isinstance(feil, UgyldigArkiv):
            raise
        raise UgyldigArkiv("Den lagrede rapporten er skadet.") from None


def _json(data: bytes) -> str:
    if not data.startswith(MERKE) or len(data) < HODE:
        raise UgyldigArkiv("Dette er ikke en lagret rapport.")
    if data[len(MERKE)] != VERSJON:
        raise UkjentVersjon(
            f"Den lagrede rapporten har versjon {data[len(MERKE)]}, ikke {VERSJON}."
        )
    pakket = data[HODE:]
    if hashlib.sha256(pakket).digest() != data[len(MERKE) + 1 : HODE]:
        raise UgyldigArkiv("Den lagrede rapporten er skadet.")
    utpakker = zlib.decompressobj()
    try:
        raa = utpakker.decompress(pakket, MAKS)
    except zlib.error:
        raise UgyldigArkiv("Den lagrede rapporten er skadet.") from None
    if not utpakker.eof or utpakker.unused_data:
        raise UgyldigArkiv("Den lagrede rapporten er skadet, eller for stor.")
    return raa.decode("utf-8", "surrogatepass")


class _Rader:
    """A table in which equal things stand once. ``plass`` gives the row."""

    def __init__(self) -> None:
        self.rader: list[Any] = []
        self._etter_innhold: dict[Hashable, int] = {}

    def plass(self, nokkel: Hashable, rad: Callable[[], Any]) -> int:
        plass = self._etter_innhold.get(nokkel)
        if plass is None:
            innhold = rad()  # may add to this or another table
            plass = self._etter_innhold[nokkel] = len(self.rader)
            self.rader.append(innhold)
        return plass


class _Pakker:
    """From objects to rows. Looks an object up by identity first: a code list is slow to compare."""

    def __init__(self) -> None:
        self._tekster, self._felt, self._verdier, self._former = (_Rader() for _ in range(4))
        self._sett: dict[int, int] = {}  # id() of texts and fields, all kept alive by the report

    def alt(self, r: Rapport) -> dict[str, Any]:
        rapport = {navn: getattr(r, navn) for navn in _ENKLE}
        rapport |= {
            "tittel": self._tekst(r.tittel),
            "grad": r.alvorlighetsgrad.name,
            "kontroller": [self._kontroll(k) for k in r.kontroller],
            "statistikk": [self._tabell(t) for t in r.statistikk],
            "merknader": [[m.id, self._tekst(m.tekst), self._tekst(m.gjor)] for m in r.merknader],
            "omtale": {navn: self._tekst(t) for navn, t in r.omtale.items()},
            "startet": r.startet and r.startet.isoformat(),
            "ferdig": r.ferdig and r.ferdig.isoformat(),
        }
        return {
            "rapport": rapport,
            "meldinger": [self._melding(m) for m in r.meldinger],
            "former": self._former.rader,
            "verdier": self._verdier.rader,
            "felt": self._felt.rader,
            "tekster": self._tekster.rader,
        }

    def _en_gang(self, ting: Any, tabell: _Rader, rad: Callable[[Any], Any]) -> int:
        plass = self._sett.get(id(ting))
        if plass is None:
            plass = self._sett[id(ting)] = tabell.plass(ting, lambda: rad(ting))
        return plass

    def _tekst(self, tekst: Tekst3) -> int:
        return self._en_gang(tekst, self._tekster, lambda t: [t.nb, t.nn, t.en])

    def _feltene(self, felt: tuple[Felt, ...]) -> list[int]:
        return [self._en_gang(f, self._felt, self._feltrad) for f in felt]

    def _feltrad(self, f: Felt) -> list[Any]:
        koder = [[k.kode, self._tekst(k.tekst), k.i_kontroll] for k in f.koder]
        tekster = [self._tekst(f.ledetekst), self._tekst(f.beskrivelse)]
        slag = [f.sifre, f.skjul] if f.sifre or f.skjul else []
        return [f.navn, f.datatype, f.paakrevd, f.fra, f.til, *tekster, koder, *slag]

    def _melding(self, m: Melding) -> list[Any]:
        """What findings of a control share is its form; a row holds the rest."""
        form = (
            m.kontroll, m.alvorlighetsgrad.name, self._tekst(m.mal), self._tekst(m.gjor),
            tuple(self._feltene(m.felt)), tuple(m.verdier), *([m.element] if m.element else ()),
        )  # fmt: skip
        verdier = [self._verdi(v) for v in m.verdier.values()]
        sak = [m.saksbehandler, m.journalnummer, m.postnumre, m.linjenumre]
        id_ = [m.element_id] if m.element else []
        return [self._former.plass(form, lambda: form), *sak, *id_, *verdier]

    def _verdi(self, verdi: Verdi) -> int:
        # with the type: True, 1 and the severity INFO are equal to Python
        return self._verdier.plass((type(verdi), verdi), lambda: self._verdirad(verdi))

    def _verdirad(self, verdi: Verdi) -> Any:
        match verdi:
            case Raatekst(tekst):
                return ["r", tekst]
            case Tekst3():
                return ["t", self._tekst(verdi)]
            case Liste(ledd, antall):
                vist = [self._tekst(x) if isinstance(x, Tekst3) else x for x in ledd]
                return ["l", antall, vist]
        return verdi

    def _kontroll(self, k: Kontrollinfo) -> list[Any]:
        tekster = [self._tekst(k.tittel), self._tekst(k.hvorfor)]
        return [k.id, k.grad.name, *tekster, self._feltene(k.felt), k.tillegg, k.antall]

    def _tabell(self, t: Tabell) -> list[Any]:
        rader = [[self._tekst(navn), tall] for navn, tall in t.rader]
        return [self._tekst(t.tittel), self._tekst(t.kolonne), rader]


class _Utpakker:
    """From rows to objects: each text and field is made once and shared by all that point to it."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._tekster: list[Tekst3] = [Tekst3(*rad) for rad in data["tekster"]]
        self._felt = [self._feltet(*rad) for rad in data["felt"]]
        self._verdier = [self._verdi(rad) for rad in data["verdier"]]
        self._former = [self._form(*rad) for rad in data["former"]]

    def alt(self) -> Rapport:
        r = self._data["rapport"]
        return Rapport(
            **dict(zip(_ENKLE, itemgetter(*_ENKLE)(r), strict=True)),
            tittel=self._tekster[r["tittel"]],
            alvorlighetsgrad=Grad[r["grad"]],
            meldinger=tuple(self._melding(*rad) for rad in self._data["meldinger"]),
            kontroller=tuple(self._kontroll(*rad) for rad in r["kontroller"]),
            statistikk=tuple(self._tabell(*rad) for rad in r["statistikk"]),
            merknader=tuple(
                Merknad(id_, self._tekster[tekst], self._tekster[gjor])
                for id_, tekst, gjor in r["merknader"]
            ),
            omtale={navn: self._tekster[t] for navn, t in r["omtale"].items()},
            startet=r["startet"] and datetime.fromisoformat(r["startet"]),
            ferdig=r["ferdig"] and datetime.fromisoformat(r["ferdig"]),
        )

    def _feltet(
        self,
        navn: str,
        datatype: Any,
        paakrevd: bool,
        fra: int,
        til: int,
        ledetekst: int,
        beskrivelse: int,
        koder: list[Any],
        sifre: bool = False,
        skjul: bool = False,
    ) -> Felt:
        t = self._tekster
        kodene = tuple(Kode(kode, t[tekst], i_kontroll) for kode, tekst, i_kontroll in koder)
        tekster = (t[ledetekst], t[beskrivelse])
        return Felt(navn, datatype, paakrevd, fra, til, *tekster, kodene, sifre, skjul)

    def _verdi(self, rad: Any) -> Verdi:
        match rad:
            case ["r", tekst]:
                return Raatekst(tekst)
            case ["t", int(plass)]:
                return self._tekster[plass]
            case ["l", antall, ledd]:
                vist = (self._tekster[x] if isinstance(x, int) else x for x in ledd)
                return Liste(tuple(vist), antall)
        if rad is None or isinstance(rad, str | int):
            return rad
        raise UgyldigArkiv("Den lagrede rapporten er skadet.")

    def _form(
        self,
        kontroll: str,
        grad: str,
        mal: int,
        gjor: int,
        felt: list[int],
        navn: list[str],
        element: str = "",
    ) -> tuple[str, Grad, Tekst3, Tekst3, tuple[Felt, ...], list[str], str]:
        t = self._tekster
        return kontroll, Grad[grad], t[mal], t[gjor], self._feltene(felt), navn, element

    def _feltene(self, plasser: list[int]) -> tuple[Felt, ...]:
        return tuple(self._felt[plass] for plass in plasser)

    def _melding(
        self,
        form: int,
        saksbehandler: str,
        journalnummer: str,
        poster: list[int],
        linjer: list[int],
        *resten: Any,
    ) -> Melding:
        kontroll, grad, mal, gjor, felt, navn, element = self._former[form]
        id_, *verdier = resten if element else ("", *resten)
        vist = {n: self._verdier[v] for n, v in zip(navn, verdier, strict=True)}
        sak = (tuple(poster), tuple(linjer), saksbehandler, journalnummer)
        return Melding(kontroll, grad, mal, vist, gjor, felt, *sak, element, id_)

    def _kontroll(
        self,
        id_: str,
        grad: str,
        tittel: int,
        hvorfor: int,
        felt: list[int],
        tillegg: bool,
        antall: int,
    ) -> Kontrollinfo:
        t = self._tekster
        felter = self._feltene(felt)
        return Kontrollinfo(id_, t[tittel], Grad[grad], t[hvorfor], felter, tillegg, antall)

    def _tabell(self, tittel: int, kolonne: int, rader: list[Any]) -> Tabell:
        t = self._tekster
        return Tabell(t[tittel], t[kolonne], tuple((t[navn], tall) for navn, tall in rader))
