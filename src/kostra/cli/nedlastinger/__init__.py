"""What the front page has for download, built from an installed kostra: wheel, single file, bundles."""

from __future__ import annotations

from kostra.cli.nedlastinger.bygg import Bygd, bygg
from kostra.cli.nedlastinger.signatur import Signerer, les_signerer

__all__ = ["Bygd", "Signerer", "bygg", "les_signerer"]
