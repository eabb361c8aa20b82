"""What the front page has for download, built from an installed kostra: wheel, single file, bundles."""

from __future__ import annotations

from kostra.cli.nedlastinger.bygg import Bygd, bygg

__all__ = ["Bygd", "bygg"]
