"""What the reader says: plain, in three languages, with a line, and never with what the file holds."""

from __future__ import annotations

import re
import string

from kostra.kontroll.element import feil, lesefeil
from kostra.kontroll.element.feil import Lesefeil, Strukturfeil
from kostra.skjema.modell import SPRAAK, Tekst3
from lesing_xml.xmlfil import (
    AVGIVER,
    JMFR,
    KATEGORI,
    LOV,
    PLAN,
    fil,
    individ,
    les,
    melding,
    tiltak,
    vist,
)
from samlet import i_ett

#: Stands in every text of a file. No message may repeat it.
PERSON = "Kari Nordmann 15896900123"


STRUKTURFEIL = {
    "mangler": individ(StartDato=None),
    "mangler element": individ(tiltak(LOV)),
    "tom": individ(Journalnummer=""),
    "lengde": individ(Saksbehandler=PERSON * 3),
    "siffer": individ(Fodselsnummer=PERSON),
    "dato": individ(StartDato=PERSON),
    "kode": individ(melding(Konklusjon=PERSON)),
    "mange koder": individ(tiltak(LOV + f'<Kategori Kode="{PERSON}"/>')),
    "for mange": individ(tiltak(LOV + JMFR * 4 + KATEGORI)),
    "like id": individ(PLAN.replace("P1", PERSON) * 2),
    "tekst": individ(PLAN + PERSON),
}
LESEFEIL = {
    "kontrolltegn": fil(individ(f"{PERSON}\x01")),
    "kuttet": fil(individ(PERSON))[:-20],
    "entitet": fil(individ("&kari;")),
    "prefiks": fil(individ(f"<kari:Noe>{PERSON}</kari:Noe>")),
    "navn": fil("</Kari_Nordmann>"),
    "doctype": f'<!DOCTYPE kari "{PERSON}">{fil()}',
    "ikke xml": PERSON,
    "tegnsett": '<?xml version="1.0" encoding="UTF-7"?><a/>',
    "feil tegnsett": '<?xml version="1.0" encoding="UTF-16"?><a/>',
    "for stort": fil(individ(Id="x" * 2_000_000)),
    "for dypt": "<a>" * 2000,
}


def sagt(innhold: str) -> list[Strukturfeil | Lesefeil]:
    lest = les(innhold)
    return [*lest.feil, *filter(None, [lest.lesefeil])]


def alle_funn() -> list[Strukturfeil | Lesefeil]:
    avviste = [funn for data in STRUKTURFEIL.values() for funn in sagt(fil(data))]
    return [*avviste, *(funn for data in LESEFEIL.values() for funn in sagt(data))]


def test_hvert_tilfelle_gir_ett_funn() -> None:
    for data in STRUKTURFEIL.values():
        [funn] = sagt(fil(data))
        assert isinstance(funn, Strukturfeil)
    for data in LESEFEIL.values():
        [funn] = sagt(data)
        assert isinstance(funn, Lesefeil)


@i_ett("sprak", SPRAAK)
def test_ingen_melding_gjengir_filen(sprak: str) -> None:
    for funn in alle_funn():
        tekst = vist(funn, sprak)
        for ord_ in ("Kari", "Nordmann", "kari", "15896900123", "J-1", "SBH1"):
            assert ord_ not in tekst
        assert len(tekst) < 250


@i_ett("sprak", SPRAAK)
def test_hver_melding_er_hele_setninger_med_raad(sprak: str) -> None:
    for funn in alle_funn():
        for tekst in (vist(funn, sprak), funn.gjor.paa(sprak)):  # type: ignore[arg-type]
            assert re.match(r"[A-ZÆØÅ].*[.]\Z", tekst), tekst
            assert "{" not in tekst
        assert funn.linje >= 1


def alle_tekster() -> dict[str, Tekst3]:
    navngitte = {
        f"{modul.__name__}.{navn}": verdi
        for modul in (feil, lesefeil)
        for navn, verdi in vars(modul).items()
        if isinstance(verdi, Tekst3)
    }
    fra_parseren = {f"expat: {hva}": tekst for hva, tekst in lesefeil._TEKSTER.items()}
    return navngitte | fra_parseren


@i_ett("tekst", alle_tekster().values(), ids=alle_tekster())
def test_tre_spraak_med_de_samme_verdiene(tekst: Tekst3) -> None:
    navn = [
        {felt for _, felt, _, _ in string.Formatter().parse(tekst.paa(sprak)) if felt}
        for sprak in SPRAAK
    ]
    assert navn[0] == navn[1] == navn[2]
    assert len({tekst.nb, tekst.nn, tekst.en}) >= 2
    assert all((tekst.nb, tekst.nn, tekst.en))


@i_ett(
    ("individet", "nb", "nn", "en"),
    [
        (
            individ(melding(Konklusjon="9")),
            "Konklusjon i Melding har en kode som ikke finnes. Gyldige koder: 1, 2, 3, 4.",
            "Konklusjon i Melding har ein kode som ikkje finst. Gyldige kodar: 1, 2, 3, 4.",
            "Konklusjon of Melding has a code that doesn't exist. Valid codes: 1, 2, 3, 4.",
        ),
        (
            individ(tiltak(LOV + '<Kategori Kode="9"/>')),
            "Kode i Kategori har en kode som ikke finnes. Gyldige koder: 1.1, 1.2, 1.99, 2.1, 2.2, 2.3, "
            "2.4, 2.5, 2.6, 2.99 og 39 til.",
            "Kode i Kategori har ein kode som ikkje finst. Gyldige kodar: 1.1, 1.2, 1.99, 2.1, 2.2, 2.3, "
            "2.4, 2.5, 2.6, 2.99 og 39 til.",
            "Kode of Kategori has a code that doesn't exist. Valid codes: 1.1, 1.2, 1.99, 2.1, 2.2, 2.3, "
            "2.4, 2.5, 2.6, 2.99 and 39 more.",
        ),
        (
            individ(Distriktsnummer="1"),
            "Distriktsnummer i Individ skal være 2–3 siffer, uten andre tegn.",
            "Distriktsnummer i Individ skal vere 2–3 siffer, utan andre teikn.",
            "Distriktsnummer of Individ must be 2–3 digits and nothing else.",
        ),
        (
            individ(tiltak(KATEGORI)),
            "Tiltak mangler elementet Lovhjemmel.",
            "Tiltak manglar elementet Lovhjemmel.",
            "Tiltak has no element Lovhjemmel.",
        ),
    ],
)
def test_eksempler(individet: str, nb: str, nn: str, en: str) -> None:
    [funn] = sagt(fil(individet))
    assert (vist(funn, "nb"), vist(funn, "nn"), vist(funn, "en")) == (nb, nn, en)


def test_avgiverens_aargang_forklares() -> None:
    [funn] = sagt(fil(avgiver=AVGIVER.replace("2026", "26"), rot="Barnevern"))
    assert vist(funn, "nb") == "Versjon i Avgiver skal være et årstall med fire siffer."
