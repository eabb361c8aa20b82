"""The two controls before all others, which stop the run: K000 and K001. Source: common spec, 3."""

from __future__ import annotations

from collections.abc import Sequence

from kostra.kontroll.lesing import GalLinje, Lest
from kostra.kontroll.modell import Grad, Kontrollinfo, Liste, Melding, Verdi
from kostra.kontroll.regel import T
from kostra.skjema.modell import Lesing, Tekst3

ANTALL_FORKONTROLLER = 2

K000_TITTEL = T("Skal levere filuttrekk", "Skal levere filuttrekk", "File extract expected")
K000_HVORFOR = T(
    "Svaret i skjemaet og innholdet i filen må passe sammen: «Ja» leveres med alle det gjelder, «Nei» "
    "med en fil som bare inneholder ett mellomrom. Ellers vet ikke SSB om tallene mangler eller er null.",
    "Svaret i skjemaet og innhaldet i fila må passe saman: «Ja» blir levert med alle det gjeld, «Nei» "
    "med ei fil som berre inneheld eitt mellomrom. Elles veit ikkje SSB om tala manglar eller er null.",
    "The answer in the form and the content of the file must agree: Yes is delivered with everyone "
    "concerned, No with a file that holds one space only. Otherwise Statistics Norway can't tell "
    "missing figures from zero.",
)
K000_GJOR = T(
    "Ta ut filen på nytt fra fagsystemet, eller svar «Nei» og lever den tomme filen.",
    "Ta ut fila på nytt frå fagsystemet, eller svar «Nei» og lever den tomme fila.",
    "Make the extract again in the case-work system, or answer No and deliver the empty file.",
)
_K000_TOM = T(
    "Skjemaet sier at det finnes personer å rapportere, men filen har ikke noe innhold.",
    "Skjemaet seier at det finst personar å rapportere, men fila har ikkje noko innhald.",
    "The form says that there are persons to report, but the file has no content.",
)
_K000_INNHOLD = T(
    "Skjemaet sier at det ikke finnes personer å rapportere i {aar}, men filen har innhold.",
    "Skjemaet seier at det ikkje finst personar å rapportere i {aar}, men fila har innhald.",
    "The form says that there is nobody to report in {aar}, but the file has content.",
)
_K000_OK = T(
    "Ingen personer er meldt, og filen er tom som avtalt.",
    "Ingen personar er melde, og fila er tom som avtalt.",
    "Nobody is reported, and the file is empty as agreed.",
)

K001_TITTEL = T("Recordlengde", "Recordlengd", "Record length")
K001_HVORFOR = T(
    "Feltene finnes ved å telle tegn fra starten av linjen. Er en linje for kort eller for lang, står "
    "alle felt etter feilen på feil plass, og ingen andre kontroller kan stole på det de leser.",
    "Felta blir funne ved å telje teikn frå starten av linja. Er ei linje for kort eller for lang, "
    "står alle felt etter feilen på feil plass, og ingen andre kontrollar kan lite på det dei les.",
    "Fields are found by counting characters from the start of the line. When a line is too short or "
    "too long, every field after the fault is in the wrong place, and no other control can trust it.",
)
K001_GJOR = T(
    "Kontroller at du har valgt riktig skjema og år, og ta ut filen på nytt. Hvis feilen blir "
    "stående, må leverandøren av fagsystemet rette uttrekket.",
    "Sjå etter at du har valt rett skjema og år, og ta ut fila på nytt. Viss feilen blir ståande, må "
    "leverandøren av fagsystemet rette uttrekket.",
    "Check that form and year are right, and make the extract again. If the fault stays, the vendor "
    "of the case-work system must correct the extract.",
)
_K001_LENGDE = T(
    "Linjen er {lengde} tegn; den skal være {ventet}, fylt ut med mellomrom.",
    "Linja er {lengde} teikn; ho skal vere {ventet}, fylt ut med mellomrom.",
    "The line has {lengde} characters; it must have {ventet}, filled with spaces.",
)
_K001_TAB = T(
    "Linjen inneholder tabulator; alle felt skal fylles ut med mellomrom til {ventet} tegn.",
    "Linja inneheld tabulator; alle felt skal fyllast ut med mellomrom til {ventet} teikn.",
    "The line contains a tab; every field must be filled with spaces to {ventet} characters.",
)
_K001_SAMLET = T(
    "{antall} linjer har feil lengde; de skal være {ventet} tegn. Linjer: {linjer}.",
    "{antall} linjer har feil lengd; dei skal vere {ventet} teikn. Linjer: {linjer}.",
    "{antall} lines have the wrong length; they must have {ventet} characters. Lines: {linjer}.",
)


def k000(lest: Lest, lesing: Lesing, aar: int, *, vedlegg: bool) -> Melding | None:
    """The finding of K000, or None when the file goes on to the other controls."""
    if vedlegg:
        tom = lest.antall_poster == 0 if lesing.tom_uten_poster else lest.antall_tegn == 1
        tom = tom and not lesing.tom_godtas
        return _k000(Grad.FATAL, _K000_TOM) if tom else None
    return k000_nei(aar, tom=lest.antall_tegn == 1)


def k000_nei(aar: int, *, tom: bool) -> Melding:
    """The finding of K000 when the form says that there is nobody to report."""
    if not tom:
        return _k000(Grad.FATAL, _K000_INNHOLD, aar=str(aar))
    return _k000(Grad.OK, _K000_OK)


def _k000(grad: Grad, mal: Tekst3, **verdier: Verdi) -> Melding:
    return Melding("K000", grad, mal, verdier, K000_GJOR if grad else T("", "", ""))


def k001(lest: Lest, lesing: Lesing, ventet: int, maks: int | None) -> list[Melding]:
    """The findings of K001, at most ``maks``."""
    vist = lest.gale[:maks]
    if not vist:
        return []
    if lesing.samlet_lengdefeil:
        linjer = Liste(tuple(str(g.linjenummer) for g in vist[:10]), len(lest.gale))
        verdier: dict[str, Verdi] = {
            "antall": len(lest.gale),
            "ventet": str(ventet),
            "linjer": linjer,
        }
        return [_k001(_K001_SAMLET, verdier, vist)]
    return [_en_linje(gal, ventet) for gal in vist]


def _en_linje(gal: GalLinje, ventet: int) -> Melding:
    if gal.lengde == ventet:
        return _k001(_K001_TAB, {"ventet": str(ventet)}, [gal])
    return _k001(_K001_LENGDE, {"lengde": gal.lengde, "ventet": str(ventet)}, [gal])


def _k001(mal: Tekst3, verdier: dict[str, Verdi], gale: Sequence[GalLinje]) -> Melding:
    return Melding(
        "K001",
        Grad.FATAL,
        mal,
        verdier,
        K001_GJOR,
        postnumre=tuple(g.postnummer for g in gale),
        linjenumre=tuple(g.linjenummer for g in gale),
    )


def info(antall_k000: int, antall_k001: int, grad_k000: Grad) -> tuple[Kontrollinfo, Kontrollinfo]:
    """Both controls as a report lists them."""
    return (
        Kontrollinfo("K000", K000_TITTEL, grad_k000, K000_HVORFOR, antall=antall_k000),
        Kontrollinfo("K001", K001_TITTEL, Grad.FATAL, K001_HVORFOR, antall=antall_k001),
    )
