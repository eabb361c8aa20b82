"""What a round must be to make sense: sentences for staff, each with the field it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from kostra.blankett import UkjentBlankett, blankett
from kostra.portal.runde.kalender import forste_dag, siste_dag
from kostra.portal.runde.models import Rapporteringsaar, Stenging
from kostra.portal.utseende import tekst

#: (field, sentence)
Feil = tuple[str, str]
FRIST = "frist_"  # and a form's id: the field of its own due date


class RundeFeil(ValueError):
    """A round that can't be as told. ``feil``: (field, sentence) of each fault; the text is them all."""

    def __init__(self, *feil: Feil) -> None:
        super().__init__(" ".join(setning for _felt, setning in feil))
        self.feil = feil


def feil_i(runde: Rapporteringsaar, skjemaer: Mapping[str, date | None]) -> list[Feil]:
    """What is wrong with the round's times and forms. ``skjemaer``: form -> its own due date."""
    if not runde.apner < runde.stenger:
        return [("stenger", _("Runden må åpne før den stenger."))]
    return [
        *_feil_i_skjemaene(runde.aar, skjemaer),
        *_feil_i_fristene(runde, skjemaer),
        *_feil_i_proven(runde),
        *_feil_i_publiseringen(runde),
    ]


def _feil_i_skjemaene(aar: int, skjemaer: Mapping[str, date | None]) -> list[Feil]:
    if not skjemaer:
        return [("skjemaer", _("Runden må ha minst ett skjema."))]
    ukjente = [skjema for skjema in skjemaer if not _finnes(skjema, aar)]
    mal = _("Skjema %(skjema)s finnes ikke for %(aar)s.")
    return [("skjemaer", mal % {"skjema": skjema, "aar": aar}) for skjema in ukjente]


def _finnes(skjema: str, aar: int) -> bool:
    try:
        blankett(skjema, aar)
    except UkjentBlankett:
        return False
    return True


def _feil_i_fristene(runde: Rapporteringsaar, skjemaer: Mapping[str, date | None]) -> list[Feil]:
    feil = []
    if not _i_runden(runde, runde.frist):
        feil.append(("frist", _("Fristen må ligge mellom åpning og stenging.")))
    for skjema, frist in skjemaer.items():
        if frist is not None and not _i_runden(runde, frist):
            mal = _("Fristen for %(skjema)s må ligge mellom åpning og stenging.")
            feil.append((FRIST + skjema, mal % {"skjema": skjema}))
    return feil


def _i_runden(runde: Rapporteringsaar, dag: date) -> bool:
    return forste_dag(runde.apner) <= dag <= siste_dag(runde.stenger)


def _feil_i_proven(runde: Rapporteringsaar) -> list[Feil]:
    fra, til = runde.prove_fra, runde.prove_til
    if fra is None and til is None:
        return []
    if fra is None or til is None:
        mangler = "prove_fra" if fra is None else "prove_til"
        return [(mangler, _("Prøven må ha både en første og en siste dag, eller ingen av dem."))]
    if not fra < til:
        return [("prove_til", _("Prøven må begynne før den slutter."))]
    if til > runde.apner:
        return [("prove_til", _("Prøven må være over før runden åpner."))]
    return []


def _feil_i_publiseringen(runde: Rapporteringsaar) -> list[Feil]:
    """Provisional figures, the last correction, final figures: in that order, after the due date."""
    rekke = [
        ("frist", runde.frist, _("fristen")),
        ("forelopig", runde.forelopig, _("de foreløpige tallene")),
        ("siste_retting", runde.siste_retting, _("siste dag for rettinger")),
        ("endelig", runde.endelig, _("de endelige tallene")),
    ]
    satt = [(felt, dag, ord_) for felt, dag, ord_ in rekke if dag is not None]
    mal = _("Datoen for %(sist)s må være senere enn datoen for %(forst)s.")
    feil = [
        (felt, mal % {"sist": ord_, "forst": forrige})
        for (_felt, for_, forrige), (felt, dag, ord_) in pairwise(satt)
        if not for_ < dag
    ]
    retting = runde.siste_retting
    if retting is not None and not _i_runden(runde, retting):
        feil.append(("siste_retting", _("Rettinger kan bare sendes før runden stenger.")))
    return feil


# -- against what is there already ---------------------------------------------------------------------
def feil_mot_stengingene(runde: Rapporteringsaar, stenginger: list[Stenging]) -> list[Feil]:
    """Closed times that the changed round would leave outside itself."""
    mal = _("Stengingen fra %(fra)s ligger utenfor runden. Ta den bort eller flytt den først.")
    return [
        ("apner" if en.fra < runde.apner else "stenger", mal % {"fra": tekst.tid(en.fra)})
        for en in stenginger
        if en.fra < runde.apner or en.til > runde.stenger
    ]


def feil_i_stengingen(runde: Rapporteringsaar, fra: datetime, til: datetime) -> list[Feil]:
    """What is wrong with one more closed time."""
    if not fra < til:
        return [("til", _("Stengingen må begynne før den slutter."))]
    feil = []
    if fra < runde.apner:
        feil.append(("fra", _("Stengingen må begynne etter at runden er åpnet.")))
    if til > runde.stenger:
        feil.append(("til", _("Stengingen må være over før runden stenger.")))
    if runde.stenginger.filter(fra__lt=til, til__gt=fra).exists():
        feil.append(("fra", _("Runden er alt stengt i noe av denne tiden.")))
    return feil
