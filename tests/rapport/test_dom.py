"""The verdict sentence: the first thing every format says."""

from __future__ import annotations

from dataclasses import replace

from kostra.kontroll.modell import Grad
from kostra.rapport.dom import dom
from kostra.rapport.tekster import Tekster
from rapport import eksempel
from rapport.eksempel import K05, K32, K38, T01, rapport
from samlet import i_ett

NB = Tekster("nb")


def med(grad, *infoer):
    return rapport(grad, kontroller=infoer)


@i_ett(
    ("resultat", "setning"),
    [
        (med(Grad.OK), "Filen er uten feil og kan sendes inn."),
        (
            med(Grad.ERROR, replace(K38, antall=1)),
            "Filen kan ikke sendes inn ennå. 1 feil må rettes.",
        ),
        (med(Grad.ERROR, K38), "Filen kan ikke sendes inn ennå. 2 feil må rettes."),
        (
            med(Grad.ERROR, replace(K38, antall=12345)),
            "Filen kan ikke sendes inn ennå. 12\u00a0345 feil må rettes.",
        ),
        (med(Grad.WARNING, K05), "Filen kan sendes inn. 1 advarsel bør sjekkes."),
        (med(Grad.WARNING, K05, K32), "Filen kan sendes inn. 2 advarsler bør sjekkes."),
        (
            med(Grad.INFO, replace(K38, grad=Grad.INFO)),
            "Filen kan sendes inn. 2 opplysninger er verdt å lese.",
        ),
        (
            eksempel.fatal(1),
            "Filen kunne ikke kontrolleres. 1 kritisk feil stoppet kontrollen.",
        ),
        (
            eksempel.fatal(3),
            "Filen kunne ikke kontrolleres. 3 kritiske feil stoppet kontrollen.",
        ),
        (eksempel.ingen_data(), "Fant ingen data i filen. Den kan ikke sendes inn."),
        (eksempel.ingen_deltakere(), "Filen er uten feil og kan sendes inn."),
    ],
)
def test_setningen(resultat, setning):
    assert dom(resultat, NB).setning == setning


def test_tilleggskontroller_endrer_ikke_dommen():
    uten, med_tillegg = med(Grad.OK, K38), med(Grad.OK, K38, replace(T01, antall=99))
    assert dom(uten, NB) == dom(med_tillegg, NB)


def test_engelsk_bøyer_ordet():
    en = Tekster("en")
    assert "1 error must" in dom(med(Grad.ERROR, replace(K38, antall=1)), en).setning
    assert "2 errors must" in dom(med(Grad.ERROR, K38), en).setning


def test_neste_handling_nevner_advarslene_når_feilene_stopper():
    assert dom(eksempel.med_feil(), NB).neste.endswith("Sjekk samtidig 2 advarsler.")
    assert "advarsler" not in dom(med(Grad.ERROR, K38), NB).neste


def test_neste_handling_viser_til_merknaden_når_filen_er_gjenkjent():
    assert "rådene under" in dom(eksempel.fatal(), NB).neste
    assert "nytt uttrekk" in dom(replace(eksempel.fatal(), merknader=()), NB).neste
    assert "ett mellomrom" in dom(eksempel.ingen_data(), NB).neste
