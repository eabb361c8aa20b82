"""Keeps the portal's translations: takes out the texts, and compiles what the portal reads.

``python verktoy/oversett.py`` takes the texts out of the source into ``django.po``, keeps the
translations there are, and compiles ``django.mo``. A text that is new gets no guess from one that
resembles it: it stands empty until somebody translates it. With ``--sjekk`` nothing is written;
what is missing is listed, and the exit code is 1 if anything is.

Needs Babel, and for taking out texts GNU gettext (``make system`` installs it).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROT = Path(__file__).resolve().parent.parent
KILDE = ROT / "src" / "kostra"
LOCALE = KILDE / "portal" / "locale"
SPRAK = {"nn": "nynorsk", "en": "English"}

#: A text's place in a catalogue: its context (None for most) and its bokmål.
Nokkel = tuple[str | None, str]


class GettextMangler(Exception):
    """The program that takes out texts isn't installed."""


class Katalog(Catalog):
    """A catalogue whose header holds nothing that changes by itself: no dates, no versions."""

    def _hoder(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "kostra"),
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]

    mime_headers = property(_hoder, Catalog.mime_headers.fset)


def po_fil(sprak: str, locale: Path = LOCALE) -> Path:
    """Where the translations of a language stand."""
    return locale / sprak / "LC_MESSAGES" / "django.po"


def les(sti: Path) -> Catalog:
    """The catalogue in a .po file, empty when there is none."""
    if not sti.is_file():
        return Catalog()
    with sti.open("rb") as fil:
        return read_po(fil)


def meldinger(katalog: Catalog) -> Iterator[Message]:
    """The texts of a catalogue, without its header."""
    return (melding for melding in katalog if melding.id)


def nokkel(melding: Message) -> Nokkel:
    """What tells one text from another."""
    return melding.context, melding.id if isinstance(melding.id, str) else melding.id[0]


def er_oversatt(melding: Message) -> bool:
    """True when every form of the text is translated, and by a person."""
    former: Any = melding.string if melding.pluralizable else (melding.string,)
    return not melding.fuzzy and len(former) > 0 and all(former)


def ta_ut() -> Catalog:
    """The texts of the source. Works in a copy: Django's command writes beside what it reads.

    Raises :class:`GettextMangler`, and CalledProcessError when Django's command fails.
    """
    if not all(map(shutil.which, ("xgettext", "msguniq", "msgmerge", "msgattrib"))):
        raise GettextMangler("GNU gettext mangler. «make system» installerer det.")
    with tempfile.TemporaryDirectory(prefix="kostra-tekster-") as mappe:
        kopi = Path(mappe)
        utenom = shutil.ignore_patterns("locale", "static", "__pycache__", "migrations")
        shutil.copytree(KILDE / "portal", kopi / "portal", ignore=utenom)
        (kopi / "locale").mkdir()
        kommando = [sys.executable, "-m", "django", "makemessages", "-l", "nn"]
        kommando += ["--no-wrap", "--add-location", "file", "-v", "0"]
        miljo = {n: v for n, v in os.environ.items() if not n.startswith("KOSTRA_")}
        miljo["DJANGO_SETTINGS_MODULE"] = "kostra.portal.settings"
        subprocess.run(kommando, cwd=kopi, env=miljo, check=True)  # noqa: S603 - our own words
        return les(po_fil("nn", kopi / "locale"))


def flett(kilde: Catalog, gammel: Catalog, sprak: str) -> Katalog:
    """The source's texts with the translations there are. Guesses (fuzzy) are not taken along."""
    ny = Katalog(locale=sprak, header_comment=f"# KOSTRA innrapportering, {SPRAK[sprak]}.")
    ny.fuzzy = False
    finnes = {nokkel(m): m for m in meldinger(gammel) if not m.fuzzy}
    for melding in meldinger(kilde):
        fra = finnes.get(nokkel(melding))
        passer = fra is not None and fra.pluralizable == melding.pluralizable
        ny.add(
            melding.id,
            fra.string if fra and passer else None,
            locations=[(fil, 0) for fil in sorted({fil for fil, _ in melding.locations})],
            flags=melding.flags - {"fuzzy"},
            auto_comments=melding.auto_comments,
            user_comments=fra.user_comments if fra else (),
            context=melding.context,
        )
    return ny


