"""Exit codes, and the errors that end a command with one sentence.

0 OK or INFO, 1 WARNING, 2 ERROR or FATAL are verdicts. The others follow BSD's sysexits:
64 wrong usage, 66 input that can't be read, 70 our own fault, 73 output that can't be written,
77 no permission or wrong passphrase. 130 is Ctrl-C, 141 a pipe that closed.
"""

from __future__ import annotations

BRUK = 64
UKJENT_DATA = 65
INGEN_INNDATA = 66
EGEN_FEIL = 70
KAN_IKKE_SKRIVE = 73
INGEN_TILGANG = 77


class UtgangFeil(Exception):
    """Ends the command: the text is one clear sentence to the user, without data from the file."""

    def __init__(self, tekst: str, kode: int) -> None:
        super().__init__(tekst)
        self.kode = kode


class BrukFeil(UtgangFeil):
    """Wrong options or values (exit code 64)."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst, BRUK)


class DataFeil(UtgangFeil):
    """The input is not what it should be: not an envelope, changed, other recipient (65)."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst, UKJENT_DATA)


class LeseFeil(UtgangFeil):
    """Input that can't be read (exit code 66)."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst, INGEN_INNDATA)


class SkriveFeil(UtgangFeil):
    """Output that can't be written (exit code 73)."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst, KAN_IKKE_SKRIVE)
