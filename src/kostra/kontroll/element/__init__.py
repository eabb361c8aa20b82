"""Reads a file of nested elements (XML) as a stream, into blocks of tables."""

from kostra.kontroll.element.feil import Lesefeil, Strukturfeil
from kostra.kontroll.element.leser import les_andel, les_elementer

__all__ = ["Lesefeil", "Strukturfeil", "les_andel", "les_elementer"]
