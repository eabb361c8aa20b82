"""What changed between two years, in the users' words: Markdown, HTML, or JSON with the data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, Literal

from kostra.skjema.dokument import (
    Avsnitt,
    Del,
    Dokument,
    Overskrift,
    Punkter,
    Tabell,
    som_html,
    som_md,
)
from kostra.skjema.endringer import Endringer, Flytting, Kodeendring, Par
from kostra.skjema.endringsdata import som_data
from kostra.skjema.modell import Felt, Sprak
from kostra.skjema.ordbok import antall, ord_

Format = Literal["md", "html", "json"]
FORMATER: Final[tuple[Format, ...]] = ("md", "html", "json")

#: With more changes than this, a code list is summed up and its codes are set in tables.
MAKS_KODEPUNKTER: Final = 20


def skriv(endringer: Endringer, format_: Format, sprak: Sprak = "nb") -> str:
    """The changes as text in that format."""
    match format_:
        case "md":
            return som_md(dokument(endringer, sprak))
        case "html":
            return som_html(dokument(endringer, sprak))
        case "json":
            return json.dumps(som_data(endringer, sprak), ensure_ascii=False, indent=2) + "\n"


def dokument(e: Endringer, sprak: Sprak) -> Dokument:
    """Heading, the sums, and one section for each kind of change that there is."""
    fra, til = e.fra.aar, e.til.aar
    tittel = ord_("endringer", sprak, fra=fra, til=til, tittel=e.til.tittel.paa(sprak))
    deler: list[Del] = [Avsnitt(_om(e, sprak))]
    avsnitt: dict[str, Iterable[str]] = {
        "nye": (_nytt(felt, sprak) for felt in e.nye),
        "utgaar": (_utgaar(felt, sprak) for felt in e.utgaar),
        "nytt_navn": (_nytt_navn(par, sprak) for par in e.nytt_navn),
        "flyttet": (_flyttet(flytting, sprak) for flytting in e.flyttet),
        "form": (_form(par, sprak) for par in e.form),
        "paakrevd": (_paakrevd(par, sprak) for par in e.paakrevd),
    }
    for navn, punkter in avsnitt.items():
        if samlet := tuple(punkter):
            deler += [Overskrift(ord_(navn, sprak)), Punkter(samlet)]
    if e.koder:
        deler.append(Overskrift(ord_("koder", sprak)))
        for endring in e.koder:
            deler += [Overskrift(_navn(endring.felt, sprak), 3), *_koder(endring, e, sprak)]
    return Dokument(tittel, sprak, tuple(deler))


def _om(e: Endringer, sprak: Sprak) -> str:
    fra, til = e.fra, e.til
    tegn = antall(til.recordlengde, "tegn", sprak)
    lengde = "lengde_endret" if fra.recordlengde != til.recordlengde else "lengde_uendret"
    felt = "antall_endret" if len(fra.felt) != len(til.felt) else "antall_uendret"
    setninger = [
        ord_(lengde, sprak, fra=fra.recordlengde, til=tegn),
        ord_(felt, sprak, fra=len(fra.felt), til=len(til.felt)),
    ]
    return " ".join(setninger if e else [ord_("ingen_endring", sprak), *setninger])


def _navn(felt: Felt, sprak: Sprak) -> str:
    return f"{felt.navn} ({felt.ledetekst.paa(sprak)})"


def _posisjon(felt: Felt, sprak: Sprak) -> str:
    return ord_("posisjon", sprak, spenn=_spenn(felt.fra, felt.til))


def _fasong(felt: Felt, sprak: Sprak) -> str:
    """``8 tegn, dato ddMMyyyy``: length, type and, for dates, the pattern."""
    type_ = f"{ord_(felt.datatype, sprak).lower()} {felt.monster}".strip()
    return f"{antall(felt.lengde, 'tegn', sprak)}, {type_}"


def _nytt(felt: Felt, sprak: Sprak) -> str:
    krav = ord_("obligatorisk" if felt.paakrevd else "valgfritt", sprak)
    deler = (_posisjon(felt, sprak), _fasong(felt, sprak), krav)
    return f"{_navn(felt, sprak)}: {', '.join(deler)}."


def _utgaar(felt: Felt, sprak: Sprak) -> str:
    return ord_("felt_utgaar", sprak, felt=_navn(felt, sprak), posisjon=_posisjon(felt, sprak))


def _nytt_navn(par: Par, sprak: Sprak) -> str:
    return ord_(
        "felt_nytt_navn",
        sprak,
        foer=par.foer.navn,
        felt=_navn(par.naa, sprak),
        posisjon=_posisjon(par.naa, sprak),
    )


def _flyttet(flytting: Flytting, sprak: Sprak) -> str:
    forste, siste = flytting.felt[0], flytting.felt[-1]
    navn = forste.naa.navn
    if len(flytting.felt) > 1:
        navn += f"–{siste.naa.navn} ({antall(len(flytting.felt), 'felt', sprak)})"
    return ord_(
        "flyttes_hoyre" if flytting.steg > 0 else "flyttes_venstre",
        sprak,
        felt=navn,
        tegn=antall(abs(flytting.steg), "tegn", sprak),
        foer=_spenn(forste.foer.fra, siste.foer.til),
        naa=_spenn(forste.naa.fra, siste.naa.til),
    )


def _spenn(fra: int, til: int) -> str:
    return f"{fra}" if fra == til else f"{fra}–{til}"


def _form(par: Par, sprak: Sprak) -> str:
    foer, naa = par.foer, par.naa
    deler = []
    if foer.lengde != naa.lengde:
        tegn = antall(naa.lengde, "tegn", sprak)
        deler.append(ord_("ny_lengde", sprak, foer=foer.lengde, naa=tegn))
    if foer.datatype != naa.datatype:
        typer = (ord_(felt.datatype, sprak).lower() for felt in (foer, naa))
        deler.append(ord_("ny_type", sprak, foer=next(typer), naa=next(typer)))
    if foer.monster != naa.monster:
        ingen = ord_("uten_monster", sprak)
        monster = {"foer": foer.monster or ingen, "naa": naa.monster or ingen}
        deler.append(ord_("nytt_monster", sprak, **monster))
    return f"{_navn(naa, sprak)}: {', '.join(deler)}."


def _paakrevd(par: Par, sprak: Sprak) -> str:
    navn = "blir_paakrevd" if par.naa.paakrevd else "ikke_paakrevd"
    return ord_(navn, sprak, felt=_navn(par.naa, sprak))


def _koder(k: Kodeendring, e: Endringer, sprak: Sprak) -> tuple[Del, ...]:
    godtas = [
        ord_(
            "godtas" if kode.i_kontroll else "godtas_ikke",
            sprak,
            kode=kode.kode,
            tekst=kode.tekst.paa(sprak),
            fra=e.fra.aar,
            til=e.til.aar,
        )
        for kode in k.ny_i_kontroll
    ]
    if len(k.utgaar) + len(k.nye) + len(k.ny_tekst) > MAKS_KODEPUNKTER:
        sum_ = ord_(
            "kode_sum",
            sprak,
            ut=antall(len(k.utgaar), "koder", sprak),
            inn=antall(len(k.nye), "koder", sprak),
            like=len(k.nytt_nummer),
            tekst=len(k.ny_tekst),
        )
        return (Avsnitt(" ".join([sum_, *godtas])), *_kodetabeller(k, e, sprak))
    punkter = [
        ord_("kode_utgaar", sprak, kode=kode.kode, tekst=kode.tekst.paa(sprak)) for kode in k.utgaar
    ]
    punkter += [
        ord_("ny_kode", sprak, kode=kode.kode, tekst=kode.tekst.paa(sprak)) for kode in k.nye
    ]
    punkter += [
        ord_("ny_tekst", sprak, kode=n.kode, naa=n.tekst.paa(sprak), foer=g.tekst.paa(sprak))
        for g, n in k.ny_tekst
    ]
    return (Punkter((*punkter, *godtas)),)


def _kodetabeller(k: Kodeendring, e: Endringer, sprak: Sprak) -> list[Tabell]:
    """Every changed code of a long list, in the table where it belongs; no empty tables."""
    kode, tekst = ord_("kol_kode", sprak), ord_("kol_tekst", sprak)
    fra, til = e.fra.aar, e.til.aar
    byttet = {g.kode for g, _ in k.nytt_nummer} | {n.kode for _, n in k.nytt_nummer}
    tabeller = (
        Tabell(
            ord_("tab_nytt_nummer", sprak),
            (tekst, f"{kode} {fra}", f"{kode} {til}"),
            tuple((n.tekst.paa(sprak), g.kode, n.kode) for g, n in k.nytt_nummer),
        ),
        Tabell(
            ord_("tab_utgaar", sprak),
            (kode, tekst),
            tuple((c.kode, c.tekst.paa(sprak)) for c in k.utgaar if c.kode not in byttet),
        ),
        Tabell(
            ord_("tab_nye", sprak),
            (kode, tekst),
            tuple((c.kode, c.tekst.paa(sprak)) for c in k.nye if c.kode not in byttet),
        ),
        Tabell(
            ord_("tab_ny_tekst", sprak),
            (kode, f"{tekst} {fra}", f"{tekst} {til}"),
            tuple((n.kode, g.tekst.paa(sprak), n.tekst.paa(sprak)) for g, n in k.ny_tekst),
        ),
    )
    return [tabell for tabell in tabeller if tabell.rader]
