"""What is accepted although a schema alone would refuse it. Source: the data model of 15F, 6.1."""

from __future__ import annotations

from lesing_xml.xmlfil import (
    AVGIVER,
    FLYTTING,
    KATEGORI,
    LOV,
    PLAN,
    fil,
    individ,
    les,
    les_individ,
    melding,
    plan,
    tatt,
    tiltak,
    undersokelse,
)
from samlet import i_ett


def test_en_vanlig_fil() -> None:
    lest = les(fil(individ(melding(undersokelse()) + PLAN + tiltak() + FLYTTING), individ(Id="I2")))
    assert tatt(lest) == (1, 2)


@i_ett("rot", ["Barnevern", "Noe", "barnevern", "å"])
def test_rotens_navn_er_uten_betydning(rot: str) -> None:
    assert tatt(les(fil(individ(PLAN), rot=rot))) == (1, 1)


def test_individ_kan_vaere_rot() -> None:
    lest = les(individ(PLAN))
    assert tatt(lest) == (0, 1)
    assert lest.antall("plan") == 1


def test_elementene_finnes_hvor_de_enn_staar() -> None:
    inni = f"<Gruppe><Del>{individ()}</Del>{AVGIVER}<Del>{individ(Id='I2')}</Del></Gruppe>"
    assert tatt(les(f"<Barnevern>{inni}</Barnevern>")) == (1, 2)


@i_ett(
    "apning",
    [
        'Barnevern xmlns="http://www.ssb.no/feil"',
        'b:Barnevern xmlns:b="urn:noe"',
        'Barnevern xmlns:b="urn:noe" xmlns="urn:annet"',
    ],
)
def test_navnerom_og_prefiks_ses_bort_fra(apning: str) -> None:
    rot = apning.split()[0]
    assert tatt(les(f"<{apning}>{AVGIVER}{individ(PLAN)}</{rot}>")) == (1, 1)


def test_prefiks_paa_elementer_og_attributter() -> None:
    inni = (
        '<b:Individ b:Id="I1" b:StartDato="2026-01-15" b:Journalnummer="J" b:Saksbehandler="S" '
        'b:Avslutta3112="1"><b:Plan b:Id="P" b:StartDato="2026-01-16" b:Plantype="1"/></b:Individ>'
    )
    lest = les(f'<Barnevern xmlns:b="urn:noe">{inni}</Barnevern>')
    assert tatt(lest) == (0, 1)
    assert lest.kolonne("individ", "avslutta3112") == ["1"]
    assert lest.kolonne("plan", "start") == [20260116]


@i_ett("orden", [(AVGIVER, "{}", "{}"), ("{}", AVGIVER, "{}"), ("{}", "{}", AVGIVER)])
def test_avgiver_kan_staa_hvor_som_helst(orden: tuple[str, ...]) -> None:
    deler = (del_.format(individ(Id=f"I{nr}")) for nr, del_ in enumerate(orden))
    assert tatt(les(f"<Barnevern>{''.join(deler)}</Barnevern>")) == (1, 2)


def test_ukjente_attributter_og_elementer_ses_bort_fra() -> None:
    lest = les_individ(
        '<Notat Id="9"><Plan Id="P9"/>tekst</Notat><Vedlegg/>' + PLAN, Farge="rød", Alder="x"
    )
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("plan", "id") == ["P1"]


def test_et_individ_inni_et_individ_er_et_ukjent_element() -> None:
    lest = les_individ(individ(PLAN, Id="I2") + AVGIVER + PLAN)
    assert tatt(lest) == (1, 1)
    assert lest.antall("plan") == 1


def test_barn_kan_staa_i_en_annen_orden() -> None:
    inni = FLYTTING + tiltak(KATEGORI + "<Tiltaksgrunnlag Kode='1'/>" + LOV) + PLAN + melding()
    lest = les_individ(inni)
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("tiltak", "lov") == ["BVL2021"]
    assert lest.kolonne("tiltak", "kategori") == ["3.9"]


# --- of a list only the last run of neighbours is kept


def test_bare_den_siste_samlingen_av_et_element_blir_med() -> None:
    lest = les_individ(plan(Id="P1") + plan(Id="P2") + melding() + plan(Id="P3") + plan(Id="P4"))
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("plan", "id") == ["P3", "P4"]
    assert lest.antall("melding") == 1


@i_ett("mellom", ["<Ukjent/>", "<Bydelsnummer>01</Bydelsnummer>"])
def test_ethvert_element_skiller_to_samlinger(mellom: str) -> None:
    assert les_individ(plan(Id="P1") + mellom + plan(Id="P2")).kolonne("plan", "id") == ["P2"]


