"""The words that came with tables mean the same of the fields of a line."""

from __future__ import annotations

from typing import Any

from kontroll.poster import fil, post
from kostra.kontroll import dag, dager, f, p, senest, tidligst
from kostra.kontroll.binding import Binder
from kostra.kontroll.lesing import les
from kostra.kontroll.numpy_blokk import NumpyBlokk
from kostra.kontroll.ren import RenBlokk
from kostra.kontroll.uttrykk import JaNei
from kostra.skjema import filbeskrivelse
from samlet import i_ett

FB = filbeskrivelse("11CF", 2026)
begynt, avsluttet = f.BEGYNT_DATO.dato(), f.AVSL_DATO.dato()
POST = {"KOMMUNE_NR": "1103", "BEGYNT_DATO": "28022024", "AVSL_DATO": "01032024", "KJONN": " "}
BETINGELSER: list[tuple[JaNei, bool]] = [
    (f.KOMMUNE_NR.starter("11"), True),
    (f.KOMMUNE_NR.starter("03", "1103"), True),
    (f.KOMMUNE_NR.starter("03"), False),
    (f.KOMMUNE_NR.starter("11035"), False),
    (~f.KOMMUNE_NR.starter("11"), False),
    (f.KJONN.oppgitt, True),
    (dager(begynt, avsluttet) == 2, True),
    (begynt + 2 == avsluttet, True),
    (avsluttet - 1 == dag(29, 2, 2024), True),
    (tidligst(begynt, avsluttet) == begynt, True),
    (senest(begynt, avsluttet, p.forrige_siste_dag) == p.forrige_siste_dag, True),
]


@i_ett("blokktype", [RenBlokk, NumpyBlokk])
@i_ett(("betingelse", "ventet"), BETINGELSER, ids=lambda x: str(x)[:50])
def test_felt(betingelse: JaNei, ventet: bool, blokktype: type[Any]) -> None:
    poster = les(fil(post(**POST), post(**POST)), FB.lesing, FB.recordlengde).poster
    assert poster is not None
    bundet = Binder(FB, "110300", "test", None).bind(betingelse)
    blokk = blokktype(poster, range(2))
    assert blokk.tell(blokk.verdi(bundet)) == (2 if ventet else 0)
