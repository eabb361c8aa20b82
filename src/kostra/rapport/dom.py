"""The verdict in one sentence, and what the reader does next."""

from __future__ import annotations

from dataclasses import dataclass

from kostra.kontroll.modell import Grad, Rapport
from kostra.rapport.tekster import Tekster


@dataclass(frozen=True, slots=True)
class Dom:
    """``grad`` is the tone: it picks colour and icon, and equals the report's severity."""

    grad: Grad
    setning: str
    neste: str


def dom(rapport: Rapport, t: Tekster) -> Dom:
    """The verdict on the file. Counts are true counts, also where the findings are capped."""
    grad = rapport.alvorlighetsgrad
    if rapport.antall_kontroller == 0:
        neste = t("neste.ingen_data")
        if not rapport.merknader:
            neste = f"{neste} {t('neste.ingen_aa_rapportere')}"
        return Dom(grad, t("dom.ingen_data"), neste)
    match grad:
        case Grad.FATAL:
            neste = "neste.fatal_med_merknad" if rapport.merknader else "neste.fatal"
            return Dom(grad, t.antall("dom.fatal", rapport.antall(grad)), t(neste))
        case Grad.ERROR:
            neste, advarsler = t("neste.feil"), rapport.antall(Grad.WARNING)
            if advarsler:
                neste = f"{neste} {t.antall('neste.sjekk_ogsaa', advarsler)}"
            return Dom(grad, t.antall("dom.feil", rapport.antall(grad)), neste)
        case Grad.WARNING:
            setning = t.antall("dom.advarsel", rapport.antall(grad))
            return Dom(grad, setning, t("neste.advarsel"))
        case Grad.INFO:
            return Dom(grad, t.antall("dom.info", rapport.antall(grad)), t("neste.ok"))
    return Dom(grad, t("dom.ok"), t("neste.ok"))
