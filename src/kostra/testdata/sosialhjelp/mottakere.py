"""Valid records of form 11F: recipients of social assistance.

Record n is the same however many are made, so a longer file begins with the shorter one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kostra.skjema import Filbeskrivelse
from kostra.testdata.grunnlag import Grunnlag, Post, alder_vekter, datotekst
from kostra.testdata.personer import Personer, duf_nummer
from kostra.testdata.sosialhjelp import fordelinger as f
from kostra.testdata.trekk import Tilfeldig, fordeling

#: With more, a birth year could run out of numbers.
MAKS_ANTALL = 3_000_000


class Mottakere:
    """Makes the records of one file, one after the other."""

    def __init__(self, fb: Filbeskrivelse, region: str, r: Tilfeldig, personer: Personer) -> None:
        self._fb, self._r = fb, r
        aldre = alder_vekter(f.ALDER, f.ELDSTE, fb.aar)
        self._grunnlag = Grunnlag(fb, region, r, personer, aldre)
        self._vilkar = [(navn, self._kode(navn)) for navn in f.VILKARFELT if navn in fb.etter_navn]

    def alle(self) -> Iterator[Post]:
        """Valid records without end. A field that the year's layout lacks may be there as well."""
        nummer = 0
        while True:
            yield self._post(nummer)
            nummer += 1

    def _post(self, nummer: int) -> Post:
        post, alder = self._grunnlag.ny(nummer)
        r = self._r
        if _HAR_DUF(r):
            post["PERSON_DUF"] = duf_nummer(self._fb.aar - 1 - int(r() * 8), int(r() * 1_000_000))
        barn = self._familie(post, alder)
        self._livsopphold(post, alder, barn)
        self._stonad(post, barn)
        post["GITT_OKONOMIRAD"] = _OKONOMIRAD(r)
        post["FAAT_INDIVIDUELL_PLAN"] = _INDIVIDUELL_PLAN(r)
        post["BOSIT"] = _BOLIG(r)
        self._sett_vilkar(post, alder)
        return post

    def _familie(self, post: Post, alder: int) -> int:
        r = self._r
        post["EKTSTAT"] = _UNG_SIVILSTAND(r) if alder < f.UNG else _SIVILSTAND(r)
        barn = _BARN(r)
        post["BU18"] = "1" if barn else "2"
        post["ANTBU18"] = f"{barn:02d}"
        return barn

    def _livsopphold(self, post: Post, alder: int, barn: int) -> None:
        r, kilde = self._r, _KILDE(self._r)
        pensjonist = alder >= f.PENSJONSALDER and self._fb.aar > _UTEN_ALDER
        if pensjonist:
            kilde = f.TRYGD_SOM_KILDE
        post["VKLO"] = kilde
        arbeid = f.ARBEID[kilde]
        post["ARBSIT"] = arbeid[int(r() * len(arbeid))]
        post["TRYGDESIT"] = f.INGEN_TRYGD
        if kilde == f.TRYGD_SOM_KILDE:
            ung_forelder = barn > 0 and alder < f.UNG_FORELDER
            if pensjonist:
                post["TRYGDESIT"] = f.ALDERSPENSJON
            elif ung_forelder and _OVERGANGSSTONAD(r):
                post["TRYGDESIT"] = f.OVERGANGSSTONAD
            else:
                post["TRYGDESIT"] = _TRYGD(r)

    def _stonad(self, post: Post, barn: int) -> None:
        """Ticks the months, and writes what each of them and the whole year came to."""
        r, antall = self._r, _MAANEDER(self._r)
        forste = int(r() * (13 - antall))
        slag = _STONAD(r)
        summer = {"BIDRAG": 0, "LAAN": 0}
        for maaned in range(forste, forste + antall):
            post[f.STMND[maaned]] = f"{maaned + 1:02d}"
            if slag != "laan":
                belop = _mellom(f.BIDRAG_I_MAANEDEN, r) + barn * f.BARNETILLEGG_I_MAANEDEN
                summer["BIDRAG"] += belop
                post[f.BIDRAG[maaned]] = f"{belop:07d}"
            if (slag != "bidrag" and maaned == forste) or slag == "laan":
                belop = _mellom(f.LAAN_I_MAANEDEN, r)
                summer["LAAN"] += belop
                post[f.LAAN[maaned]] = f"{belop:07d}"
        post |= {navn: f"{sum_:07d}" for navn, sum_ in summer.items()}

    def _sett_vilkar(self, post: Post, alder: int) -> None:
        r = self._r
        post["VILKARSAMEKT"] = _VILKAR_TIL_PARTNER(r) if post["EKTSTAT"] in f.I_PAR else "2"
        post["VILKARSOSLOV"] = "2"
        if not _VILKAR(r):
            return
        post["VILKARSOSLOV"] = "1"
        fra = date(self._fb.aar, 1, 1) + timedelta(days=int(r() * 300))
        post["UTBETDATO"] = self._dato("UTBETDATO", fra)
        post["UTBETTOMDATO"] = self._dato("UTBETTOMDATO", fra + timedelta(days=30 + int(r() * 120)))
        start, antall = int(r() * len(self._vilkar)), _ANTALL_VILKAR(r)
        for nr in range(start, start + antall):
            navn, kode = self._vilkar[nr % len(self._vilkar)]
            post[navn] = kode
        if alder < f.UNDER_30:
            self._unntak(post, fra)

    def _unntak(self, post: Post, fra: date) -> None:
        unntatt, sanksjon = _UNNTATT(self._r), _SANKSJON(self._r)
        if unntatt:
            post["VEDTAKDATO"] = self._dato("VEDTAKDATO", fra)
        for navn in filter(None, (unntatt, sanksjon)):
            post[navn] = self._kode(navn)

    def _kode(self, navn: str) -> str:
        """The one code of a field that is ticked."""
        return self._fb.etter_navn[navn].koder[0].kode

    def _dato(self, navn: str, dag: date) -> str:
        return datotekst(dag, self._fb.etter_navn[navn].lengde)


def _mellom(spenn: tuple[int, int], r: Tilfeldig) -> int:
    fra, til = spenn
    return fra + int(r() * (til - fra + 1))


#: In this year no synthetic person has a known age, so nobody can have a retirement pension.
_UTEN_ALDER = 2022
_UNG_SIVILSTAND = fordeling(f.UNG_SIVILSTAND)
_SIVILSTAND = fordeling(f.SIVILSTAND)
_BARN = fordeling(f.BARN)
_KILDE = fordeling(f.KILDE)
_TRYGD = fordeling(f.TRYGD)
_OVERGANGSSTONAD = fordeling(f.OVERGANGSSTONAD_AV_UNGE_FORELDRE)
_MAANEDER = fordeling(f.MAANEDER)
_STONAD = fordeling(f.STONAD)
_OKONOMIRAD = fordeling(f.OKONOMIRAD)
_INDIVIDUELL_PLAN = fordeling(f.INDIVIDUELL_PLAN)
_BOLIG = fordeling(f.BOLIG)
_HAR_DUF = fordeling(f.HAR_DUF)
_VILKAR = fordeling(f.VILKAR)
_VILKAR_TIL_PARTNER = fordeling(f.VILKAR_TIL_PARTNER)
_ANTALL_VILKAR = fordeling(f.ANTALL_VILKAR)
_UNNTATT = fordeling(f.UNNTATT)
_SANKSJON = fordeling(f.SANKSJON)
