"""Noun phrases: what a value is called in a sentence («tallet i ANTBU18», «årgangen i VERSION»)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kostra.kontroll.modell import gruppert
from kostra.kontroll.setning.ord import MAANEDER, liste, lopende, ord_
from kostra.kontroll.setning.rader import Radnavn
from kostra.kontroll.uttrykk import JaNei, PerAar, Tall, Tekst, Uttrykk
from kostra.skjema.modell import Sprak

#: Stands for the field of a group while its test is made into words.
HULL: Final = "\0"
#: Added to two digits to make a year: written without grouping.
_AARHUNDRER: Final = (1900, 2000)


class FinnesIkke(Exception):
    """The tree has no value in that year."""


class Navn(Radnavn):
    """Names the values of one language in one reporting year.

    ``betingelse`` makes a condition into words, for the values that hold one. ``hull`` is the field
    that :data:`HULL` stands for at the moment.
    """

    def __init__(self, sprak: Sprak, aar: int, betingelse: Callable[[JaNei], str]) -> None:
        self.sprak, self.aar, self._betingelse = sprak, aar, betingelse
        self.hull: Uttrykk | None = None

    def valgt(self, n: Any) -> Any:
        """The node itself, or the year's choice. Raises :class:`FinnesIkke`."""
        while isinstance(n, Uttrykk) and n.op == "per_aar":
            n = PerAar(dict(zip(n.ledd[::2], n.ledd[1::2], strict=True))).i_aar(self.aar)
        if n is None:
            raise FinnesIkke
        return n

    def navn(self, n: Any) -> str:
        """The name of a value; of a text constant, as it stands in a sentence."""
        n = self.valgt(n)
        if n is self.hull:
            return HULL
        if isinstance(n, str):
            return self.kode(n)
        navn: str = getattr(self, f"_{n.op}")(*n.ledd)
        return navn

    def ord(self, navn: str, /, **verdier: object) -> str:
        return ord_(navn, self.sprak, **verdier)

    def kode(self, tekst: str) -> str:
        """A text constant: in «» where blanks at its ends count."""
        if not tekst.strip():
            return self.ord("mellomrom", n=len(tekst)) if tekst else self.ord("tom")
        return tekst if tekst == tekst.strip() else f"«{tekst}»"

    def felter(self, felt: tuple[Tekst, ...]) -> str:
        """A list of fields: «STMND_1–STMND_12», «A, B og C»."""
        return liste(lopende([self.navn(x) for x in felt]), "og", self.sprak)

    def tall(self, n: Any, *, aarstall: bool) -> str:
        """As :meth:`navn`; the digits of a constant year are not grouped."""
        n = self.valgt(n)
        return str(n.ledd[0]) if aarstall and n.op == "tall" else self.navn(n)

    def er_aarstall(self, n: Any) -> bool:
        """True when the value is a year, or made from one."""
        n = self.valgt(n)
        if n.op in ("aar", "p_aar"):
            return True
        return isinstance(n, Tall) and n.op in ("ellers", "kalt", "velg", "pluss") and any(
            self.er_aarstall(x) for x in n.ledd if isinstance(x, Tall)
        )  # fmt: skip

    # --- fields, and what is read from them

    def _felt(self, navn: str) -> str:
        return navn

    def _hvert_felt(self) -> str:
        return self.ord("hvert_felt")

    def _forste(self, felt: Tekst, antall: int) -> str:
        return self.ord("forste", n=antall, a=self.navn(felt))

    def _kalt(self, _indre: Uttrykk, *tekster: str) -> str:
        return dict(zip(("nb", "nn", "en"), tekster, strict=True))[self.sprak]

    def _heltall(self, felt: Tekst) -> str:
        return self.ord("heltall", a=self.navn(felt))

    def _dato(self, felt: Tekst, _streng: bool) -> str:
        return self.navn(felt)

    def _aar(self, dato: Uttrykk) -> str:
        return self.ord("aar", a=self.navn(dato))

    def _alder(self, felt: Tekst) -> str:
        return self.ord("alder", a=self.navn(felt))

    def _fodselsdato(self, felt: Tekst) -> str:
        return self.ord("fodselsdato", a=self.navn(felt))

    def _kodeliste(self, felt: Tekst, bare: tuple[str, ...]) -> str:
        koder = f" ({', '.join(bare)})" if bare else ""
        return self.ord("kodeliste", a=self.navn(felt)) + koder

    def _om_felt(self, felt: Tekst, hva: str) -> str:
        return self.ord(f"om.{hva}", a=self.navn(felt))

    # --- numbers

    def _tall(self, verdi: int) -> str:
        return gruppert(verdi)

    def _pluss(self, a: Tall, b: Tall) -> str:
        return f"{self.navn(a)} + {self._siffer(b)}"

    def _minus(self, a: Tall, b: Tall) -> str:
        b = self.valgt(b)
        sammensatt = b.op in ("pluss", "minus")
        return f"{self.navn(a)} − {f'({self.navn(b)})' if sammensatt else self._siffer(b)}"

    def _siffer(self, b: Tall) -> str:
        b = self.valgt(b)
        return self.tall(b, aarstall=b.op == "tall" and b.ledd[0] in _AARHUNDRER)

    def _ellers(self, a: Uttrykk, b: Uttrykk) -> str:
        return self.ord("ellers", a=self.navn(a), b=self.navn(b))

    def _velg(self, naar: JaNei, da: Tall, ellers: Tall) -> str:
        c = self._betingelse(naar)
        return self.ord("velg", a=self.navn(da), b=self.navn(ellers), c=c)

    def _antall(self, *svar: JaNei) -> str:
        from kostra.kontroll.setning.grupper import felles_test

        felles = felles_test(svar, self)
        if felles is None:
            return self.ord("antall_av", c="; ".join(self._betingelse(s) for s in svar))
        with felles.i(self):
            tekst = self._betingelse(felles.test)
        navn = self.felter(felles.felt)
        return self.ord("antall", felt=navn, c=tekst.replace(HULL, self.ord("feltet")))

    # --- the whole file

    def like(self, ledd: tuple[Any, ...]) -> dict[str, str]:
        """The words for a group of records: the fields of its key, and who takes part."""
        *nokkel, blant = ledd
        alle = self.valgt(blant).op == "konst" and self.valgt(blant).ledd[0]
        rad, om = nokkel[0].plass, {}
        felt = self.felter(tuple(nokkel))
        if rad is not None:
            om = {"annet": self.annet(rad), "flere": self.flere(rad)}
            felt = liste([self.kort(x) for x in nokkel], "og", self.sprak)
        hvem = ""
        if not alle:
            hvem = self.ord("blant_rad" if om else "blant", c=self._betingelse(blant), **om)
        return {"felt": felt, "blant": hvem, **om}

    def _like_antall(self, *ledd: Any) -> str:
        om = self.like(ledd)
        return self.ord("like_antall_rad" if "flere" in om else "like_antall", **om)

    def _like_andre(self, *ledd: Any) -> str:
        *gruppe, felt = ledd
        om = self.like(tuple(gruppe))
        hva = "like_andre_rad" if "flere" in om else "like_andre"
        return self.ord(hva, a=self.kort(felt), **om)

    # --- parameters

    def _p_aar(self) -> str:
        return self.ord("p_aar")

    def _p_region(self) -> str:
        return self.ord("p_region")

    def _p_kommune(self) -> str:
        return self.ord("p_kommune")

    def _p_bydel(self) -> str:
        return self.ord("p_bydel")

    def _p_aar_to_siffer(self) -> str:
        return self.ord("p_aar_to_siffer")

    def _p_dag(self, dag: int, maaned: int, aar_til: int = 0) -> str:
        hva = "p_dag_forrige" if aar_til else "p_dag"
        return self.ord(hva, dag=dag, maaned=maaned, maanedsnavn=MAANEDER[maaned - 1])
