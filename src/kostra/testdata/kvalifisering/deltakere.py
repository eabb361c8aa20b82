"""Valid records of form 11CF: participants in the qualification programme.

Record n is the same however many are made, so a longer file begins with the shorter one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from kostra.skjema import Filbeskrivelse, kommuner
from kostra.testdata.grunnlag import Grunnlag, Post, alder_vekter, datotekst
from kostra.testdata.kvalifisering import fordelinger as f
from kostra.testdata.personer import Personer
from kostra.testdata.region import er_oslo
from kostra.testdata.trekk import Tilfeldig, fordeling

#: With more, a birth year could run out of numbers.
MAKS_ANTALL = 3_000_000


class Deltakere:
    """Makes the records of one file, one after the other."""

    def __init__(self, fb: Filbeskrivelse, region: str, r: Tilfeldig, personer: Personer) -> None:
        self._fb, self._r = fb, r
        aldre = alder_vekter(f.ALDER, f.ELDSTE, fb.aar)
        self._grunnlag = Grunnlag(fb, region, r, personer, aldre)
        oslo = er_oslo(region)
        gyldig = fb.etter_navn["STATUS"].gyldige_koder
        vekter = dict(f.STATUS_OSLO if oslo else f.STATUS)
        vekter["1"] += sum(vekter.pop(s) for s in list(vekter) if s not in gyldig)
        self._fra_annen_bydel = fordeling(f.FRA_ANNEN_BYDEL) if oslo else None
        self._kommuner = tuple(nr for nr in kommuner(fb.aar) if nr != region[:4])
        self._status = fordeling(vekter)
        self._arbeidsdager = _arbeidsdager(fb)
        self._i_fjor = next(n for n, d in enumerate(self._arbeidsdager) if d[0] == fb.aar - 1)
        self._i_aar = next(n for n, d in enumerate(self._arbeidsdager) if d[0] == fb.aar)
        self._stotter = _stotter(fb)
        grunnbelop = f.GRUNNBELOP.get(fb.aar, max(f.GRUNNBELOP.values()))
        self._maanedsbelop = grunnbelop * 2 // 12

    def alle(self) -> Iterator[Post]:
        """Valid records without end. A field that the year's layout lacks may be there as well."""
        nummer = 0
        while True:
            yield self._post(nummer)
            nummer += 1

    def _post(self, nummer: int) -> Post:
        post, alder = self._grunnlag.ny(nummer)
        barn = self._familie(post, alder)
        self._bakgrunn(post)
        maaneder = self._program(post)
        self._stonad(post, alder, barn, maaneder)
        return post

    def _familie(self, post: Post, alder: int) -> int:
        r = self._r
        post["EKTSTAT"] = _UNG_SIVILSTAND(r) if alder < f.UNG else _SIVILSTAND(r)
        barn = _BARN(r)
        post["BU18"] = "1" if barn else "2"
        post["ANTBU18"] = f"{barn:02d}"
        return barn

    def _bakgrunn(self, post: Post) -> None:
        r = self._r
        post["KVP_KOMM"] = "2"
        if _FRA_ANNEN_KOMMUNE(r):
            post["KVP_KOMM"] = "1"
            post["KOMMNR_KVP_KOMM"] = self._kommuner[int(r() * len(self._kommuner))]
        if self._fra_annen_bydel:
            post["KVP_OSLO"] = self._fra_annen_bydel(r)
        if slag := _SOSIALHJELP_FOR(r):
            post["YTELSE_SOSHJELP"], post["YTELSE_TYPE_SOSHJ"] = "1", slag
        post["YTELSE_INTRO"] = _INTRO_FOR(r) or " "
        # one and the same question; its name changed in 2026
        post["YTELSE_INDIVIDSTONAD"] = post["YTELSE_TILTAKSPENGER"] = _TILTAK_FOR(r) or " "
        post["YTELSE_FOLKETRYGDL"] = _TRYGD_FOR(r) or " "
        if _FIKK_ANNEN_STOTTE(r):
            post["KVP_MED_ASTONAD"] = "1"
            post.update(self._stotter[int(r() * len(self._stotter))])
        else:
            post["KVP_MED_ASTONAD"] = "2"

    def _program(self, post: Post) -> int:
        """Dates in their order, status, and the months with benefit; returns how many."""
        r, dager = self._r, self._arbeidsdager
        begynt = self._i_fjor + int(r() * (len(dager) - self._i_fjor))
        vedtak = begynt - int(r() * 22)
        post["BEGYNT_DATO"] = dager[begynt][2]
        post["VEDTAK_DATO"] = dager[vedtak][2]
        post["REG_DATO"] = dager[vedtak - 2 - int(r() * 45)][2]
        post["STATUS"] = status = self._status(r)
        forste = max(begynt, self._i_aar)
        fra, til = dager[forste][1], 12
        if status in f.AVSLUTTET:
            avsluttet = forste + int(r() * (len(dager) - forste))
            til = dager[avsluttet][1]
            post["AVSL_DATO"] = dager[avsluttet][2]
        elif status == f.PERMISJON:
            til = fra + int(r() * (13 - fra))
        if status in f.MED_SITUASJON:
            self._situasjon(post, status)
        for maaned in range(fra, til + 1):
            post[f.STMND[maaned - 1]] = f"{maaned:02d}"
        return til - fra + 1

    def _situasjon(self, post: Post, status: str) -> None:
        felt = _SITUASJON(self._r)
        post[felt] = kode = self._fb.etter_navn[felt].koder[0].kode
        if status in f.MED_INNTEKTSKILDE:
            post["AVSL_VIKTIGSTE_INNTEKT"] = kode

    def _stonad(self, post: Post, alder: int, barn: int, maaneder: int) -> None:
        promille = 800 + int(self._r() * 201)  # absence is deducted
        belop = self._maanedsbelop * maaneder * promille // 1000
        if alder < f.UNG:
            belop = belop * 2 // 3
        post["KVP_STONAD"] = f"{belop + barn * maaneder * f.BARNETILLEGG_I_MAANEDEN:07d}"


