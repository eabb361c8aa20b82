"""The whole chain through the portal's pages, without a person: from the kommune's login to a receipt."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import click

from kostra.cli.demo_nettleser import Nettleser, SideFeil, Svar
from kostra.cli.demo_portal import Demoportal, Filpar
from kostra.cli.utgang import UtgangFeil

_EPOST, _MOBIL = "kari@senja.example", "+4799999999"
_NYTT_PASSORD = "blåbær og multer på myra"
_VENT = 25.0  # seconds for a letter to come, or a control to end
BRUKERID = re.compile(r"\b[A-Z][0-9]{6}\b")
STARTPASSORD = re.compile(r"\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b")
KODE = re.compile(r"\b[0-9]{6}\b")
_T = TypeVar("_T")


def kjor_kjeden(demo: Demoportal) -> None:
    """Runs it and tells what happens. Raises :class:`UtgangFeil` with a sentence at the first fault."""
    kommunen, personen = Nettleser(demo.adresse), Nettleser(demo.adresse)
    try:
        _registrer(kommunen, demo)
        _forste_innlogging(personen)
        for filene in _senjas_filer(demo):
            _rapporter(personen, demo, filene)
    except SideFeil as feil:
        raise UtgangFeil(f"Demoen stoppet: {feil}", 70) from feil
    _si("Adressene som er brukt:")
    for linje in dict.fromkeys(_uten_id(brukt) for brukt in [*kommunen.brukt, *personen.brukt]):
        click.echo(f"  {linje}")


def _si(tekst: str) -> None:
    click.secho(f"\n-- {tekst}", fg="cyan")


def _uten_id(brukt: str) -> str:
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…", brukt)


# -- the kommune -------------------------------------------------------------------------------------
def _registrer(nettleser: Nettleser, demo: Demoportal) -> None:
    senja = demo.kommuner[0]
    _si(f"{senja.navn} logger inn med pinkode og registrerer hvem som skal rapportere.")
    side = nettleser.hent("/logg-inn/")
    side = nettleser.send(side, {"brukernavn": senja.orgnr, "passord": senja.pin})
    krev(side, "/skjema/", "innloggingen for kommunen")
    side = nettleser.hent("/skjema/nytt/")
    side = begynn(nettleser, side, "999", senja.aar)
    ansvarlig = {
        "ansvarlig_navn": "Ola Eksempel",
        "ansvarlig_telefon": "77000000",
        "ansvarlig_epost": "ola@senja.example",
    }
    side = nettleser.send(side, ansvarlig, knapp=("gjor", "neste"))
    person: dict[str, str | list[str]] = {
        "person_navn": "Kari Eksempel",
        "person_epost": _EPOST,
        "person_mobil": _MOBIL,
        "skjema": [filene.skjema for filene in _senjas_filer(demo)],
    }
    side = nettleser.send(side, person, knapp=("gjor", "send_inn"))
    if side.kode != 200 or "sendt=1" not in side.sti:
        raise SideFeil(f"Skjema 999 ble ikke sendt inn ({side.kode}, {side.sti}).")
    click.echo("Skjema 999 er sendt inn.")


def begynn(nettleser: Nettleser, side: Svar, skjema: str, aar: int) -> Svar:
    """Presses *Begynn* at that form of the list, or opens the one that is there."""
    for funnet in side.skjemaer:
        if funnet.felt.get("skjema") == [skjema] and funnet.felt.get("aar") == [str(aar)]:
            return nettleser.trykk(side, funnet)
    raise SideFeil(f"Nytt skjema har ikke {skjema} for {aar}.")


# -- the person --------------------------------------------------------------------------------------
def _forste_innlogging(nettleser: Nettleser) -> None:
    _si("Personen leser e-posten, logger inn, får en kode på SMS og velger nytt passord.")
    brev = _vent_paa_brev(nettleser, _EPOST, STARTPASSORD)
    brukerid, passord = finn(BRUKERID, brev), finn(STARTPASSORD, brev)
    click.echo(f"E-posten har bruker-id {brukerid} og et startpassord.")
    side = nettleser.hent("/logg-inn/")
    side = nettleser.send(side, {"brukernavn": brukerid, "passord": passord})
    krev(side, "/logg-inn/kode/", "innloggingen for personen")
    kode = finn(KODE, _vent_paa_brev(nettleser, _MOBIL, KODE))
    side = nettleser.send(side, {"kode": kode})
    krev(side, "/min-side/passord/", "koden")
    side = nettleser.send(side, {"nytt": _NYTT_PASSORD, "gjenta": _NYTT_PASSORD})
    krev(side, "/skjema/", "det nye passordet")
    click.echo("Innlogget med kode fra SMS, og passordet er byttet.")


def _vent_paa_brev(nettleser: Nettleser, til: str, moenster: re.Pattern[str]) -> str:
    """The text of the demo's outbox for the receiver, when it holds what is looked for."""

    def prov() -> str | None:
        # the page around has numbers too: only the letters are read
        side = nettleser.hent(f"/demo/utboks/?til={quote(til)}&merke=").tekst
        return side if moenster.search(side.replace(til, "")) else None

    return _vent(prov, f"Ingen melding kom til {til}").replace(til, "")


