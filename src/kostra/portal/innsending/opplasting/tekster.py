"""What the upload script says. It has no words of its own, so that it speaks the page's language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kostra.portal.innsending.opplasting.feil import OpplastingsFeil


def tekster(maks: int) -> dict[str, str]:
    """Name -> sentence; ``{…}`` is filled in by the script. ``maks``: bytes that the form takes."""
    return {
        "leser": _("Ser på filen …"),
        "laster": _("Laster opp: {prosent} prosent"),
        "sjekker": _("Kontrollerer at hele filen kom fram …"),
        "ferdig": _("Filen er lastet opp."),
        "feilord": _("Feil:"),
        "stotteref": _("Støttereferanse"),
        "avbrutt": _("Opplastingen er avbrutt. Ingenting er lagret."),
        "nettbrudd": _(
            "Forbindelsen ble borte. Det som er lastet opp, er tatt vare på. "
            "Vi prøver igjen om litt; du kan også velge Fortsett."
        ),
        "uventet": _("Opplastingen stoppet. Velg Fortsett, eller velg filen på nytt."),
        "klartekst": _(
            "Filen ser ikke ut til å være kryptert. Den er ikke sendt: den har ikke forlatt maskinen "
            "din. Krypter den med File Encrypter i kommunens sikre sone, og velg den krypterte filen."
        ),
        "ikke_konvolutt": _(
            "Filen er ikke en kryptert fil fra File Encrypter eller kostra krypter. Den er ikke "
            "sendt. Velg filen som krypteringen laget."
        ),
        "kuttet": _(
            "Den krypterte filen er kuttet eller endret. Den er ikke sendt. Kopier den på nytt, "
            "eller krypter uttrekket en gang til."
        ),
        "vent": _("Vent til filen er lastet opp, eller velg Avbryt først."),
        "tom": OpplastingsFeil("tom").tekst,
        "for_stor": OpplastingsFeil("for_stor", maks=maks).tekst,
    }
