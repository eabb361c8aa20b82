"""Whole extracts, made as a stream: the memory used doesn't grow with the number of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, repeat
from operator import itemgetter

from kostra.skjema import Filbeskrivelse
from kostra.testdata.bestilling import UgyldigBestilling, sjekk
from kostra.testdata.deltakere import Deltakere, Post
from kostra.testdata.feilvalg import fordel_andel, fordel_navngitte, navngitte
from kostra.testdata.mutasjon import Mutasjon, Tilfelle, muter
from kostra.testdata.personer import Personer
from kostra.testdata.trekk import Tilfeldig, tilfeldig

LINJER_PER_BIT = 2_000
#: A share of the records (0.05), or the rules to trigger.
Feil = float | Sequence[str]


def mellomrom() -> bytes:
    """The file of a municipality without anybody to report: exactly one space."""
    return b" "


def lag_uttrekk(
    skjema: str, aar: int, region: str, antall: int, *, fro: int = 0, feil: Feil | None = None
) -> Iterator[bytes]:
    """A synthetic extract in pieces of whole lines, each line ended by LF.

    Same arguments, same bytes, everywhere. ``region`` is six digits. A file with more records
    begins with those of a smaller one, and faults leave all other records as they are.

    ``feil``: a share between 0 and 1 gives that share of the records one random fault each; rule ids
    (K14, K03-bydel …) are each triggered at least once, in that order. See ``kostra.testdata.feil``.

    *Valid* means no finding at all; in 2022 it means no ERROR: the rules of that year don't know the
    age of any synthetic person, so each record has one WARNING, K06. (A made-up number with the
    suffix 00100 would have had K05 instead, and there are too few of them.)

    Raises:
        UgyldigBestilling: something in it can't be made; the text says what to do.
        kostra.skjema.UkjentSkjema: no such form or year.
    """
    fb = sjekk(skjema, aar, region, antall)
    valgt = _velg_feil(feil, fb, region, antall, tilfeldig("valg", skjema, aar, region, fro))
    if isinstance(valgt, bytes):
        return iter((valgt,))
    linjer = _linjer(fb, region, fro, valgt)
    return iter(lambda: "".join(islice(linjer, LINJER_PER_BIT)).encode("ascii"), b"")


def lag_fil(
    skjema: str, aar: int, region: str, antall: int, *, fro: int = 0, feil: Feil | None = None
) -> bytes:
    """The same as :func:`lag_uttrekk`, in one piece."""
    return b"".join(lag_uttrekk(skjema, aar, region, antall, fro=fro, feil=feil))


def _velg_feil(
    feil: Feil | None, fb: Filbeskrivelse, region: str, antall: int, r: Tilfeldig
) -> Iterator[Mutasjon | None] | bytes:
    """For each record its fault or None; or the bytes of a file that is wrong as a whole."""
    if not feil:
        return repeat(None, antall)
    if isinstance(feil, int | float):
        if not 0 < feil <= 1:
            raise UgyldigBestilling(f"Andelen med feil er et tall fra 0 til 1. Fikk {feil}.")
        return fordel_andel(feil, fb.aar, region, antall, r)
    regler = [feil] if isinstance(feil, str) else list(feil)
    mutasjoner = navngitte(regler, fb.aar, region, antall)
    return mutasjoner[0].fil or fordel_navngitte(mutasjoner, antall, r)


def _linjer(
    fb: Filbeskrivelse, region: str, fro: int, plan: Iterator[Mutasjon | None]
) -> Iterator[str]:
    r, feil_r = (tilfeldig(hva, fb.skjema, fb.aar, region, fro) for hva in ("poster", "feil"))
    poster = Deltakere(fb, region, r, Personer(r)).alle()
    andre_personer = Personer(feil_r)  # of other ages than the valid ones, or with other numbers
    i_rekkefolge = itemgetter(*(felt.navn for felt in fb.felt))
    forrige: Post | None = None
    # the plan first: zip stops at its end without making a record too many
    for mutasjon, post in zip(plan, poster, strict=False):
        if mutasjon is None:
            forrige = post
            yield "".join(i_rekkefolge(post)) + "\n"
        else:
            muter(mutasjon, Tilfelle(fb, region, post, forrige, andre_personer, feil_r))
            linje = "".join(i_rekkefolge(post))
            yield (mutasjon.linje(linje) if mutasjon.linje else linje) + "\n"
