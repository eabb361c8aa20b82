"""Hva et orakel svarer, likt for skjemaene."""

from dataclasses import dataclass

Funn = tuple[str, str, int | None]
Tabell = tuple[str, list[tuple[str, int]]]
RANG = {"OK": 0, "INFO": 1, "WARNING": 2, "ERROR": 3, "FATAL": 4}


@dataclass(frozen=True)
class Resultat:
    funn: list[Funn]
    antall_kontroller: int
    alvorlighetsgrad: str
    statistikk: list[Tabell] | None


def hoyeste(alle: list[Funn]) -> str:
    hoyest = "OK"
    for _, grad, _ in alle:
        if RANG[grad] > RANG[hoyest]:
            hoyest = grad
    return hoyest
