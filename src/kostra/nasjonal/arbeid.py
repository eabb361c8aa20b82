"""What a task does: fetches a batch of deliveries, opens and controls each, and hands back counts."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from kostra.kontroll.modell import Rapport
from kostra.mottak.feil import AVVISES, Avvist, avvisning_av
from kostra.mottak.kontrollere import kontroller_bare
from kostra.mottak.levering import Kontrollert, Levering, Svar
from kostra.nasjonal.arbeidsplass import Arbeidsplass, IkkeLest, Stopp, arbeidsplass
from kostra.nasjonal.plan import Levert
from kostra.nasjonal.regelverk import Regelendring, RegelFeil, fingeravtrykk, med_endring
from kostra.nasjonal.utfall import FUNN, LEVERINGER, Utfall
from kostra.regler.kontroller import UgyldigRegion, UkjentSkjema, kontroller
from kostra.skjema.struktur import strukturer

Rad = tuple[str, tuple[Any, ...]]
#: A control of one content, with the keywords of :func:`kostra.regler.kontroller.kontroller`.
Kontroll = Callable[..., Rapport]
#: Bytes of lines from which NumPy is faster, when its import is paid for once by many deliveries.
_NUMPY_FRA: Final = 60_000


@dataclass(frozen=True)
class Oppgave:
    """A batch. ``lager``: the store's address; ``regelverk``: what the head's rules are known by."""

    nr: int
    leveringer: tuple[Levert, ...]
    lager: str
    regelverk: str
    endring: Regelendring | None = None


@dataclass(frozen=True)
class Ferdig:
    """What came of it: rows by table. ``stopp``: why no delivery can be controlled by that worker."""

    arbeider: int
    rader: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    stopp: str = ""


def rekontroller(oppgave: Oppgave) -> Ferdig:
    """The task of ``rekontroll``."""
    return utfor(oppgave, lambda plass: partial(_funn, plass, oppgave))


def utfor(
    oppgave: Oppgave, lag: Callable[[Arbeidsplass], Callable[[Levert], Iterator[Rad]]]
) -> Ferdig:
    """The rows that ``lag(place)(delivery)`` gives for each delivery; one that fails stops no other.

    Never raises: the text of an unexpected error may hold a piece of a file.
    """
    try:
        if fingeravtrykk() != oppgave.regelverk:
            raise Stopp(
                "Arbeideren har andre regler enn den som bestilte. Installer samme versjon begge steder."
            )
        gjor = lag(arbeidsplass(oppgave.lager))
        rader: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for levert in oppgave.leveringer:
            for navn, rad in _trygt(gjor, levert):
                rader[navn].append(rad)
    except (Stopp, RegelFeil) as stopp:
        return Ferdig(os.getpid(), stopp=str(stopp))
    except Exception as feil:
        return Ferdig(os.getpid(), stopp=f"Uventet feil i arbeideren ({type(feil).__name__}).")
    return Ferdig(os.getpid(), dict(rader))


def _trygt(gjor: Callable[[Levert], Iterator[Rad]], levert: Levert) -> list[Rad]:
    try:
        return list(gjor(levert))
    except (Stopp, RegelFeil):
        raise
    except IkkeLest as feil:
        return [mislykket(levert, str(feil))]
    except Avvist as feil:
        return [om(levert, Utfall.AVVIST, feil.avvisning.grunn.value)]
    except AVVISES as feil:
        return [mislykket(levert, avvisning_av(feil).grunn.value)]
    except (UkjentSkjema, UgyldigRegion):
        return [mislykket(levert, "ukjent_skjema_eller_region")]
    except Exception as feil:
        return [mislykket(levert, type(feil).__name__)]


def mislykket(levert: Levert, grunn: str) -> Rad:
    """The row of a delivery that wasn't controlled, by no fault of the sender's."""
    return om(levert, Utfall.FEIL, grunn)


def om(
    levert: Levert,
    utfall: Utfall,
    grunn: str = "",
    rapport: Rapport | None = None,
    uten_nummer: int | None = None,
) -> Rad:
    """The row of a delivery."""
    tall = (
        ("", None, None)
        if rapport is None
        else (rapport.alvorlighetsgrad.name, rapport.antall_poster, rapport.antall_kontroller)
    )
    hva = (levert.levering, levert.skjema, levert.aar, levert.region)
    return LEVERINGER, (*hva, utfall.value, grunn, *tall, uten_nummer)


def kontroller_en(
    plass: Arbeidsplass, levert: Levert, kontroll: Kontroll
) -> tuple[Kontrollert, Utfall, str]:
    """One delivery, as mottak would have controlled it now. Raises what mottak does."""
    svar: Svar = "nei" if levert.svar == "nei" else "ja"
    kontrollert = kontroller_bare(
        plass.hent(levert),
        Levering(levert.skjema, levert.aar, levert.region, svar, filnavn=""),
        nokler=plass.nokler,
        profil=plass.profil,
        kontroll=partial(_tell_bare, kontroll),
    )
    if kontrollert.avvisning is not None:
        return kontrollert, Utfall.AVVIST, kontrollert.avvisning.grunn.value
    return kontrollert, Utfall.NEI if kontrollert.rapport is None else Utfall.KONTROLLERT, ""


def _tell_bare(kontroll: Kontroll, innhold: bytes, **valg: Any) -> Rapport:
    """Counts, without any messages."""
    stor = len(innhold) >= _NUMPY_FRA and valg["skjema"] not in strukturer()
    return kontroll(innhold, maks_per_regel=0, kolonner="numpy" if stor else "auto", **valg)


def _funn(plass: Arbeidsplass, oppgave: Oppgave, levert: Levert) -> Iterator[Rad]:
    sett = med_endring(levert.skjema, oppgave.endring) if oppgave.endring else None
    kontrollert, utfall, grunn = kontroller_en(plass, levert, partial(kontroller, sett=sett))
    rapport = kontrollert.rapport if utfall is Utfall.KONTROLLERT else None
    yield om(levert, utfall, grunn, rapport)
    for info in rapport.kontroller if rapport else ():
        if info.antall:
            yield (
                FUNN,
                (
                    levert.levering,
                    levert.skjema,
                    levert.aar,
                    levert.region,
                    info.id,
                    info.tittel.nb,
                    info.grad.name,
                    info.tillegg,
                    info.antall,
                ),
            )
