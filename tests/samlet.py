"""Small cases in one test: all of them run, and those that fail are told by name.

A test costs several milliseconds beside what it does, and most small cases far less than that.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Test = Callable[..., None]


def prov_alle(saker: Iterable[T], prov: Callable[[T], None], navn: Callable[[T], str]) -> None:
    """Tries each case. Raises an ExceptionGroup that names those that fail, with what they raised."""
    alle, feil = list(saker), []
    if not alle:
        raise ValueError("no cases: the test could not fail")
    for sak in alle:
        try:
            prov(sak)
        except Exception as e:
            e.add_note(f"the case: {navn(sak)}")
            feil.append((navn(sak), e))
    if feil:
        hvilke = "; ".join(sak for sak, _ in feil)
        raise ExceptionGroup(f"{len(feil)} of {len(alle)} fail: {hvilke}", [e for _, e in feil])


def i_ett(
    navn: str | Sequence[str],
    verdier: Iterable[Any],
    ids: Callable[[Any], object] | Sequence[str] | None = None,
) -> Callable[[Test], Test]:
    """Like ``pytest.mark.parametrize``, but the cases are one test. They share its fixtures."""
    felt = navn.replace(",", " ").split() if isinstance(navn, str) else list(navn)
    saker = [(nr, v if len(felt) > 1 else (v,)) for nr, v in enumerate(verdier)]

    def samle(test: Test) -> Test:
        @functools.wraps(test)
        def alle(**fixturer: Any) -> None:
            prov_alle(
                saker,
                lambda sak: test(**fixturer, **dict(zip(felt, sak[1], strict=True))),
                lambda sak: _navn(*sak, ids),
            )

        signatur = inspect.signature(test)
        igjen = [p for p in signatur.parameters.values() if p.name not in felt]
        vars(alle)["__signature__"] = signatur.replace(parameters=igjen)
        return alle

    return samle


def _navn(nr: int, sak: Sequence[Any], ids: Any) -> str:
    if ids is None:
        return "-".join(getattr(v, "__name__", None) or str(v)[:60] for v in sak)
    return "-".join(str(ids(v)) for v in sak) if callable(ids) else str(ids[nr])
