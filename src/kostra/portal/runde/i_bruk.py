"""What can't be changed in a round any more, because units have begun or sent forms in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal import klokke
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.regler import Feil


def feil_mot_skjemaene(runde: Rapporteringsaar, skjemaer: Mapping[str, date | None]) -> list[Feil]:
    """``runde``: as it is to be. What the forms that are there stand in the way of."""
    staar = Rapporteringsaar.objects.get(pk=runde.pk)
    egne = Utfylling.objects.filter(aar=runde.aar).exclude(tilstand=Tilstand.SLETTET)
    feil = []
    if staar.apner != runde.apner and _senere(runde.apner) and _sendt(runde.aar):
        feil.append(("apner", _("Det er sendt inn skjema. Åpningen kan ikke flyttes fram i tid.")))
    for skjema in set(staar.skjemaer.values_list("skjema", flat=True)) - set(skjemaer):
        antall = egne.filter(skjema=skjema).count()
        if antall:
            mal = ngettext(
                "%(antall)s enhet har begynt på %(skjema)s. Det kan ikke tas ut av runden.",
                "%(antall)s enheter har begynt på %(skjema)s. Det kan ikke tas ut av runden.",
                antall,
            )
            feil.append(("skjemaer", mal % {"antall": antall, "skjema": skjema}))
    return feil + _feil_mot_proven(staar, runde)


def _feil_mot_proven(staar: Rapporteringsaar, runde: Rapporteringsaar) -> list[Feil]:
    """Forms of a trial must be sure of being wiped, and real ones of never being taken for a trial's."""
    if (staar.prove_fra, staar.prove_til) == (runde.prove_fra, runde.prove_til):
        return []
    if Utfylling.objects.filter(aar=runde.aar, prove=True).exists():
        if runde.prove_fra is None:
            return [
                ("prove_fra", _("Prøven har skjema som skal slettes. Gjør den kortere i stedet."))
            ]
        if staar.prove_til is not None and staar.prove_til <= klokke.frister_naa():
            return [("prove_til", _("Prøven er over, og skjemaene i den slettes nå."))]
        return []
    if runde.prove_til is not None and _senere(runde.prove_til) and _sendt(runde.aar):
        return [("prove_til", _("Det er sendt inn skjema. Da kan det ikke være noen prøve."))]
    return []


def _senere(naar: datetime) -> bool:
    return naar > klokke.frister_naa()


def _sendt(aar: int) -> bool:
    return (
        Utfylling.objects.filter(aar=aar, prove=False, enhet__leverandor="")
        .exclude(sendt=None)
        .exists()
    )