def som_po(katalog: Catalog) -> bytes:
    """The catalogue as text, the same whoever writes it and when."""
    ut = BytesIO()
    write_po(ut, katalog, width=0, ignore_obsolete=True, include_lineno=False)
    return ut.getvalue().rstrip(b"\n") + b"\n"


def som_mo(katalog: Catalog, sprak: str) -> bytes:
    """The catalogue as the portal reads it, the same whoever compiles it and when."""
    ut = BytesIO()
    write_mo(ut, flett(katalog, katalog, sprak))
    return ut.getvalue()


def skriv() -> list[str]:
    """Renews the files of every language. Returns what is left to translate, a line each."""
    kilde, igjen = ta_ut(), []
    for sprak in SPRAK:
        sti = po_fil(sprak)
        ny = flett(kilde, les(sti), sprak)
        sti.parent.mkdir(parents=True, exist_ok=True)
        sti.write_bytes(som_po(ny))
        sti.with_suffix(".mo").write_bytes(som_mo(ny, sprak))
        igjen += [_linje(sprak, "mangler", m) for m in meldinger(ny) if not er_oversatt(m)]
    return igjen


def mangler(locale: Path = LOCALE) -> list[str]:
    """What is wrong with the files as they stand, a line each. Needs no gettext."""
    feil = []
    for sprak in SPRAK:
        sti = po_fil(sprak, locale)
        katalog = les(sti)
        feil += [
            _linje(sprak, "gjettet" if m.fuzzy else "mangler", m)
            for m in meldinger(katalog)
            if not er_oversatt(m)
        ]
        feil += [_linje(sprak, "ikke i bruk", m) for m in katalog.obsolete.values()]
        mo = sti.with_suffix(".mo")
        if not mo.is_file() or mo.read_bytes() != som_mo(katalog, sprak):
            feil.append(f"{sprak}: django.mo er ikke laget av django.po")
    return feil


def avvik(kilde: Catalog, locale: Path = LOCALE) -> list[str]:
    """Where the files and the source's texts differ, a line each."""
    feil = []
    i_kilden = {nokkel(m): m for m in meldinger(kilde)}
    for sprak in SPRAK:
        i_filen = {nokkel(m): m for m in meldinger(les(po_fil(sprak, locale)))}
        for n, melding in i_kilden.items():
            if n not in i_filen or i_filen[n].id != melding.id:
                feil.append(_linje(sprak, "ny i kilden", melding))
        for n, melding in i_filen.items():
            if n not in i_kilden:
                feil.append(_linje(sprak, "ikke lenger i kilden", melding))
    return feil


def sjekk() -> list[str]:
    """Everything that is wrong, a line each. Without gettext the source is not compared."""
    feil = mangler()
    try:
        feil += avvik(ta_ut())
    except GettextMangler as grunn:
        if os.environ.get("CI"):
            raise
        sys.stderr.write(f"{grunn} Kildens tekster er ikke sammenlignet med oversettelsene.\n")
    return feil


def _linje(sprak: str, hva: str, melding: Message) -> str:
    tekst: Any = nokkel(melding)[1]
    return f"{sprak}: {hva}: {' '.join(tekst.split())[:100]}"


def hoved(argumenter: list[str]) -> int:
    """0: written, or complete. 1: something is wrong (--sjekk). 64: unknown argument. 69: no gettext."""
    if argumenter not in ([], ["--sjekk"]):
        sys.stderr.write("Bruk: python verktoy/oversett.py [--sjekk]\n")
        return 64
    try:
        linjer = sjekk() if argumenter else skriv()
    except GettextMangler as grunn:
        sys.stderr.write(f"{grunn}\n")
        return 69
    for linje in linjer:
        sys.stderr.write(f"{linje}\n")
    if linjer and argumenter:
        sys.stderr.write("Kjør python verktoy/oversett.py, og oversett det som mangler.\n")
    return 1 if linjer and argumenter else 0


if __name__ == "__main__":
    sys.exit(hoved(sys.argv[1:]))
