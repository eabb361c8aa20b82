"""What trees over tables say of themselves, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kontroll.setningstraer import feil_i
from kontroll_tabell import trer
from kontroll_tabell.mini import brev, eier, opphold, regel, sak, vedlegg
from kontroll_tabell.test_senere import overlapp, senere
from kostra.kontroll import alle, antall, dag, dager, ingen, noen, p, senest, summen, tidligst
from kostra.kontroll.setning import regelsetning, setning
from kostra.kontroll.uttrykk import JaNei, Uttrykk, poster_med_lik
from kostra.skjema.modell import SPRAAK
from samlet import i_ett

like = poster_med_lik(sak.nummer, blant=sak.nummer.mod11)
SETNINGER: list[tuple[Uttrykk, str, str, str]] = [
    (
        brev.slutt > brev.start + 8,
        "brevets Slutt er etter brevets Start + 8 dager",
        "Slutt i brevet er etter Start i brevet + 8 dagar",
        "the letter's Slutt is after the letter's Start + 8 days",
    ),
    (
        brev.slutt < sak.start - 1,
        "brevets Slutt er før sakens Start − 1 dag",
        "Slutt i brevet er før Start i saka − 1 dag",
        "the letter's Slutt is before the case's Start − 1 day",
    ),
    (
        ingen(brev) & ingen(opphold),
        "saken ikke har brev og ikke har opphold",
        "saka ikkje har brev og ikkje har opphald",
        "the case has no letters and has no stays",
    ),
    (
        noen(vedlegg.kode == "22"),
        "brevet har minst ett vedlegg der vedleggets Kode er 22",
        "brevet har minst eitt vedlegg der Kode i vedlegget er 22",
        "the letter has at least one annex where the annex's Kode is 22",
    ),
    (
        ~noen(vedlegg.kode == "22"),
        "brevet ikke har vedlegg der vedleggets Kode er 22",
        "brevet ikkje har vedlegg der Kode i vedlegget er 22",
        "the letter has no annexs where the annex's Kode is 22",
    ),
    (
        alle(vedlegg.kode.oppgitt),
        "brevet bare har vedlegg der vedleggets Kode er oppgitt",
        "brevet berre har vedlegg der Kode i vedlegget er oppgitt",
        "the letter has nothing but annexs where the annex's Kode is given",
    ),
    (
        antall(eier) != 1,
        "antallet eiere ikke er 1",
        "talet på eigarar ikkje er 1",
        "the number of owners is not 1",
    ),
    (
        summen(vedlegg.sider) > 10,
        "summen av vedleggets Sider for alle vedlegg er større enn 10",
        "summen av Sider i vedlegget for alle vedlegg er større enn 10",
        "the sum of the annex's Sider over all annexs is greater than 10",
    ),
    (
        ~brev.slutt.kjent & brev.type.starter("1.", "2."),
        "brevets Slutt ikke er oppgitt og brevets Type begynner med 1. eller 2.",
        "Slutt i brevet ikkje er oppgitt og Type i brevet byrjar med 1. eller 2.",
        "the letter's Slutt is not given and the letter's Type begins with 1. or 2.",
    ),
    (
        ~brev.type.starter("1"),
        "brevets Type ikke begynner med 1",
        "Type i brevet ikkje byrjar med 1",
        "the letter's Type does not begin with 1",
    ),
    (
        brev.start.utenfor(dag(1, 1, 1998), dag(31, 12, 2049)),
        "brevets Start er før 01.01.1998 eller er etter 31.12.2049",
        "Start i brevet er før 01.01.1998 eller er etter 31.12.2049",
        "the letter's Start is before 1 January 1998 or is after 31 December 2049",
    ),
    (
        brev.start < p.forrige_siste_dag,
        "brevets Start er før 31.12. i året før rapporteringsåret",
        "Start i brevet er før 31.12. i året før rapporteringsåret",
        "the letter's Start is before 31 December of the year before the reporting year",
    ),
    (
        dager(tidligst(brev.start, sak.start), senest(brev.start, sak.start)) > 30,
        "antallet dager fra den tidligste av brevets Start og sakens Start til den seneste av "
        "brevets Start og sakens Start er større enn 30",
        "talet på dagar frå den tidlegaste av Start i brevet og Start i saka til den seinaste av "
        "Start i brevet og Start i saka er større enn 30",
        "the number of days from the earliest of the letter's Start and the case's Start to the "
        "latest of the letter's Start and the case's Start is greater than 30",
    ),
    (
        noen(
            overlapp(opphold, senere).kalt("overlappen", "overlappen", "the overlap in days") >= 90
        ),
        "oppholdet har minst ett senere opphold (begge blant opphold der oppholdets Sted begynner "
        "med 1 eller 2) der overlappen er minst 90",
        "opphaldet har minst eitt seinare opphald (begge blant opphald der Sted i opphaldet byrjar "
        "med 1 eller 2) der overlappen er minst 90",
        "the stay has at least one later stay (both among stays where the stay's Sted begins with 1 "
        "or 2) where the overlap in days is at least 90",
    ),
    (
        noen(senere.start > opphold.start),
        "oppholdet har minst ett senere opphold (begge blant opphold der oppholdets Sted begynner "
        "med 1 eller 2) der det senere oppholdets Start er etter oppholdets Start",
        "opphaldet har minst eitt seinare opphald (begge blant opphald der Sted i opphaldet byrjar "
        "med 1 eller 2) der Start i det seinare opphaldet er etter Start i opphaldet",
        "the stay has at least one later stay (both among stays where the stay's Sted begins with 1 "
        "or 2) where the later stay's Start is after the stay's Start",
    ),
    (
        like.flere,
        "saken har samme Nummer som en annen sak (blant saker der sakens Nummer har gyldige "
        "kontrollsiffer)",
        "saka har same Nummer som ei anna sak (blant saker der Nummer i saka har gyldige "
        "kontrollsiffer)",
        "the case has the same Nummer as another case (among cases where the case's Nummer has "
        "valid control digits)",
    ),
    (
        like.andre(sak.journal),
        "Journal hos andre saker med samme Nummer (blant saker der sakens Nummer har gyldige "
        "kontrollsiffer)",
        "Journal hos andre saker med same Nummer (blant saker der Nummer i saka har gyldige "
        "kontrollsiffer)",
        "Journal of other cases with the same Nummer (among cases where the case's Nummer has "
        "valid control digits)",
    ),
]


@i_ett(("tre", "nb", "nn", "en"), SETNINGER, ids=lambda x: str(x)[:40])
def test_setninger(tre: Uttrykk, nb: str, nn: str, en: str) -> None:
    assert [setning(tre, sprak) for sprak in SPRAAK] == [nb, nn, en]


def test_regelens_setning() -> None:
    r = regel(~brev.slutt.kjent | (brev.slutt > p.siste_dag), gjelder=sak.journal == "1")
    assert regelsetning(r, "nb") == (
        "Gjelder når sakens Journal er 1. Avvik når brevets Slutt ikke er oppgitt eller er etter "
        "31.12. i rapporteringsåret."
    )


@pytest.mark.parametrize("tabell", [sak, brev, vedlegg], ids=lambda t: t.rad.navn)
@settings(max_examples=35, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_alle_traer_kan_sies(tabell: object, data: st.DataObject) -> None:
    tre: JaNei = data.draw(trer.betingelser(tabell))
    for sprak in SPRAAK:
        assert feil_i(setning(tre, sprak)) == []
