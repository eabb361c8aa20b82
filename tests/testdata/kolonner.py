"""Reads single fields out of a generated file, for the tests."""

from __future__ import annotations

from kostra.skjema import filbeskrivelse


def linjer(fil: bytes) -> list[str]:
    """The lines of a file, which all end with LF."""
    assert fil.endswith(b"\n")
    return fil.decode("ascii").split("\n")[:-1]


def kolonne(fil: bytes, aar: int, navn: str) -> list[str]:
    """That field's text in each record."""
    felt = filbeskrivelse("11CF", aar).etter_navn[navn]
    return [linje[felt.fra - 1 : felt.til] for linje in linjer(fil)]
