"""``kostra revisjon``: the event log read, verified and taken out; the heads verified without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil, DataFeil, LeseFeil

if TYPE_CHECKING:
    from kostra.kjede import Hendelse, Hode

#: A list of ten years' heads is about 15 MB.
_MAKS_LISTE = 64 << 20
#: A head is signed every day.
_FERSKT = timedelta(days=2)
_dato = click.DateTime(["%Y-%m-%d"])


@click.group("revisjon", short_help="Revisjonsloggen: verifiserer, viser og eksporterer den.")
def kommando() -> None:
    """Revisjonsloggen: en kjede av hendelser der en endring i ettertid blir funnet."""


@kommando.command("verifiser")
@click.option("--fil", "fil", metavar="FIL", help="Les loggen av denne eksporten, ikke databasen.")
@click.option(
    "--hoder",
    "hodefil",
    metavar="JSON|MAPPE",
    help="Publiserte hoder (hoder.json fra /revisjon/, eller det du har tatt vare på), eller mappen "
    "med mottakets egne (KOSTRA_MOTTAK_HODER).",
)
@click.option(
    "--sertifikat", "sertifikater", multiple=True, metavar="CERT",
    help="SSBs signeringssertifikat (PEM eller DER). Kan gis flere ganger.",
)  # fmt: skip
@click.option("--nokkelliste", metavar="LISTE", help="SSBs publiserte liste over nøkler (JSON).")
def verifiser(
    fil: str | None, hodefil: str | None, sertifikater: tuple[str, ...], nokkelliste: str | None
) -> int:
    """Leser hele loggen og sier om kjeden er hel, eller hvor den brytes først.

    Uten --fil leses databasen, og uten --hoder sammenlignes det med hodene som ligger der. En
    avkuttet slutt og en logg som er skrevet på nytt, blir bare funnet mot hoder du har tatt vare på
    selv. Signaturene sjekkes når sertifikatet eller nøkkellisten er oppgitt.

    Utgangskode: 0 kjeden er hel, 1 den er hel, men det nyeste hodet er eldre enn to døgn, 65 den er
    brutt eller et hode er ikke til å stole på.
    """
    if (sertifikater or nokkelliste) and fil and not hodefil:
        raise BrukFeil("Det er ingen hoder å sjekke signaturen til. Oppgi dem med --hoder.")
    with _logg(fil) as (les, skrevet):
        tekster = _les_hodefil(hodefil) if hodefil else _lagrede_hoder(fil)
        hoder = _hoder(tekster, sertifikater, nokkelliste)
        _dom(les, hoder, skrevet(), signert=bool(sertifikater or nokkelliste))
    if hoder and datetime.now(UTC) - hoder[-1].tid > _FERSKT:
        click.echo(
            f"Det nyeste hodet er fra {hoder[-1].tid:%d.%m.%Y}. Hent en nyere liste. Er det ingen, har "
            "mottaket ikke signert, eller noen har holdt igjen hodene.",
            err=True,
        )
        return 1
    return 0


@kommando.command("vis")
@click.option("--fra", type=_dato, help="Fra og med denne datoen.")
@click.option("--til", type=_dato, help="Til og med denne datoen.")
@click.option("--handling", default="", help="Bare denne handlingen, for eksempel rapport.vist.")
@click.option("-r", "--enhet", default="", help="Bare denne kommunen (fire eller seks siffer).")
@click.option("--bruker", default="", help="Bare det denne bruker-id-en har gjort.")
@click.option(
    "--antall", default=50, show_default=True, type=click.IntRange(1), help="Høyst så mange."
)
def vis(antall: int, **filter_: Any) -> None:
    """Viser de siste hendelsene, de nyeste først. Loggen har bare id-er og faste ord."""
    with _database():
        for rad in _utvalg(**filter_)[:antall]:
            detaljer = " ".join(f"{navn}={verdi}" for navn, verdi in sorted(rad.detaljer.items()))
            deler = (
                f"{rad.nr:>8}", f"{rad.tid:%Y-%m-%d %H:%M:%S}Z", rad.handling, rad.resultat,
                f"aktør={rad.aktor or '-'}", f"rolle={rad.rolle or '-'}",
                f"enhet={rad.enhet or '-'}", f"objekt={rad.objekt or '-'}", detaljer,
            )  # fmt: skip
            click.echo("  ".join(deler).rstrip())


@kommando.command("eksporter")
@click.option("-o", "ut", default="-", metavar="FIL", help="Skriv hit. Uten: standard ut.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def eksporter(ut: str, overskriv: bool) -> None:
    """Skriver hele loggen som JSON-linjer, i den formen avtrykkene er regnet av.

    Filen kan verifiseres uten databasen: «kostra revisjon verifiser --fil FIL».
    """
    with _database():
        from kostra.kjede import skriv_linje
        from kostra.portal.revisjon.kjedelager import Databaselager

        antall = 0
        with skriv_ut(ut, overskriv=overskriv) as fil:
            for hendelse in Databaselager().les():
                fil.write(skriv_linje(hendelse) + b"\n")
                antall += 1
    click.echo(f"{antall} hendelser er skrevet.", err=True)


# -- where the log is --------------------------------------------------------------------------------
@contextmanager
def _database() -> Iterator[None]:
    from kostra.cli.portal_oppsett import database, sett_opp

    sett_opp()
    with database():
        yield


@contextmanager
def _logg(fil: str | None) -> Iterator[tuple[Any, Callable[[], int]]]:
    """How events are read, and how many the writers say there are (0: they don't say)."""
    if fil is None:
        with _database():
            from kostra.portal.revisjon import logg
            from kostra.portal.revisjon.kjedelager import Databaselager

            yield Databaselager().les, logg.skrevet
        return
    from kostra.kjede import Fillager

    if not Path(fil).is_file():
        raise LeseFeil(f"{fil} finnes ikke.")
    try:
        yield _fil_om_gangen(Fillager(Path(fil))), lambda: 0
    except OSError as feil:
        raise LeseFeil(f"{fil} kan ikke leses.") from feil


def _fil_om_gangen(lager: Any) -> Any:
    """Reads the file once, though the heads cut it in parts: each part goes on where the last ended."""
    strom = iter(lager.les())

    def les(fra: int, til: int | None) -> Iterable[Hendelse]:
        plass = fra
        while til is None or plass <= til:
            hendelse = next(strom, None)
            if hendelse is None:
                return
            yield hendelse
            plass += 1

    return les


def _utvalg(*, fra: datetime | None, til: datetime | None, **ord_: str) -> Any:
    from kostra.portal.revisjon import utvalg

    return utvalg.hendelser(
        utvalg.Filter(fra.date() if fra else None, til.date() if til else None, **ord_)
    )


# -- heads -------------------------------------------------------------------------------------------
def _lagrede_hoder(fil: str | None) -> list[str]:
    """The database's own; a file has none."""
    if fil is not None:
        return []
    from kostra.portal.revisjon.models import PublisertHode

    return list(PublisertHode.objects.order_by("dag").values_list("jws", flat=True))


def _les_hodefil(sti: str) -> list[str]:
    """The signed texts of a published list or of mottak's folder, or one signed head by itself."""
    import json

    from kostra.cli.filer import les_alt

    if Path(sti).is_dir():
        filer = sorted(Path(sti).glob("*.json"))
        if not filer:
            raise DataFeil(f"{sti}: Mappen har ingen hoder.")
        return [ett for fil in filer for ett in _les_hodefil(str(fil))]
    try:
        data = json.loads(raa := les_alt(sti, maks=_MAKS_LISTE))
        return [ett["jws"] for ett in data["hoder"]] if "hoder" in data else [raa.decode()]
    except (ValueError, KeyError, TypeError, RecursionError) as feil:
        raise DataFeil(f"{sti}: Filen er ikke en liste over hoder.") from feil


def _hoder(
    tekster: list[str], sertifikater: tuple[str, ...], nokkelliste: str | None
) -> list[Hode]:
    if not tekster:
        return []
    from kostra.cli.kvittering import les_liste
    from kostra.cli.passord import les_sertifikater
    from kostra.kjede import Hode, UleseligHode
    from kostra.kvittering import HodeFeil, les_hode, verifiser_hode

    liste = les_liste(nokkelliste) if nokkelliste else None
    kjente = les_sertifikater(sertifikater)
    hoder = []
    for nr, tekst in enumerate(tekster, 1):
        try:
            lest = (
                verifiser_hode(tekst, kjente, nokkelliste=liste)
                if kjente or liste
                else les_hode(tekst)
            )
            hoder.append(Hode.les(lest.linje.encode()))
        except (HodeFeil, UleseligHode) as feil:
            raise DataFeil(f"Hode nummer {nr} i listen: {feil}") from feil
    return hoder


def _dom(les: Any, hoder: list[Hode], skrevet: int, *, signert: bool) -> None:
    from kostra.kjede import Brudd, Feilslag, verifiser_mot

    funnet = verifiser_mot(les, hoder)
    if not isinstance(funnet, Brudd) and funnet.antall < skrevet:
        funnet = Brudd(funnet.antall + 1, Feilslag.KUTTET_HALE)
    if isinstance(funnet, Brudd):
        raise DataFeil(f"Kjeden er brutt. {funnet} Første nummer som ikke stemmer: {funnet.nr}.")
    click.echo(f"Kjeden er hel: {funnet.antall} hendelser.")
    if funnet.hode:
        click.echo(f"Hode {funnet.hode.nr} {funnet.hode.hash} {funnet.hode.tid:%Y-%m-%d %H:%M:%S}Z")
    if funnet.tidssprang:
        click.echo(
            f"Klokken gikk tilbake {funnet.tidssprang} ganger, første gang ved hendelse "
            f"{funnet.forste_tidssprang}. Det er ikke et brudd."
        )
    sjekket = "og signaturene holder" if signert else "men signaturene er ikke sjekket"
    click.echo(
        f"Den stemmer med {len(hoder)} publiserte hoder, {sjekket}."
        if hoder
        else "Den er ikke sammenlignet med noe publisert hode: en avkuttet slutt vises ikke.",
        err=not hoder,
    )