@lru_cache(maxsize=8)
def _arbeidsdager(fb: Filbeskrivelse) -> tuple[tuple[int, int, str], ...]:
    """Year, month and field text of the weekdays from two years before the reporting year on."""
    lengde = fb.etter_navn["BEGYNT_DATO"].lengde
    dag, siste = date(fb.aar - 2, 1, 1), date(fb.aar, 12, 31)
    alle = (dag + timedelta(n) for n in range((siste - dag).days + 1))
    return tuple((d.year, d.month, datotekst(d, lengde)) for d in alle if d.weekday() < 5)


def _stotter(fb: Filbeskrivelse) -> tuple[Post, ...]:
    """All ways to tick at least one kind of other support."""
    koder = [fb.etter_navn[navn].koder[0].kode for navn in f.STOTTE]
    valg = product(*((" ", kode) for kode in koder))
    return tuple(dict(zip(f.STOTTE, v, strict=True)) for v in valg if any(k != " " for k in v))


_UNG_SIVILSTAND = fordeling(f.UNG_SIVILSTAND)
_SIVILSTAND = fordeling(f.SIVILSTAND)
_BARN = fordeling(f.BARN)
_FRA_ANNEN_KOMMUNE = fordeling(f.FRA_ANNEN_KOMMUNE)
_SOSIALHJELP_FOR = fordeling(f.SOSIALHJELP_FOR)
_INTRO_FOR = fordeling(f.INTRO_FOR)
_TILTAK_FOR = fordeling(f.TILTAK_FOR)
_TRYGD_FOR = fordeling(f.TRYGD_FOR)
_FIKK_ANNEN_STOTTE = fordeling(f.FIKK_ANNEN_STOTTE)
_SITUASJON = fordeling(f.SITUASJON)