@i_ett("mellom", ["", "\n  ", "<!-- merknad -->", "<?noe?>"])
def test_blanke_og_kommentarer_skiller_ikke(mellom: str) -> None:
    assert les_individ(plan(Id="P1") + mellom + plan(Id="P2")).kolonne("plan", "id") == ["P1", "P2"]


@i_ett(
    "tidlig",
    [
        plan(Id="P2", Plantype="99"),  # not a code
        plan(Id="x" * 31),  # too long
        plan(Id=""),  # empty
        plan(Id="P2"),  # the same Id as in the last run
        plan(Id="P2") + plan(Id="P2"),
    ],
)
def test_det_som_blir_borte_maales_ikke_mot_kodelister_og_lengder(tidlig: str) -> None:
    lest = les_individ(tidlig + melding() + plan(Id="P2"))
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("plan", "id") == ["P2"]


def test_det_som_blir_borte_tar_sine_egne_barn_med() -> None:
    tidlig = melding('<Melder Kode="99"/>' + undersokelse(), Id="M1")
    lest = les_individ(tidlig + PLAN + melding('<Melder Kode="1"/>', Id="M2"))
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("melder", "kode") == ["1"]
    assert lest.antall("undersokelse") == 0


@i_ett(
    "tidlig",
    [
        plan(Id="P1", StartDato="2026-02-30"),
        plan(Id="P1", StartDato=""),
        plan(Id="P1", EvaluertDato="i går"),
        '<Plan Id="P1" StartDato="2026-02-01"/>',
        tiltak(LOV),
        tiltak(KATEGORI),
        melding('<Melder Kode="1"/>tekst'),
    ],
)
def test_det_som_blir_borte_maa_likevel_kunne_leses(tidlig: str) -> None:
    sist = plan(Id="P9") + FLYTTING + tiltak(Id="T9") + FLYTTING + melding(Id="M9")
    assert les_individ(tidlig + FLYTTING + sist).dom == "avvist"


# --- of an element that can stand once the last one is kept


def test_den_siste_av_et_element_som_bare_kan_staa_en_gang_gjelder() -> None:
    lest = les_individ(
        melding(undersokelse(Id="U1") + undersokelse('<Vedtaksgrunnlag Kode="2"/>', Id="U2"))
        + tiltak(
            '<Lovhjemmel Lov="BVL" Kapittel="4" Paragraf="12" Ledd="2"/>'
            '<Kategori Kode="99.99"><Presisering>en</Presisering></Kategori>'
            '<Opphevelse Kode="77"/>' + LOV + KATEGORI + '<Opphevelse Kode="1"/>'
        )
        + '<Flytting Id="F" SluttDato="2026-05-01"><ArsakFra Kode="9" Presisering="en"/>'
        '<ArsakFra Kode="1.3"/><FlyttingTil Kode="x"/><FlyttingTil Kode="6"/></Flytting>'
    )
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("undersokelse", "id") == ["U2"]
    assert lest.antall("vedtaksgrunnlag") == 1
    tatt_med = ("lov", "ledd", "kategori", "kategori_presisering", "opphevelse")
    siste = ["BVL2021", None, "3.9", None, "1"]
    assert [lest.kolonne("tiltak", navn) for navn in tatt_med] == [[verdi] for verdi in siste]
    assert [lest.kolonne("flytting", navn) for navn in ("arsak", "arsak_presisering", "til")] == [
        ["1.3"],
        [None],
        ["6"],
    ]


@i_ett(
    "inni",
    [
        melding(undersokelse(StartDato="2026-13-01") + undersokelse()),
        tiltak('<Lovhjemmel Lov="BVL" Kapittel="4"/>' + LOV + KATEGORI),
        tiltak(LOV + "<Kategori/>" + KATEGORI),
    ],
)
def test_de_foregaaende_maa_kunne_leses(inni: str) -> None:
    assert les_individ(inni).dom == "avvist"


@i_ett(
    "inni",
    [
        tiltak(LOV + KATEGORI + '<Kategori Kode="99.99"/>'),
        melding(undersokelse() + undersokelse(Konklusjon="9")),
    ],
)
def test_den_siste_maales_mot_kodelistene(inni: str) -> None:
    assert les_individ(inni).dom == "avvist"


def test_siste_presisering_gjelder() -> None:
    to = "<Presisering>en</Presisering><Presisering>to</Presisering>"
    lest = les_individ(melding(f'<Melder Kode="22">{to}</Melder>'))
    assert lest.kolonne("melder", "presisering") == ["to"]
