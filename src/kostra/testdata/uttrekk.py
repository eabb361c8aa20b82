"""Whole extracts, made as a stream: the memory used doesn't grow with the number of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from kostra.skjema import Filbeskrivelse, filbeskrivelse
from kostra.testdata.bestilling import POSTER_PER_BIT, Feil, sjekk
from kostra.testdata.feilvalg import Feilvalg
from kostra.testdata.grunnlag import Post
from kostra.testdata.mutasjon import Mutasjon, Tilfelle, muter
from kostra.testdata.personer import Personer
from kostra.testdata.trekk import Tilfeldig, tilfeldig

#: Layout, region, draws and persons -> valid records without end.
Postmaker = Callable[[Filbeskrivelse, str, Tilfeldig, Personer], Iterator[Post]]


@dataclass(frozen=True)
class Postskjema:
    """The test data of a form of fixed width: its valid records, and its faults."""

    poster: Postmaker
    feilvalg: Feilvalg[Mutasjon]
    maks_antall: int

    def lag_uttrekk(
        self,
        skjema: str,
        aar: int,
        region: str,
        antall: int,
        *,
        fro: int = 0,
        feil: Feil | None = None,
    ) -> Iterator[bytes]:
        """Pieces of whole lines, each line ended by LF. See :func:`kostra.testdata.lag_uttrekk`.

        A file with more records begins with those of a smaller one. *Valid* means no finding at all,
        but for the rules in ``feilvalg.alltid``.
        """
        fb = filbeskrivelse(skjema, aar)
        sjekk(region, antall, self.maks_antall)
        r = tilfeldig("valg", skjema, aar, region, fro)
        hele_filen, plan = self.feilvalg.plan(feil, aar, region, antall, r)
        if hele_filen:
            return iter((hele_filen[0].fil,))
        linjer = self._linjer(fb, region, fro, plan)
        return iter(lambda: "".join(islice(linjer, POSTER_PER_BIT)).encode("ascii"), b"")

    def mulige_feil(self, _skjema: str, aar: int, region: str) -> Iterable[str]:
        """See :func:`kostra.testdata.mulige_feil`."""
        return self.feilvalg.mulige(aar, region)

    def ventede_funn(
        self, _skjema: str, regel: str | None, aar: int, region: str
    ) -> frozenset[str]:
        """See :func:`kostra.testdata.ventede_funn`."""
        return self.feilvalg.ventede(regel, aar, region)

    def _linjer(
        self, fb: Filbeskrivelse, region: str, fro: int, plan: Iterator[Mutasjon | None]
    ) -> Iterator[str]:
        r, feil_r = (tilfeldig(hva, fb.skjema, fb.aar, region, fro) for hva in ("poster", "feil"))
        poster = self.poster(fb, region, r, Personer(r))
        andre_personer = Personer(
            feil_r
        )  # of other ages than the valid ones, or with other numbers
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
