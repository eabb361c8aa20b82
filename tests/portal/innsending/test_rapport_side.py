"""The page of a control's report: what it says, in what order, and what it lets the reader choose."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from functools import cache

import pytest
from django.urls import reverse

from kostra.portal.innsending.rapport.funn import PER_GRUPPE, PER_SIDE
from kostra.portal.innsending.tilstand import Tilstand
from kostra.rapport import arkiv
from kostra.rapport.innhold import Innhold
from portal import bygg
from portal.innsending import rapport_hjelp as h
from portal.innsending.rapport_hjelp import funn, kontroll, rapport, side
from portal.innsending.skjema_hjelp import innlogget, velg_sprak
from portal.stygge import STYGGE

pytestmark = pytest.mark.django_db
TIDLIGERE = timedelta(hours=5)


@pytest.fixture
def skjema(db):
    bygg.runde(2026)
    return h.utfylling(bygg.rapportor(bygg.enhet(), "11CF"))


@pytest.fixture
def nettleser(skjema):
    return innlogget(skjema.opprettet_av)


def les(nettleser, adresse: str, status: int = 200) -> str:
    svar = nettleser.get(adresse)
    assert svar.status_code == status
    return html.unescape(svar.content.decode()).replace("\xa0", " ")


def synlig(side_: str) -> str:
    """The words of the page, without markup and without the text that *Kopier* takes."""
    uten = re.sub(r"<pre id=.rapporttekst.*?</pre>|<head>.*?</head>", "", side_, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", uten))


def saker(side_: str) -> list[str]:
    """What each finding on the page is called."""
    return re.findall(r'<h4 class="sak">(.*?)</h4>', side_)


def plass(tekst: str, *deler: str) -> list[int]:
    return [tekst.index(del_) for del_ in deler]


# --- verdict and next action


def test_feil_sier_hvor_mange_og_hva_som_er_neste_skritt(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1"), funn("K02", "J2"), funn("K03", "J3")))
    tekst = synlig(les(nettleser, side(k)))
    assert "Filen kan ikke sendes inn ennå. 2 feil må rettes." in tekst
    assert "Ingenting er sendt inn." in tekst
    assert "Last opp rettet fil" in tekst
    assert "Fristen er" in tekst
    assert re.search(r"Feil 2 .*Advarsel 1 .*Opplysninger 0 .*Kontroller uten funn 1 av 4", tekst)


def test_knappen_gaar_til_siden_der_filen_byttes(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1")))
    adresse = re.search(
        r'href="([^"]+)"[^>]*>(?:<svg.*?</svg>)?Last opp rettet fil', les(nettleser, side(k))
    )
    assert adresse is not None
    assert "Hent kryptert fil" in les(nettleser, adresse[1])


def test_advarsler_stopper_ikke_og_neste_skritt_er_aa_sende_inn(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K03", "J3")))
    tekst = synlig(les(nettleser, side(k)))
    assert "Filen kan sendes inn. 1 advarsel bør sjekkes." in tekst
    assert "Ingenting er sendt inn ennå. Velg Send inn i skjemaet." in tekst
    assert "Gå til skjemaet og send inn" in tekst
    assert "Krypter filen" not in tekst  # it is encrypted already


def test_en_stoppet_innsending_sier_at_ingenting_er_sendt(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1")), handling="send_inn")
    assert "Innsendingen ble stoppet. Ingenting er sendt inn." in synlig(les(nettleser, side(k)))


def test_det_som_er_sendt_inn_sies_sendt_og_har_kvittering(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K03", "J3")), handling="send_inn")
    levert = h.levering(k)
    skjema.tilstand = Tilstand.INNSENDT
    skjema.save()
    tekst = les(nettleser, side(k))
    assert "Filen er sendt inn. 1 advarsel bør sjekkes." in tekst
    assert reverse("innsending:kvittering", args=[levert.kvitteringsnr]) in tekst
    assert "Ingenting er sendt inn" not in tekst


def test_en_tidligere_levering_gjelder_naar_den_nye_filen_har_feil(nettleser, skjema):
    h.levering(kontroll(skjema, rapport(), siden=TIDLIGERE, handling="send_inn"))
    skjema.tilstand, skjema.aapning = Tilstand.GJENAAPNET, 2
    skjema.save()
    k = kontroll(skjema, rapport(funn("K01", "J1")))
    tekst = synlig(les(nettleser, side(k)))
    assert "Denne filen er ikke sendt inn. Leveringen fra" in tekst
    assert "Ingenting er sendt inn." not in tekst


def test_stengt_runde_lover_ingen_opplasting(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1")))
    runde = bygg.Rapporteringsaar.objects.get()
    runde.stenger = runde.apner + timedelta(days=1)
    runde.save()
    tekst = synlig(les(nettleser, side(k)))
    assert "Rapporteringen stengte" in tekst
    assert "Last opp rettet fil" not in tekst


def test_tilleggskontroller_staar_for_seg_og_endrer_ikke_dommen(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K04", "J1"), funn("T01", "J2")))
    tekst = synlig(les(nettleser, side(k)))
    assert "Filen kan sendes inn. 1 opplysning er verdt å lese." in tekst
    assert "De endrer ikke dommen over filen" in tekst
    assert plass(tekst, "1 opplysning", "Tittel K04", "Tilleggskontroller", "Tittel T01") == sorted(
        plass(tekst, "1 opplysning", "Tittel K04", "Tilleggskontroller", "Tittel T01")
    )


def test_merknader_om_filen_staar_foer_funnene(nettleser, skjema):
    from dataclasses import replace

    k = kontroll(skjema, replace(rapport(funn("K01", "J1")), merknader=(h.merknad(),)))
    tekst = synlig(les(nettleser, side(k)))
    rekke = plass(
        tekst, "Filen ser ut til å være for 2025.", "Lag uttrekket på nytt.", "Tittel K01"
    )
    assert rekke == sorted(rekke)


def test_en_nyere_kontroll_vises_det_til(nettleser, skjema):
    gammel = kontroll(skjema, rapport(funn("K01", "J1")), siden=TIDLIGERE)
    ny = kontroll(skjema, rapport())
    assert side(ny) in les(nettleser, side(gammel))
    assert "nyere kontroll" not in les(nettleser, side(ny))


# --- what changed


def test_forste_forsok_sier_ingenting_om_endringer(nettleser, skjema):
    tekst = les(nettleser, side(kontroll(skjema, rapport(funn("K01", "J1")))))
    assert "Endret siden" not in tekst
    assert "Fortsatt" not in tekst
    assert "Bare nye" not in tekst


def test_andre_forsok_sier_hva_som_er_rettet_nytt_og_igjen(nettleser, skjema):
    kontroll(
        skjema, rapport(funn("K01", "J1"), funn("K01", "J2"), funn("K03", "J9")), siden=TIDLIGERE
    )
    k = kontroll(skjema, rapport(funn("K01", "J2"), funn("K02", "J3", linje=7)))
    tekst = les(nettleser, side(k))
    assert "2 rettet" in tekst
    assert "1 feil og 1 advarsel" in tekst
    assert "1 ny" in tekst
    assert "1 igjen" in tekst
    assert re.search(r'<a class="ds-link" href="#sak-J3">J3, linje 7<', tekst)
    assert re.search(r'id="sak-J2".*?Fortsatt.*?</li>', tekst, re.S)
    assert re.search(r'id="sak-J3".*?>Ny<.*?</li>', tekst, re.S)


@pytest.mark.parametrize(
    ("vis", "ventet"),
    [("rettet", ["J1", "J9"]), ("nye", ["J3"]), ("fortsatt", ["J2"]), ("feil", ["J2", "J3"])],
)
def test_lenkene_viser_hvilke(nettleser, skjema, vis, ventet):
    kontroll(
        skjema, rapport(funn("K01", "J1"), funn("K01", "J2"), funn("K03", "J9")), siden=TIDLIGERE
    )
    k = kontroll(skjema, rapport(funn("K01", "J2"), funn("K02", "J3")))
    assert saker(les(nettleser, f"{side(k)}?vis={vis}")) == ventet


def test_forrige_er_den_siste_med_samme_svar_og_en_rapport_som_finnes(nettleser, skjema):
    kontroll(skjema, rapport(funn("K01", "J1")), siden=TIDLIGERE)
    kontroll(skjema, None, siden=timedelta(hours=2), svar="nei")
    kontroll(skjema, None, siden=timedelta(hours=1), stand="avvist")
    utlopt = kontroll(skjema, rapport(funn("K02", "J7")), siden=timedelta(minutes=50))
    utlopt.rapport.slettes = utlopt.ferdig
    utlopt.rapport.save()
    k = kontroll(skjema, rapport(funn("K01", "J1")))
    tekst = synlig(les(nettleser, side(k)))
    assert "0 rettet" in tekst
    assert "1 igjen" in tekst


def test_en_annen_enhets_kontroll_er_ikke_forrige(nettleser, skjema):
    annen = h.utfylling(bygg.rapportor(bygg.enhet("1103", "Stavanger"), "11CF"))
    kontroll(annen, rapport(funn("K01", "J1")), siden=TIDLIGERE)
    assert "Endret siden" not in les(nettleser, side(kontroll(skjema, rapport(funn("K01", "J2")))))


def test_et_funn_den_forrige_rapporten_ikke_hadde_plass_til_er_ikke_merket(nettleser, skjema):
    kontroll(skjema, rapport(funn("K01", "J1"), K01=4000), siden=TIDLIGERE)
    k = kontroll(skjema, rapport(funn("K01", "J5")))
    tekst = les(nettleser, side(k))
    assert "3 999 rettet" in tekst
    assert "1 igjen" in tekst
    assert ">Ny<" not in tekst
    assert ">Fortsatt<" not in tekst


# --- each finding


def test_funnet_har_journalnummer_forst_og_kontrollnummer_sist(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1", "SB7", linje=12, verdi="5")))
    tekst = synlig(les(nettleser, side(k, "rapport_saksbehandler")))
    rekke = plass(
        tekst[tekst.index("J1 ") :], "J1", "Linje 12", "Tittel K01", "Dette fant vi",
        "Verdien er «5».", "Dette gjør du", "Rett verdien.", "Hvorfor?", "Derfor K01.", "Kontroll 01",
    )  # fmt: skip
    assert rekke == sorted(rekke)


def test_hvorfor_staar_en_gang_per_kontroll_og_per_funn_etter_saksbehandler(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1"), funn("K01", "J2"), funn("K01", "J3")))
    assert synlig(les(nettleser, side(k))).count("Derfor K01.") == 1
    assert synlig(les(nettleser, side(k, "rapport_saksbehandler"))).count("Derfor K01.") == 3


def test_samme_journalnummer_flere_ganger_har_hvert_sitt_anker(nettleser, skjema):
    k = kontroll(skjema, rapport(*[funn(nr, "J 1/2") for nr in ("K01", "K02", "K03")]))
    ankere = re.findall(r'id="(sak-[^"]*)"', les(nettleser, side(k)))
    assert ankere[0] == "sak-J-1-2"
    assert len(set(ankere)) == 3


def test_et_funn_uten_sak_sier_linjen_eller_hele_filen(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "", "SB1", linje=4), funn("K02", "", "")))
    assert saker(les(nettleser, side(k))) == ["Linje 4", "Hele filen"]


def test_feil_kommer_foer_advarsler_foer_opplysninger(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K04", "J4"), funn("K03", "J3"), funn("K02", "J2")))
    assert saker(les(nettleser, side(k))) == ["J2", "J3", "J4"]


def test_fodselsnummer_vises_aldri(nettleser, skjema):
    nr = "01815012345"
    k = kontroll(skjema, rapport(funn("K01", nr, nr, verdi=nr)))
    for navn in ("rapport", "rapport_saksbehandler"):
        assert nr not in les(nettleser, side(k, navn))
    svar = nettleser.post(side(k), {"journalnummer": nr})
    assert nr not in les(nettleser, svar.headers["Location"])


def test_farlig_tekst_fra_filen_blir_tekst(nettleser, skjema):
    """As journal number, caseworker and value; all of them in one file, on as many pages as it takes."""
    farlige = list(dict.fromkeys(s[:80] for s in STYGGE[:120]))
    alle = [funn(("K01", "K02", "K03")[nr % 3], s, s, verdi=s) for nr, s in enumerate(farlige)]
    k = kontroll(skjema, rapport(*alle))
    sider = [side(k), *(f"{side(k, 'rapport_saksbehandler')}?side={nr}" for nr in range(1, 8))]
    vist = []
    for adresse in sider:
        svar = nettleser.get(adresse)
        assert svar.status_code == 200
        assert b"<script>" not in svar.content
        assert len(re.findall(rb"<(?:img|svg onload|iframe)", svar.content)) == 0
        vist.append(len(saker(svar.content.decode())))
    assert vist[0] == len(farlige)
    assert sum(vist[1:]) >= len(farlige)


# --- grouping, filter, order


def test_etter_saksbehandler_er_verst_forst_og_teller_per_grad(nettleser, skjema):
    k = kontroll(
        skjema,
        rapport(
            funn("K03", "J1", "SB1"), funn("K01", "J2", "SB2"), funn("K03", "J3", "SB2"),
            funn("T01", "J4", "SB1"),
        ),
    )  # fmt: skip
    tekst = synlig(les(nettleser, side(k, "rapport_saksbehandler")))
    assert "3 funn hos 2 saksbehandlere" in tekst
    rekke = plass(
        tekst[tekst.index("3 funn hos") :], "Saksbehandler SB2", "1 feil og 1 advarsel",
        "Saksbehandler SB1", "J1", "Tilleggskontroller", "J4",
    )  # fmt: skip
    assert rekke == sorted(rekke)


def filtrert(nettleser, adresse: str, **valg: str) -> tuple[str, str]:
    """Sends the filter; returns the address it leads to, and that page."""
    svar = nettleser.post(adresse, valg)
    assert svar.status_code == 302
    til = svar.headers["Location"].partition("#")[0]
    return til, les(nettleser, til)


def test_journalnummeret_kommer_aldri_i_adressen(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J0000007"), funn("K02", "J0000019")))
    til, tekst = filtrert(nettleser, side(k), journalnummer="j0000007 ")
    assert "0000007" not in til
    assert saker(tekst) == ["J0000007"]
    assert "Viser 1 av 2 funn." in synlig(tekst)
    lenker = " ".join(re.findall(r'(?:href|action)="([^"#]*)', tekst))
    assert "0000007" not in lenker


def test_saksbehandleren_kommer_aldri_i_adressen(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1", "KARI77"), funn("K02", "J2", "OLA88")))
    verdi = re.search(r'<option value="([0-9a-f]{16})">OLA88<', les(nettleser, side(k)))
    assert verdi is not None
    til, tekst = filtrert(nettleser, side(k), saksbehandler=verdi[1])
    assert "OLA88" not in til
    assert saker(tekst) == ["J2"]


def test_et_sok_gjelder_bare_kontrollen_det_ble_gjort_i(nettleser, skjema):
    en = kontroll(skjema, rapport(funn("K01", "J1"), funn("K01", "J2")), siden=TIDLIGERE)
    to = kontroll(skjema, rapport(funn("K01", "J1"), funn("K01", "J2")))
    til, _tekst = filtrert(nettleser, side(en), journalnummer="J2")
    assert saker(les(nettleser, til.replace(str(en.pk), str(to.pk)))) == ["J1", "J2"]


def test_valgene_virker_sammen_og_holdes_naar_grupperingen_byttes(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1"), funn("K03", "J1"), funn("K01", "J2")))
    _til, tekst = filtrert(nettleser, side(k), journalnummer="J1", vis="feil")
    assert saker(tekst) == ["J1"]
    veksle = re.search(r'href="([^"]+/saksbehandler/\?[^"]+)"', tekst)
    assert veksle is not None
    assert saker(les(nettleser, veksle[1])) == ["J1"]


def test_ingen_treff_sies_med_vei_tilbake(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1")))
    _til, tekst = filtrert(nettleser, side(k), journalnummer="finnes ikke")
    assert saker(tekst) == []
    assert "Ingen funn passer med valgene" in tekst
    assert f'href="{side(k)}#funn"' in tekst


@pytest.mark.parametrize(
    ("sorter", "ventet"),
    [
        ("journalnummer", ["J2", "J9", "J10"]),
        ("linje", ["J10", "J2", "J9"]),
        ("", ["J9", "J10", "J2"]),
    ],
)
def test_sorteringen(nettleser, skjema, sorter, ventet):
    alle = (funn("K01", "J9", linje=30), funn("K01", "J10", linje=4), funn("K01", "J2", linje=20))
    k = kontroll(skjema, rapport(*alle))
    assert saker(les(nettleser, f"{side(k)}?sorter={sorter}")) == ventet
    assert sorted(saker(les(nettleser, f"{side(k, 'rapport_saksbehandler')}?sorter={sorter}"))) == (
        sorted(ventet)
    )


FELT = ("vis", "saksbehandler", "kontroll", "sok", "sorter", "side")


def test_ukjente_verdier_betyr_ingenting(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1"), funn("K02", "J2")))
    hver_for_seg = [{felt: verdi} for felt in FELT for verdi in ("-1", "tull", "rettet")]
    i_alle = ("0", "999999999999", *STYGGE[:: len(STYGGE) // 20])
    for valg in [*hver_for_seg, *(dict.fromkeys(FELT, verdi) for verdi in i_alle)]:
        svar = nettleser.get(side(k), valg)
        assert svar.status_code == 200
        assert saker(svar.content.decode()) == ["J1", "J2"], valg


# --- very many


@cache
def stor_rapport() -> bytes:
    """34,000 findings, of controls that each have more than the report holds."""
    linjer = [
        funn(id_, f"J{nr:06d}", f"SB{nr % 2079}", linje=nr)
        for id_ in ("K01", "K02", "K03", "T01")
        for nr in range(8_500)
    ]
    return arkiv.pakk(rapport(*linjer, K01=12_345, K02=8_500, K03=8_500, T01=8_500))


@pytest.fixture
def stor(skjema):
    return kontroll(skjema, stor_rapport())


def test_bare_det_som_vises_bygges(nettleser, stor, monkeypatch):
    bygget = []
    egentlig = Innhold.funn
    monkeypatch.setattr(Innhold, "funn", lambda i, m: bygget.append(1) or egentlig(i, m))
    for navn in ("rapport", "rapport_saksbehandler"):
        bygget.clear()
        svar = nettleser.get(side(stor, navn))
        vist = len(saker(svar.content.decode()))
        assert 0 < vist <= 2 * PER_SIDE
        assert len(bygget) == vist
        assert len(svar.content) < 600_000


def test_tallene_er_filens_ogsaa_naar_lista_er_kortet(nettleser, stor):
    tekst = synlig(les(nettleser, side(stor)))
    assert "20 845 feil må rettes" in tekst
    assert "12 345 funn · kontroll 01" in tekst
    assert "Viser 50 av 12 345. Rapporten har de første 8 500 av 12 345 funn." in tekst


def test_en_stor_gruppe_blas_i_sider(nettleser, stor):
    lenke = re.search(r'href="([^"]+)">Vis alle 8 500 i denne gruppen', les(nettleser, side(stor)))
    assert lenke is not None
    adresse = lenke[1].partition("#")[0]
    siste = saker(les(nettleser, f"{adresse}&side=170"))
    assert saker(les(nettleser, adresse)) == [f"J{nr:06d}" for nr in range(PER_GRUPPE)]
    assert siste == [f"J{nr:06d}" for nr in range(8_450, 8_500)]
    assert "side=170" in les(nettleser, adresse)


def test_saksbehandlerne_blas_i_sider_og_alle_kommer_med(nettleser, skjema):
    alle = rapport(*[funn("K01", f"J{nr}", f"SB{nr:03d}") for nr in range(45)])
    adresse = side(kontroll(skjema, alle), "rapport_saksbehandler")
    sett = [navn for nr in (1, 2, 3) for navn in saker(les(nettleser, f"{adresse}?side={nr}"))]
    assert sorted(sett) == sorted(f"J{nr}" for nr in range(45))


# --- the rest


def test_kontroller_uten_funn_og_tabeller_bare_uten_feil(nettleser, skjema):
    med_feil = synlig(les(nettleser, side(kontroll(skjema, h.ekte(20, ("K11",)), siden=TIDLIGERE))))
    uten = synlig(les(nettleser, side(kontroll(skjema, h.ekte(20, None)))))
    assert "Tabellene vises når filen ikke har feil." in med_feil
    assert "Tabellene vises" not in uten
    assert re.search(r"\d+ kontroller uten funn", uten)
    assert re.search(r"Gruppe .* Til sammen|Gruppe", uten)


def test_kopier_har_hele_teksten_av_det_som_vises(nettleser, skjema):
    k = kontroll(skjema, rapport(funn("K01", "J1", "SB7", linje=12, verdi="5")))
    tekst = les(nettleser, side(k))
    ut = re.search(r'<pre id="rapporttekst" hidden>(.*?)</pre>', tekst, re.S)
    assert ut is not None
    for del_ in (
        "1 feil må rettes",
        "Tittel K01",
        "J1 · Linje 12 · SB7",
        "Verdien er «5».",
        "Rett verdien.",
    ):
        assert del_ in ut[1]
    assert 'data-kopier="#rapporttekst"' in tekst


@pytest.mark.parametrize(
    ("sprak", "ventet"),
    [
        ("nn", ("Fila kan ikkje sendast inn enno.", "Tittel K01 (nn)", "Dette gjer du", "Derfor K01. (nn)")),  # noqa: E501
        ("en", ("The file cannot be sent in yet.", "Tittel K01 (en)", "What to do", "Derfor K01. (en)")),
    ],
)  # fmt: skip
def test_rapporten_er_paa_leserens_sprak(nettleser, skjema, sprak, ventet):
    k = kontroll(skjema, rapport(funn("K01", "J1")))
    velg_sprak(nettleser, sprak)
    tekst = les(nettleser, side(k))
    assert all(del_ in tekst for del_ in ventet)


def test_motorens_egen_rapport_kommer_helt_fram(nettleser, skjema):
    """Every finding the engine made of a faulty file can be found on the page."""
    motor = h.ekte(60, 0.5)
    tekst = les(nettleser, side(kontroll(skjema, motor)))
    ventet = {m.journalnummer for m in motor.meldinger if m.journalnummer}
    assert ventet <= set(saker(tekst))
