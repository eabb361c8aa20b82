"""One test in words: subject and predicate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kostra.kontroll.setning.form import Enkel
from kostra.kontroll.setning.navn import Navn
from kostra.kontroll.setning.ord import PREDIKAT, liste, lopende, predikat
from kostra.kontroll.tre import Rad
from kostra.kontroll.uttrykk import Dato, JaNei, Tekst
from kostra.skjema.modell import Datatype
from kostra.skjema.ordbok import ord_ as ordbok

#: Longer lists of codes are told by their number, not by their content.
MAKS_KODER = 20


class Predikater:
    """Makes tests into (subject, predicate)."""

    def __init__(self, navn: Navn) -> None:
        self._navn = navn

    def par(self, test: Enkel) -> tuple[str, str]:
        """Subject and predicate of the test."""
        egen: Callable[..., tuple[str, str]] | None = getattr(self, f"_{test.op}", None)
        if egen is not None:
            return egen(test.nei, *test.ledd)
        if f"{test.op}.tall" in PREDIKAT:
            return self._sammenlikn(test.op, test.nei, *test.ledd)
        return self._navn.navn(test.ledd[0]), self._sagt(test.op, test.nei)

    def _sagt(self, hva: str, nei: bool, **verdier: object) -> str:
        return predikat(hva, self._navn.sprak, nei, **verdier)

    # --- text

    def _lik(self, nei: bool, a: Any, b: Any) -> tuple[str, str]:
        a, b = self._navn.valgt(a), self._navn.valgt(b)
        if not _er_felt(a) and _er_felt(b):
            a, b = b, a
        hva = "lik_felt" if _er_felt(b) else "lik"
        return self._navn.navn(a), self._sagt(hva, nei, b=self._navn.navn(b))

    def _i(self, nei: bool, felt: Any, koder: tuple[Any, ...]) -> tuple[str, str]:
        if len(koder) == 1:
            return self._lik(nei, felt, koder[0])
        alle = lopende([self._navn.navn(kode) for kode in koder], minst=4)
        if len(alle) > MAKS_KODER:
            alle = [self._navn.ord("koder", n=len(koder))]
        tekst = liste(alle, "eller", self._navn.sprak)
        hva = "lik" if len(koder) == 2 else "i"
        return self._navn.navn(felt), self._sagt(hva, nei, b=tekst)

    def _blank(self, nei: bool, felt: Any) -> tuple[str, str]:
        ett = self._navn.valgt(felt).op == "hvert_felt" and not nei
        return self._navn.navn(felt), self._sagt("blank.felt" if ett else "blank", nei)

    def _er_type(self, nei: bool, felt: Any, datatype: Datatype) -> tuple[str, str]:
        b = ordbok(datatype, self._navn.sprak).lower()
        return self._navn.navn(felt), self._sagt("er_type", nei, b=b)

    def _heter(self, nei: bool, felt: Any, navn: tuple[str, ...]) -> tuple[str, str]:
        b = liste(lopende(navn), "eller", self._navn.sprak)
        hva = "heter" if len(navn) == 1 else "heter_en"
        return self._navn.navn(felt), self._sagt(hva, nei, b=b)

    # --- numbers and dates

    def _kjent(self, nei: bool, x: Any) -> tuple[str, str]:
        x = self._navn.valgt(x)
        if x.op == "rute":
            return self._navn.navn(x), self._sagt("oppgitt", nei)
        if x.op != "dato":
            return self._navn.navn(x), self._sagt("kjent", nei)
        return self._navn.navn(x), self._sagt("kjent.streng" if x.ledd[1] else "kjent.dato", nei)

    def _mellom(self, nei: bool, x: Any, a: Any, b: Any) -> tuple[str, str]:
        aarstall = self._navn.er_aarstall(x)
        fra, til = (self._navn.tall(y, aarstall=aarstall) for y in (a, b))
        return self._navn.navn(x), self._sagt(f"mellom.{self._slag(x, a, b)}", nei, a=fra, b=til)

    def _sammenlikn(self, op: str, nei: bool, a: Any, b: Any) -> tuple[str, str]:
        a, b = self._navn.valgt(a), self._navn.valgt(b)
        avstand = self._aar_mellom(op, a, b)
        if avstand is not None:
            return avstand
        tekst = self._navn.tall(b, aarstall=self._navn.er_aarstall(a))
        return self._navn.navn(a), self._sagt(f"{op}.{self._slag(a, b)}", nei, b=tekst)

    def _slag(self, x: Any, *mot: Any) -> str:
        """What kind of value: ages are compared with constants in years."""
        x = self._navn.valgt(x)
        if isinstance(x, Dato):
            return "dato"
        while x.op == "ellers":
            x = self._navn.valgt(x.ledd[0])
        faste = all(self._navn.valgt(y).op == "tall" for y in mot)
        return "alder" if x.op == "alder" and faste else "tall"

    def _aar_mellom(self, op: str, a: Any, b: Any) -> tuple[str, str] | None:
        """«REG_DATO har et årstall mer enn 4 år før …», for a difference of years; else None."""
        if op not in ("storre", "minst") or a.op != "minus" or b.op != "tall":
            return None
        grense = b.ledd[0] - (op == "minst")
        sent, tidlig = (self._navn.valgt(x) for x in a.ledd)
        for dato, mot, hva in ((tidlig, sent, "aar_for"), (sent, tidlig, "aar_etter")):
            if dato.op == "aar" and grense >= 0:
                andre = self._navn.tall(mot, aarstall=True)
                return self._navn.navn(dato.ledd[0]), self._sagt(hva, False, n=grense, b=andre)
        return None

    def _starter(self, nei: bool, felt: Any, begynnelser: tuple[str, ...]) -> tuple[str, str]:
        b = liste([self._navn.navn(tekst) for tekst in begynnelser], "eller", self._navn.sprak)
        return self._navn.navn(felt), self._sagt("starter", nei, b=b)

    # --- elements

    def _hver(self, nei: bool, rad: Rad) -> tuple[str, str]:
        return self._navn.bestemt(rad), self._sagt("finst", nei)

    def _noen_rad(self, _nei: bool, c: JaNei) -> tuple[str, str]:
        return self._barn("noen_rad", c)

    def _ingen_rad(self, _nei: bool, c: JaNei) -> tuple[str, str]:
        return self._barn("ingen_rad", c)

    def _alle_rad(self, nei: bool, c: JaNei) -> tuple[str, str]:
        return self._barn("ikke_alle_rad" if nei else "alle_rad", c)

    def _barn(self, hva: str, c: JaNei) -> tuple[str, str]:
        """What is said of an element about those in it."""
        rad = c.plass
        assert rad is not None
        assert rad.forelder is not None
        ord_ = {
            "ett": self._navn.ett(rad),
            "flere": self._navn.flere(rad),
            "der": self._navn.der(c),
        }
        return self._navn.bestemt(rad.forelder), self._sagt(hva, False, **ord_)

    # --- the whole file

    def _like_flere(self, nei: bool, *ledd: Any) -> tuple[str, str]:
        return self._like_gruppe("like_flere", nei, ledd)

    def _like_forste(self, nei: bool, *ledd: Any) -> tuple[str, str]:
        return self._like_gruppe("like_forste", nei, ledd)

    def _like_ulike(self, nei: bool, *ledd: Any) -> tuple[str, str]:
        *gruppe, felt = ledd
        return self._like_gruppe("like_ulike", nei, tuple(gruppe), a=self._navn.kort(felt))

    def _like_gruppe(
        self, hva: str, nei: bool, gruppe: tuple[Any, ...], **om: str
    ) -> tuple[str, str]:
        rad = gruppe[0].plass
        hvem = self._navn.ord("posten") if rad is None else self._navn.bestemt(rad)
        hva = hva if rad is None else f"{hva}_rad"
        return hvem, self._sagt(hva, nei, **om, **self._navn.like(gruppe))


def _er_felt(x: Any) -> bool:
    return isinstance(x, Tekst) and x.op in ("felt", "hvert_felt", "rute")
