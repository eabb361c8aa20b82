"""What makes one Avgiver or Individ refused while the reading goes on. Source: 15F, 3, 4 and 6.2."""

from __future__ import annotations

from lesing_xml.xmlfil import (
    AVGIVER,
    JMFR,
    KATEGORI,
    LOV,
    PLAN,
    fil,
    flytting,
    individ,
    les,
    les_individ,
    lov,
    melding,
    plan,
    tiltak,
    undersokelse,
)
from samlet import i_ett


def test_resten_av_filen_blir_lest_videre() -> None:
    lest = les(fil(individ(Id="1"), individ(PLAN, Id="2", Avslutta3112="3"), individ(Id="3")))
    assert lest.kolonne("individ", "id") == ["1", "3"]
    assert lest.antall("plan") == 0
    assert [(f.element, f.id, f.linje) for f in lest.feil] == [("Individ", "2", 4)]


def test_ett_funn_for_et_individ_med_mange_feil() -> None:
    lest = les_individ(plan(Plantype="9") + plan(StartDato="x") + "tekst", Avslutta3112="0")
    assert len(lest.feil) == 1


def test_en_avvist_avgiver() -> None:
    lest = les(fil(individ(), avgiver=AVGIVER.replace("1103", "110")))
    [funn] = lest.feil
    assert (funn.element, funn.linje, funn.journalnummer) == ("Avgiver", 2, "")
    assert (lest.antall("avgiver"), lest.antall("individ")) == (0, 1)


# --- required


@i_ett("verdi", [None, ""])
@i_ett("navn", ["Id", "StartDato", "Journalnummer", "Saksbehandler", "Avslutta3112"])
def test_paakrevd_i_individ(navn: str, verdi: str | None) -> None:
    lest = les_individ(**{navn: verdi})
    assert lest.dom == "avvist"
    assert navn in lest.sagt


@i_ett("navn", ["Organisasjonsnummer", "Versjon", "Kommunenummer", "Kommunenavn"])
def test_paakrevd_i_avgiver(navn: str) -> None:
    uten = AVGIVER.replace(f"{navn}=", "Annet=")
    tom = "<Avgiver" + "".join(
        f' {n}="{"" if n == navn else v}"'
        for n, v in {
            "Organisasjonsnummer": "958935420",
            "Versjon": "2026",
            "Kommunenummer": "1103",
            "Kommunenavn": "Stavanger",
        }.items()
    )
    assert les(fil(avgiver=uten)).feil
    assert les(fil(avgiver=tom + "/>")).feil


@i_ett("verdi", [None, ""])
@i_ett(
    ("bygg", "navn"),
    [
        *((melding, navn) for navn in ("Id", "StartDato")),
        *((undersokelse, navn) for navn in ("Id", "StartDato")),
        *((plan, navn) for navn in ("Id", "StartDato", "Plantype")),
        *((tiltak, navn) for navn in ("Id", "StartDato")),
        *((flytting, navn) for navn in ("Id", "SluttDato")),
        *((lov, navn) for navn in ("Lov", "Kapittel", "Paragraf")),
    ],
)
def test_paakrevd_under_individ(bygg: object, navn: str, verdi: str | None) -> None:
    del_ = bygg(**{navn: verdi})  # type: ignore[operator]  # builders differ in their other arguments
    inni = {undersokelse: melding(del_), lov: tiltak(del_ + KATEGORI)}.get(bygg, del_)
    lest = les_individ(inni)
    assert lest.dom == "avvist"
    assert navn in lest.sagt


@i_ett("galt", ["", ' Kode=""', ' kode="1"'])
@i_ett(
    ("inni", "riktig"),
    [
        (melding("<Melder{}/>"), "1"),
        (melding("<Saksinnhold{}/>"), "1"),
        (melding(undersokelse("<Vedtaksgrunnlag{}/>")), "1"),
        (tiltak(LOV + "<Kategori{}/>"), "1.1"),
        (tiltak(LOV + KATEGORI + "<Tiltaksgrunnlag{}/>"), "1"),
        (tiltak(LOV + KATEGORI + "<Opphevelse{}/>"), "1"),
    ],
)
def test_kode_maa_vaere_med(inni: str, riktig: str, galt: str) -> None:
    assert les_individ(inni.replace("{}", galt)).dom == "avvist"
    assert les_individ(inni.replace("{}", f' Kode="{riktig}"')).dom == "godtatt"


@i_ett(
    ("inni", "mangler"),
    [
        (tiltak(KATEGORI), "Lovhjemmel"),
        (tiltak(LOV), "Kategori"),
        (tiltak(JMFR + KATEGORI), "Lovhjemmel"),
        (tiltak(""), "Lovhjemmel"),
        ('<Flytting Id="F" SluttDato="2026-05-01"><FlyttingTil Kode="6"/></Flytting>', "ArsakFra"),
        (
            '<Flytting Id="F" SluttDato="2026-05-01"><ArsakFra Kode="1.3"/></Flytting>',
            "FlyttingTil",
        ),
    ],
)
def test_elementer_som_maa_vaere_med(inni: str, mangler: str) -> None:
    lest = les_individ(inni)
    assert lest.dom == "avvist"
    assert f"mangler elementet {mangler}" in lest.sagt


