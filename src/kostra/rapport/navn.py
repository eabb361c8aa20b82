"""How a report names controls, and fields with their positions."""

from __future__ import annotations

from functools import cached_property

from kostra.kontroll.modell import Rapport
from kostra.rapport.tekster import Tekster
from kostra.skjema.modell import Felt, Sprak, Tekst3


def kontrollnummer(id: str) -> str:
    """«K03-komm» -> «03», «K05A» -> «05A»; the additional rules keep their whole id, «T01»."""
    return id[1:].partition("-")[0] if id[:1] == "K" and id[1:2].isdigit() else id


class Ledetekster:
    """Labels of fields. A control reads layouts without labels; they are looked up when needed."""

    def __init__(self, rapport: Rapport) -> None:
        self._rapport = rapport

    @cached_property
    def _fra_filbeskrivelsen(self) -> dict[str, Tekst3]:
        from kostra.skjema import UkjentSkjema, filbeskrivelse

        try:
            layout = filbeskrivelse(self._rapport.skjema, self._rapport.aar, med_tekster=True)
        except UkjentSkjema:
            return {}
        return {felt.navn: felt.ledetekst for felt in layout.felt}

    def ledetekst(self, felt: Felt, sprak: Sprak) -> str:
        """The label in that language, or the field's name when it has none."""
        tekst = felt.ledetekst
        if tekst.nb in ("", felt.navn):
            tekst = self._fra_filbeskrivelsen.get(felt.navn, tekst)
        return tekst.paa(sprak) or felt.navn


class Feltviser:
    """Fields as sentences: «Status per 31.12. (STATUS), posisjon 141»."""

    def __init__(self, rapport: Rapport, t: Tekster) -> None:
        self._t = t
        self._ledetekster = Ledetekster(rapport)
        self._sett: dict[tuple[str, ...], tuple[str, ...]] = {}

    def vis(self, felt: tuple[Felt, ...]) -> tuple[str, ...]:
        """One sentence per field; the same fields are worded only once."""
        nokkel = tuple(f.navn for f in felt)
        if nokkel not in self._sett:
            self._sett[nokkel] = tuple(self._ett(f) for f in felt)
        return self._sett[nokkel]

    def _ett(self, felt: Felt) -> str:
        ledetekst = self._ledetekster.ledetekst(felt, self._t.sprak)
        navn = felt.navn if ledetekst == felt.navn else f"{ledetekst} ({felt.navn})"
        if not felt.fra:  # a column of an element has no position
            return navn
        if felt.fra == felt.til:
            return self._t("funn.posisjon_ett", felt=navn, fra=str(felt.fra))
        return self._t("funn.posisjon", felt=navn, fra=str(felt.fra), til=str(felt.til))
