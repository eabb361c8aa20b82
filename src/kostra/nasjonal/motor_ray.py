"""Ray: a cluster by its address, or one of its own on this machine. Read only when it is asked for."""

from __future__ import annotations

import logging
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # it would tell its maker about us
os.environ["RAY_ENABLE_UV_RUN_RUNTIME_ENV"] = "0"  # workers have their own environment
os.environ["RAY_AUTH_MODE"] = (
    "token"  # whoever reaches a cluster without can run what they like in it
)
import ray
import ray.exceptions

from kostra.nasjonal.motor import MotorFeil, Tapt

#: Bytes that a local store of objects may hold: answers are counts.
_OBJEKTER: Final = 200_000_000
_TAPT: Final = (
    ray.exceptions.WorkerCrashedError,
    ray.exceptions.NodeDiedError,
    ray.exceptions.LocalRayletDiedError,
    ray.exceptions.OutOfMemoryError,
    ray.exceptions.ObjectLostError,
)


class RayMotor:
    """Tasks on Ray, one core each. The loop sends lost ones again, so Ray itself doesn't."""

    def __init__(self, arbeidere: int | None = None, adresse: str | None = None) -> None:
        valg: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        if adresse is None:
            # else Ray makes one, and leaves it in the home folder for others to read
            os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)
            valg |= {
                "num_cpus": arbeidere,
                "include_dashboard": False,
                "object_store_memory": _OBJEKTER,
            }
        try:
            ray.init(address=adresse or "local", **valg)
        except (ConnectionError, ValueError, RuntimeError, ray.exceptions.RayError) as feil:
            raise MotorFeil(
                f"Klyngen svarer ikke på {adresse or 'denne maskinen'}. Sjekk adressen, at Python "
                f"({sys.version_info[0]}.{sys.version_info[1]}) og ray ({ray.__version__}) er de samme "
                "der som her, og at RAY_AUTH_TOKEN_PATH peker på klyngens nøkkel."
            ) from feil
        i_klyngen = int(ray.cluster_resources().get("CPU", 1))
        self.arbeidere = min(arbeidere or i_klyngen, i_klyngen) or 1
        self._fjerne: dict[Callable[[Any], Any], Any] = {}

    def send(self, gjor: Callable[[Any], Any], oppgave: Any) -> Any:
        if gjor not in self._fjerne:
            self._fjerne[gjor] = ray.remote(num_cpus=1, max_retries=0)(gjor)
        return self._fjerne[gjor].remote(oppgave)

    def vent(self, sendt: Sequence[Any]) -> Sequence[Any]:
        ferdige, _ = ray.wait(list(sendt), num_returns=1)
        return list(ferdige)

    def svar(self, sendt: Any) -> Any:
        try:
            return ray.get(sendt)
        except _TAPT as feil:
            raise Tapt from feil

    def stopp(self) -> None:
        ray.shutdown()
