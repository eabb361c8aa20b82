"""Why a file wasn't taken: one code, one status, one text each that says what to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.portal.utseende import tekst as tallord


@dataclass(frozen=True)
class _Grunn:
    status: int
    tekst: str | Promise


_PROV_IGJEN = gettext_lazy("Velg filen på nytt.")

GRUNNER: dict[str, _Grunn] = {
    "mangler": _Grunn(422, gettext_lazy("Velg den krypterte filen først.")),
    "tom": _Grunn(
        422,
        gettext_lazy(
            "Filen er tom (0 byte). Lag uttrekket og krypter det på nytt. Har dere ingen å rapportere, "
            "svarer dere Nei og bruker den tomme, krypterte filen."
        ),
    ),
    "for_stor": _Grunn(413, ""),  # names the limit, see tekst()
    "klartekst": _Grunn(
        422,
        gettext_lazy(
            "Filen er ikke kryptert. Vi har slettet det som rakk å komme fram, og ingenting er lagret. "
            "Krypter filen med File Encrypter i kommunens sikre sone, og velg den krypterte filen."
        ),
    ),
    "ikke_konvolutt": _Grunn(
        422,
        gettext_lazy(
            "Filen er ikke en kryptert fil fra File Encrypter eller kostra krypter, og ble ikke lagret. "
            "Krypter uttrekket, og velg filen som krypteringen laget."
        ),
    ),
    "skadet": _Grunn(
        422,
        gettext_lazy(
            "Filen begynner som en kryptert fil, men er skadet. Den ble ikke lagret. "
            "Krypter uttrekket på nytt, og velg den nye filen."
        ),
    ),
    "endret": _Grunn(
        422,
        format_lazy(
            "{} {}",
            gettext_lazy(
                "Det som kom fram, er ikke det samme som filen på maskinen din. Ingenting er lagret."
            ),
            _PROV_IGJEN,
        ),
    ),
    "ufullstendig": _Grunn(
        409, gettext_lazy("Filen er ikke kommet helt fram ennå. Fortsett opplastingen.")
    ),
    "feil_plass": _Grunn(
        409, gettext_lazy("En del av filen kom i feil rekkefølge. Velg Fortsett.")
    ),
    "for_lang": _Grunn(
        400,
        format_lazy(
            "{} {}",
            gettext_lazy("Det kom mer enn filen skulle inneholde. Ingenting er lagret."),
            _PROV_IGJEN,
        ),
    ),
    "ugyldig": _Grunn(
        400, gettext_lazy("Nettleseren sendte noe vi ikke forsto. Velg filen på nytt.")
    ),
    "utlopt": _Grunn(
        410,
        format_lazy(
            "{} {}",
            gettext_lazy(
                "Opplastingen gjelder ikke lenger. Den kan være avbrutt, for gammel eller erstattet av "
                "en nyere."
            ),
            _PROV_IGJEN,
        ),
    ),
    "laast": _Grunn(
        409,
        gettext_lazy(
            "Filen kan ikke byttes nå: skjemaet er til kontroll eller sendt inn. "
            "Vent til kontrollen er ferdig, eller lås opp skjemaet."
        ),
    ),
    "ikke_aapen": _Grunn(
        409, gettext_lazy("Rapporteringen er ikke åpen, så det kan ikke legges ved filer.")
    ),
    "lager_fullt": _Grunn(
        507,
        gettext_lazy(
            "Vi har ikke plass til filen akkurat nå. Ingenting er lagret, og svarene i skjemaet er "
            "trygge. Vi har fått beskjed. Prøv igjen om en stund."
        ),
    ),
    "lager_nede": _Grunn(
        507,
        gettext_lazy(
            "Filen kunne ikke lagres akkurat nå. Ingenting er lagret, og svarene i skjemaet er trygge. "
            "Vi har fått beskjed. Prøv igjen om en stund."
        ),
    ),
}


class OpplastingsFeil(Exception):
    """The file wasn't taken. ``kode``: a key of :data:`GRUNNER`. Holds nothing of the file.

    ``maks``: bytes that the form takes, for ``for_stor``.
    """

    def __init__(self, kode: str, *, maks: int = 0) -> None:
        super().__init__(kode)
        self.kode, self.maks = kode, maks

    @property
    def status(self) -> int:
        """The HTTP status that goes with it."""
        return GRUNNER[self.kode].status

    @property
    def for_support(self) -> bool:
        """True where the user may have to ask for help: then the support reference is shown."""
        return self.status == 413 or self.status >= 500

    @property
    def tekst(self) -> str:
        """What is wrong and what to do, in the language of the request."""
        if self.kode == "for_stor":
            return _(
                "Filen er større enn %(mb)s MB, som er det meste vi tar imot. "
                "Sjekk at du har valgt riktig fil."
            ) % {"mb": tallord.tall(self.maks // 1_000_000)}
        return str(GRUNNER[self.kode].tekst)