# --- how many, and unique Ids


@i_ett(("antall", "dom_"), [(0, "godtatt"), (3, "godtatt"), (4, "avvist")])
def test_hoyst_tre_jmfrlovhjemmel(antall: int, dom_: str) -> None:
    lest = les_individ(tiltak(LOV + JMFR * antall + KATEGORI))
    assert lest.dom == dom_
    assert lest.antall("jmfrlovhjemmel") == (antall if dom_ == "godtatt" else 0)


def test_bare_siste_samling_av_jmfrlovhjemmel_telles() -> None:
    assert les_individ(tiltak(JMFR * 4 + LOV + KATEGORI + JMFR)).antall("jmfrlovhjemmel") == 1


def med_id(slag: str, id_: str) -> str:
    bygg = {"Melding": melding, "Plan": plan, "Tiltak": tiltak, "Flytting": flytting}[slag]
    return bygg(Id=id_)  # type: ignore[operator]


@i_ett("slag", ["Melding", "Plan", "Tiltak", "Flytting"])
def test_id_er_forskjellig_i_hver_liste(slag: str) -> None:
    assert les_individ(med_id(slag, "1") + med_id(slag, "2") + med_id(slag, "01")).dom == "godtatt"
    lest = les_individ(med_id(slag, "1") + med_id(slag, "2") + med_id(slag, "1"))
    assert lest.dom == "avvist"
    assert f"Flere {slag}" in lest.sagt


def test_samme_id_i_ulike_lister_og_hos_ulike_individer() -> None:
    alle = "".join(med_id(slag, "1") for slag in ("Melding", "Plan", "Tiltak", "Flytting"))
    lest = les(fil(individ(alle, Id="1"), individ(alle, Id="1")))
    assert lest.antall("individ") == 2


def test_undersokelser_kan_ha_samme_id() -> None:
    lest = les_individ(
        melding(undersokelse(Id="1"), Id="1") + melding(undersokelse(Id="1"), Id="2")
    )
    assert lest.dom == "godtatt"


# --- text after an element that can stand several times


@i_ett(
    ("inni", "etter"),
    [
        (melding() + "{}", "Melding"),
        (PLAN + "{}" + tiltak(), "Plan"),
        (tiltak() + "{}", "Tiltak"),
        (flytting() + "{}" + PLAN, "Flytting"),
        (melding('<Melder Kode="1"/>{}'), "Melder"),
        (melding('<Saksinnhold Kode="1"/>{}<Saksinnhold Kode="2"/>'), "Saksinnhold"),
        (melding(undersokelse('<Vedtaksgrunnlag Kode="1"/>{}')), "Vedtaksgrunnlag"),
        (tiltak(LOV + JMFR + "{}" + KATEGORI), "JmfrLovhjemmel"),
        (tiltak(LOV + KATEGORI + '<Tiltaksgrunnlag Kode="1"/>{}'), "Tiltaksgrunnlag"),
    ],
)
def test_tekst_rett_etter_et_listeelement(inni: str, etter: str) -> None:
    for tekst in ("x", "&#160;", "<![CDATA[x]]>", "\n <!-- k -->x", "&#x200B;"):
        lest = les_individ(inni.replace("{}", tekst))
        assert lest.dom == "avvist"
        assert f"etter {etter}" in lest.sagt
    for blankt in ("", " ", "\n\t\r\n", "&#10;&#9;", "<!-- tekst -->", "<?noe tekst?>"):
        assert les_individ(inni.replace("{}", blankt)).dom == "godtatt"


# --- whose it is, and where


def test_avvist_individ_forteller_hvem_saken_gjelder() -> None:
    [funn] = les_individ(PLAN + plan(Id="P2", Plantype="9"), Journalnummer="J-9", Id="I9").feil
    assert (funn.element, funn.id, funn.journalnummer, funn.saksbehandler) == (
        "Individ", "I9", "J-9", "SBH1",
    )  # fmt: skip


def test_det_som_ikke_lar_seg_lese_blir_staaende_tomt() -> None:
    [funn] = les_individ(Journalnummer="9" * 21, StartDato="x", Id=None).feil
    assert (funn.id, funn.journalnummer, funn.saksbehandler) == ("", "", "SBH1")
    [funn] = les_individ(Journalnummer=None, Id="", Saksbehandler="x" * 51).feil
    assert (funn.id, funn.journalnummer, funn.saksbehandler) == ("", "", "")


def test_linjen_er_der_feilen_staar() -> None:
    inni = "\n" + PLAN + "\n" + melding("\n<Melder Kode='1'/>\n<Melder Kode='99'/>\n")
    [funn] = les(fil(individ(), individ(inni))).feil
    assert funn.linje == 8