def finn(moenster: re.Pattern[str], tekst: str) -> str:
    """What the letter holds of that form. Raises :class:`SideFeil`."""
    funn = moenster.search(tekst)
    if funn is None:
        raise SideFeil("Meldingen har ikke det den skulle hatt.")
    return funn.group()


# -- the file ----------------------------------------------------------------------------------------
def _senjas_filer(demo: Demoportal) -> list[Filpar]:
    """One pair of files for each form that the first kommune has samples of."""
    return [filene for filene in demo.filer if filene.aar == demo.kommuner[0].aar]


def _rapporter(nettleser: Nettleser, demo: Demoportal, filene: Filpar) -> None:
    from kostra.blankett import blankett

    skjema, aar = filene.skjema, filene.aar
    _si(f"{skjema}: personen svarer Ja, legger ved et uttrekk med feil og velger Kontrollere.")
    side = begynn(nettleser, nettleser.hent("/skjema/nytt/"), skjema, aar)
    filfelt = blankett(skjema, aar).filfelt
    assert filfelt is not None  # a form with samples takes a file
    svar: dict[str, str | list[str]] = {filfelt.svarfelt: "ja"}
    if not any(filfelt.svarfelt in ett.navn for ett in side.skjemaer):  # else it knew who we are
        side = nettleser.send(side, {}, knapp=("gjor", "neste"))
    skjemaside = side.sti
    side = _med_fil(nettleser, side, svar, filene.med_feil, "kontrollere")
    krev(side, "/skjema/rapport/", "kontrollen")
    _vis_rapport(nettleser, side)

    _si(f"{skjema}: filen rettes, krypteres på nytt og sendes inn.")
    side = _med_fil(nettleser, nettleser.hent(skjemaside), svar, filene.rettet, "send_inn")
    krev(side, "/skjema/kvittering/", "innsendingen")
    _verifiser(nettleser, side, demo, f"kvittering_{skjema.lower()}.json")


def _med_fil(
    nettleser: Nettleser, side: Svar, svar: dict[str, str | list[str]], fil: Path, gjor: str
) -> Svar:
    """Answers, attaches the file, presses the button and waits for what mottak says."""
    vedlegg = ("fil", fil.name, fil.read_bytes())
    side = nettleser.send(side, svar, knapp=("gjor", gjor), fil=vedlegg)
    krev(side, "/skjema/", f"knappen {gjor}")

    def prov() -> Svar | None:
        svar = nettleser.hent(side.sti)
        return (
            None if svar.sti.startswith("/skjema/kontroll/") and "stoppet" not in svar.sti else svar
        )

    if not side.sti.startswith("/skjema/kontroll/"):
        return side
    return _vent(prov, "Mottak ble ikke ferdig med kontrollen")


def _vis_rapport(nettleser: Nettleser, side: Svar) -> None:
    rapport = _json(nettleser, side)
    tall = rapport["validationSummary"]
    funn = [f"{k['count']} × {k['ruleId']}" for k in rapport["controls"] if k["count"]]
    click.echo(
        f"Rapporten: {tall['severityName']}, {tall['recordCount']} poster, {tall['numErrors']} feil, "
        f"{tall['numWarnings']} advarsler ({', '.join(funn)})."
    )


def _json(nettleser: Nettleser, side: Svar) -> Any:
    """The report as *Last ned* gives it."""
    lenke = next((sti for sti in side.lenker if "json" in sti), None)
    if lenke is None:
        raise SideFeil(f"Rapporten {side.sti} har ingen lenke til JSON.")
    try:
        return json.loads(nettleser.hent(lenke).innhold)
    except ValueError as feil:
        raise SideFeil(f"Rapporten {lenke} er ikke JSON.") from feil


def _verifiser(nettleser: Nettleser, side: Svar, demo: Demoportal, navn: str) -> None:
    from kostra.cli.demo_portal import kjor

    svar = nettleser.hent(f"{side.sti.partition('?')[0]}json/")
    if svar.kode != 200:
        raise SideFeil(f"Kvitteringen kan ikke lastes ned ({svar.kode}).")
    kvittering = demo.mappe / navn
    kvittering.write_bytes(svar.innhold)
    _si("Kvitteringen er lastet ned. Den verifiseres uten nett.")
    kjor(
        ["kvittering", "verifiser", str(kvittering), "--sertifikat", str(demo.signeringssertifikat)]
    )


# -- waiting and checking ----------------------------------------------------------------------------
def krev(side: Svar, sti: str, hva: str) -> None:
    """The page must be under ``sti``. Raises :class:`SideFeil`, naming what led to it."""
    if side.kode != 200 or not side.sti.startswith(sti):
        raise SideFeil(f"Etter {hva} kom siden {side.sti} ({side.kode}), ikke {sti}.")


def _vent(prov: Callable[[], _T | None], ellers: str) -> _T:
    frist = time.monotonic() + _VENT
    while time.monotonic() < frist:
        funnet = prov()
        if funnet is not None:
            return funnet
        time.sleep(0.2)
    raise SideFeil(f"{ellers} innen {_VENT:.0f} sekunder.")
