"""KOSTRA innrapportering: control, encrypt and receive file extracts from Norwegian municipalities.

The public Python API is :func:`kostra.kontroller`. It is loaded on first use, so that
``kostra --help`` doesn't pay for the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "2026.11.24"

if TYPE_CHECKING:
    from kostra.kontroll.modell import Grad as Grad
    from kostra.kontroll.modell import Melding as Melding
    from kostra.kontroll.modell import Rapport as Rapport
    from kostra.regler.kontroller import kontroller as kontroller

_HJEM = {
    "Grad": "kostra.kontroll.modell",
    "Melding": "kostra.kontroll.modell",
    "Rapport": "kostra.kontroll.modell",
    "kontroller": "kostra.regler.kontroller",
}
__all__ = ["Grad", "Melding", "Rapport", "__version__", "kontroller"]


def __getattr__(navn: str) -> Any:
    if navn not in _HJEM:
        raise AttributeError(f"module 'kostra' has no attribute {navn!r}")
    from importlib import import_module

    return getattr(import_module(_HJEM[navn]), navn)
