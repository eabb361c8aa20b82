"""Codes. Source: common control specification, 9.5."""

from __future__ import annotations

from collections.abc import Container


def finnes(tekst: str, koder: Container[str]) -> bool:
    """True when the raw text is a code: width and case count, blank is never one."""
    return tekst in koder
