"""The one structure that all formats render."""

from __future__ import annotations

from dataclasses import replace

from kostra.kontroll.modell import Grad
from kostra.rapport.innhold import Innhold
from kostra.rapport.navn import Feltviser, kontrollnummer
from kostra.rapport.parametre import parametre
from kostra.rapport.rens import ERSTATNING, ren, som_tekst, uten_formel
from kostra.rapport.tekster import Tekster
from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from samlet import i_ett


def test_verste_grad_først_og_tillegg_for_seg():
    i = Innhold(eksempel.med_feil())
    assert [(a.grad, [g.id for g in a.grupper]) for a in i.avsnitt] == [
        (Grad.ERROR, ["K11", "K37", "K38"]),
        (Grad.WARNING, ["K05", "K32"]),
    ]
    assert [g.id for g in i.tillegg] == ["T01"]
    assert [a.overskrift for a in i.avsnitt] == ["4 feil som må rettes", "2 advarsler du bør se på"]


def test_postene_står_i_filens_rekkefølge():
    k38 = Innhold(eksempel.med_feil()).avsnitt[0].grupper[2]
    assert [f.journalnummer for f in k38.funn] == ["J0000007", "J0000019"]
    assert k38.gjor.startswith("Sett minst ett kryss")
    assert k38.felt == ("Status 31.12. (STATUS), posisjon 121",)
    assert k38.meta == "2 funn · kontroll 38"


def test_ulike_råd_i_samme_kontroll_står_ved_funnene():
    foerste, andre = eksempel.FUNN[:2]
    funn = (foerste, replace(andre, gjor=replace(andre.gjor, nb="Noe annet.")))
    gruppe = Innhold(eksempel.med_feil(meldinger=funn)).grupper[0]
    assert gruppe.gjor == ""
    assert [f.gjor for f in gruppe.funn] == [foerste.gjor.nb, "Noe annet."]


def test_antallet_er_sant_også_når_funnene_er_kappet():
    i = Innhold(eksempel.stor(2, 5, 12_345), maks=3)
    assert [(g.antall, g.vist, len(g.funn)) for g in i.grupper] == [(12_345, 5, 3)] * 2
    assert i.kappet
    assert i.avsnitt[0].overskrift == "24\u00a0690 feil som må rettes"


def test_saksbehandlere_med_flest_feil_først():
    rader = Innhold(eksempel.med_feil()).saksbehandlere
    assert [(s.navn, s.antall[Grad.ERROR], s.antall[Grad.WARNING]) for s in rader] == [
        ("SB00000004", 2, 1),
        ("SB00000002", 2, 0),
        ("SB00000001", 0, 1),
    ]


def test_saksbehandlertabellen_teller_alle_funn_i_rapporten_selv_om_få_vises():
    alle, faa = Innhold(eksempel.stor(2, 100)), Innhold(eksempel.stor(2, 100), maks=1)
    assert alle.saksbehandlere == faa.saksbehandlere


def test_postnummer_vises_bare_når_det_skiller_seg_fra_linjen():
    assert Innhold(eksempel.fatal()).grupper[0].funn[0].sted == "2 (post 1)"
    assert Innhold(eksempel.med_feil()).avsnitt[0].grupper[0].funn[0].sted == "4"


def test_lange_lister_av_linjer_kappes_etter_ti():
    mange = replace(eksempel.FUNN[0], linjenumre=tuple(range(1, 101)), postnumre=())
    gruppe = Innhold(eksempel.med_feil(meldinger=(mange,))).grupper[0]
    assert gruppe.funn[0].linje == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 og 90 til"


def test_kontroller_uten_funn_teller_ikke_tilleggskontroller():
    tillegg = replace(eksempel.T01, antall=0)
    i = Innhold(eksempel.uten_feil(kontroller=(*eksempel.UTEN_FUNN, tillegg)))
    assert [nummer for nummer, _ in i.uten_funn] == ["03", "03", "04", "08"]


@i_ett("sprak", SPRAAK)
def test_ingen_norsk_tekst_på_engelsk(sprak):
    i = Innhold(eksempel.med_feil(), sprak)
    tekst = " ".join(f"{navn} {verdi}" for navn, verdi in parametre(i))
    assert ("å" in tekst) == (sprak != "en")


def test_parametre_utelater_det_som_ikke_er_oppgitt():
    navn = dict(parametre(Innhold(eksempel.med_feil(startet=None, ferdig=None))))
    assert "Kvartal" not in navn
    assert "Organisasjonsnummer" not in navn
    assert "Kontrollen startet" not in navn
    assert navn["Returkode"] == "2"
    assert navn["Antall kontroller"] == "726"


@i_ett(
    ("id", "nummer"),
    [("K000", "000"), ("K03-komm", "03"), ("K05A", "05A"), ("T01", "T01"), ("KX", "KX"), ("", "")],
)
def test_kontrollnummer(id, nummer):
    assert kontrollnummer(id) == nummer


def test_ledetekst_hentes_fra_filbeskrivelsen_når_kontrollen_ikke_leste_den():
    from kostra.skjema import filbeskrivelse

    felt = filbeskrivelse("11CF", 2026).etter_navn["KJONN"]
    resultat = eksempel.med_feil(aar=2026)
    assert Feltviser(resultat, Tekster("en")).vis((felt,))[0].startswith("Sex (KJONN), position ")
    ukjent = replace(resultat, skjema="XX")
    assert Feltviser(ukjent, Tekster("nb")).vis((felt,))[0].startswith("KJONN, posisjon ")


@i_ett(
    ("tekst", "vist"),
    [
        ("Bjørn «a»\u00a0b", "Bjørn «a»\u00a0b"),
        ("a\tb\r\nc", "a b  c"),
        ("\x1b[31m\x9b1m\x00", f"{ERSTATNING}[31m{ERSTATNING}1m{ERSTATNING}"),
        ("a\u202eb\ud800\ufeff", f"a{ERSTATNING}b{ERSTATNING}{ERSTATNING}"),
        ("nummer 15869010089.", "nummer ***********."),
        ("158690 10089", "***********"),
        ("123456 15869010089 158690 10089", "123456 *********** ***********"),
        ("æ15869010089", "æ***********"),
        ("201712345678", "201712345678"),
        ("12345678", "12345678"),
    ],
)
def test_tekst_fra_filen_blir_ufarlig(tekst, vist):
    assert ren(tekst) == vist


@i_ett("farlig", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1", "－1"])
def test_formler_får_apostrof(farlig):
    assert uten_formel(farlig) == f"'{farlig}"


def test_tall_og_datoer_holdes_som_tekst_i_csv():
    assert [som_tekst(t) for t in ("00012345", "1E5", "1-2", "1, 2")] == [
        "'00012345",
        "'1E5",
        "'1-2",
        "'1, 2",
    ]
    assert [som_tekst(t) for t in ("", "J0000001", "K05A", "SB 1")] == [
        "",
        "J0000001",
        "K05A",
        "SB 1",
    ]
