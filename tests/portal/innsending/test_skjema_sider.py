"""Form pages: groups, drafts, errors, conditions, what is locked."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from kostra.blankett import BlankettFeil, blanketter, last, les_blankett
from kostra.portal import klokke
from kostra.portal.innsending import urls_fil, utvalg
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.innsending.skjema import urls as urls_skjema
from kostra.portal.revisjon.models import Hendelse
from portal import bygg
from portal.innsending.skjema_hjelp import (
    SVAR_999,
    aapne,
    felt_paa,
    fyll_ut_999,
    gruppe_url,
    innlogget,
    knapper,
    les,
    send,
    start,
)

pytestmark = pytest.mark.django_db

#: A form that exists in no release: what is true for it is true for any form made as data.
EGET = """
id = "77X"
fra = 2022
til = 2026
hvem = "rapportor"
tittel = { nb = "77X. Prøve {aar}", nn = "77X. Prøve {aar}", en = "77X. Trial {aar}" }

[[gruppe]]
id = "om"
tittel = { nb = "Om tiltak", nn = "Om tiltak", en = "About measures" }
[[gruppe.felt]]
id = "har"
slag = "janei"
etikett = { nb = "Har dere tiltak?", nn = "Har de tiltak?", en = "Any measures?" }
[[gruppe.felt]]
id = "hvilke"
slag = "tekst"
vises_naar = { felt = "har", verdi = "ja" }
etikett = { nb = "Hvilke tiltak", nn = "Kva tiltak", en = "Which measures" }

[[gruppe]]
id = "mer"
tittel = { nb = "Mer om tiltak", nn = "Meir om tiltak", en = "More" }
[[gruppe.felt]]
id = "antall"
slag = "tall"
vises_naar = { felt = "har", verdi = "ja" }
etikett = { nb = "Antall tiltak", nn = "Talet på tiltak", en = "Number of measures" }
[[gruppe.felt]]
id = "merknad"
slag = "tekst"
valgfritt = true
etikett = { nb = "Merknad", nn = "Merknad", en = "Remark" }
"""


@pytest.fixture
def eget_skjema(monkeypatch):
    alle = {**last._definisjoner(), "77X": tomllib.loads(EGET)}
    monkeypatch.setattr(last, "_definisjoner", lambda: alle)
    yield
    last._blankett.cache_clear()


@pytest.fixture
def senja():
    bygg.runde(skjemaer=("11F", "11CF", "15F", "77X"))
    return bygg.enhet()


@pytest.fixture
def kommunen(senja):
    return innlogget(bygg.kommunekonto(senja))


@pytest.fixture
def tiltak(senja, eget_skjema):
    """(browser, form) of the made-up form."""
    klient = innlogget(bygg.rapportor(senja, "77X"))
    return klient, start(klient, "77X")


def status(svar) -> list[str]:
    """The statuses in *Spørsmålsgrupper*, in order."""
    meny = re.search(r'<nav class="grupper.*?</nav>', les(svar), re.S)
    assert meny
    return re.findall(r"</svg>([^<]+)</span></button>", meny[0])


# -- what the page has ---------------------------------------------------------------------------------
def test_siden_har_gruppene_knappene_og_verktoyene(kommunen):
    utfylling = start(kommunen, "999")
    html = les(kommunen.get(gruppe_url(utfylling, "kommune")))
    for ord_ in ("Spørsmålsgrupper", "Neste", "Kontrollere", "Skriv ut", "Lagre", "Excel",
                 "Slett", "Til hovedsiden", "Kommunenr", "Kommunens navn", "Navn skjemaansvarlig",
                 "Tlf nr", "E-post skjemaansvarlig"):  # fmt: skip
        assert re.search(rf">{ord_}\s*<", html), ord_
    siste = les(kommunen.get(gruppe_url(utfylling, "person")))
    for ord_ in ("Forrige", "Send inn", "For- og etternavn", "E-postadresse", "Mobiltelefonnummer",
                 "Skjema som skal rapporteres"):  # fmt: skip
        assert re.search(rf">{ord_}\s*<", siste), ord_
    assert "Ett 999 er nok for hver person" in siste


def test_enter_i_et_felt_sender_aldri_inn(kommunen):
    utfylling = start(kommunen, "999")
    html = les(kommunen.get(gruppe_url(utfylling, "person")))
    assert knapper(html)[0] == "lagre"  # which a browser presses at Enter


def test_filskjemaet_har_hjemmel_sporsmaal_og_lenke_til_tom_fil(senja):
    klient = innlogget(bygg.rapportor(senja, "11CF"))
    utfylling = start(klient, "11CF")
    html = les(klient.get(gruppe_url(utfylling, "uttrekk")))
    assert "Har kommunen hatt deltakere i kvalifiseringsprogram i 2026?" in html
    assert "Funksjon 276" in html
    assert "lov 21. juni 2019 nr. 32" in html
    assert "Arbeids- og sosialdepartementet" in html
    assert "henter du den tomme krypterte filen" in html
    assert "Hent kryptert fil" in html


def test_feltene_er_fylt_ut_fra_enheten_og_brukeren(senja):
    klient = innlogget(bygg.rapportor(senja, "11CF", navn="Nora Eksempel"))
    side = aapne(klient, start(klient, "11CF"), "kommune")
    assert side["kommunenr"] == ["5530"]
    assert side["ansvarlig_navn"] == ["Nora Eksempel"]


def test_bydel_staar_bare_i_oslo(senja, kommunen):
    assert "bydelsnavn" not in aapne(kommunen, start(kommunen, "999"), "kommune")
    sagene = bygg.enhet("0301", "Oslo", bydelsnr="03", bydelsnavn="Sagene")
    oslo = innlogget(bygg.kommunekonto(sagene))
    side = aapne(oslo, start(oslo, "999"), "kommune")
    assert (side["bydelsnr"], side["bydelsnavn"]) == (["03"], ["Sagene"])


def test_laaste_felt_tas_aldri_fra_det_som_sendes(kommunen):
    utfylling = start(kommunen, "999")
    send(
        kommunen, utfylling, "kommune", "lagre", kommunenr="0301", kommunenavn="Oslo", bydelsnr="01"
    )
    side = aapne(kommunen, utfylling, "kommune")
    assert side["kommunenr"] == ["5530"]
    utfylling.refresh_from_db()
    assert not {"kommunenr", "kommunenavn", "bydelsnr"} & utfylling.svar.keys()


def test_ukjente_grupper_og_skjema_finnes_ikke(kommunen):
    utfylling = start(kommunen, "999")
    assert kommunen.get(gruppe_url(utfylling, "finnes_ikke")).status_code == 404
    assert kommunen.get("/skjema/00000000-0000-0000-0000-000000000000/").status_code == 404


@pytest.mark.parametrize("aar", range(2022, 2027))
def test_ingen_gruppe_heter_det_samme_som_en_adresse(aar):
    ord_ = {str(vei.pattern).split("/")[1] for vei in [*urls_skjema.urlpatterns, *urls_fil.urlpatterns]
            if str(vei.pattern).startswith("<uuid")}  # fmt: skip
    assert len(ord_) > 5
    assert not ord_ & {gruppe.id for form in blanketter(aar) for gruppe in form.grupper}


# -- drafts --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("gjor", "til"),
    [
        ("neste", "person/"),
        ("gruppe.person", "person/"),
        ("gruppe.kommune", "kommune/"),
        ("gruppe.finnes_ikke", "kommune/"),
        ("forrige", "kommune/"),
        ("lagre", "kommune/"),
        ("hovedsiden", "/skjema/"),
        ("utskrift", "utskrift/"),
        ("excel", "kommune/?hent=excel"),
        ("tull", "kommune/"),
    ],
)
def test_hvert_steg_lagrer_og_gaar_dit_knappen_sier(kommunen, gjor, til):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "kommune", gjor, ansvarlig_navn="Áhkká Eksempel")
    assert svar.status_code == 302
    assert svar.headers["Location"].endswith(til)
    assert aapne(kommunen, utfylling, "kommune")["ansvarlig_navn"] == ["Áhkká Eksempel"]


def test_aa_gaa_og_komme_igjen_mister_ingenting(senja, kommunen):
    utfylling = fyll_ut_999(kommunen)
    igjen = innlogget(senja.brukere.get())
    side = aapne(igjen, utfylling, "person")
    assert side["person_navn"] == ["Nora Eksempel"]
    assert side["person_mobil"] == ["90 00 00 01"]
    assert side["skjema"] == ["11CF"]


def test_skjemaet_aapner_der_noe_gjenstaar(kommunen):
    utfylling = start(kommunen, "999")
    send(kommunen, utfylling, "kommune", "lagre", **SVAR_999["kommune"])
    svar = kommunen.get(reverse("innsending:skjema", args=[utfylling.pk]))
    assert svar.headers["Location"].endswith("/person/")


def test_siden_sier_naar_det_sist_ble_lagret(senja):
    bruker = bygg.kommunekonto(bygg.enhet("5503", "Harstad"))
    with time_machine.travel(datetime(2026, 11, 3, 9, 21, tzinfo=UTC), tick=False):
        bygg.runde(2025)
        kommunen = innlogget(bruker)
        utfylling = start(kommunen, "999", 2025)
        assert "Lagret kl. 10.21" in les(kommunen.get(gruppe_url(utfylling, "kommune")))
    with time_machine.travel(datetime(2026, 11, 5, 9, 0, tzinfo=UTC), tick=False):
        html = les(innlogget(bruker).get(gruppe_url(utfylling, "kommune")))
        assert "Lagret 3. november 2026 kl. 10.21" in html


def test_samme_lagring_to_ganger_gjor_ingenting_mer(kommunen):
    utfylling = start(kommunen, "999")
    side = aapne(kommunen, utfylling, "kommune")
    for _ in range(2):
        svar = send(kommunen, utfylling, "kommune", "neste", side, **SVAR_999["kommune"])
        assert svar.status_code == 302
    utfylling.refresh_from_db()
    assert utfylling.versjon == 2


def test_siden_kan_brukes_videre_etter_at_excel_er_hentet(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "kommune", "excel", ansvarlig_navn="Kari Eksempel")
    side = kommunen.get(svar.headers["Location"])
    assert f"url=/skjema/{utfylling.pk}/excel/" in les(side)
    etter = send(kommunen, utfylling, "kommune", "lagre", felt_paa(side), ansvarlig_navn="Kari Ås")
    assert etter.status_code == 302


def test_bare_lagre_skrives_i_hendelsesloggen(kommunen):
    utfylling = start(kommunen, "999")
    send(kommunen, utfylling, "kommune", "neste", ansvarlig_navn="Kari Eksempel")
    assert not Hendelse.objects.filter(handling="skjema.lagret").exists()
    send(kommunen, utfylling, "kommune", "lagre", ansvarlig_navn="Kari Eksempel")
    hendelse = Hendelse.objects.get(handling="skjema.lagret")
    assert hendelse.objekt == str(utfylling.pk)
    assert "Kari" not in str(hendelse.detaljer)


# -- errors --------------------------------------------------------------------------------------------
def test_galt_svar_lagres_og_vises_med_feil_samme_ord_to_steder(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "person", "lagre", person_mobil="9990012")
    html = les(svar)
    assert svar.status_code == 422
    assert re.search(r"<title>\s*Feil:", html)
    linje = re.search(r'<a class="ds-link" href="#person_mobil">([^<]+)</a>', html)
    assert linje
    assert f'data-field="validation">{linje[1]}</p>' in html
    assert aapne(kommunen, utfylling, "person")["person_mobil"] == ["9990012"]


def test_galt_svar_hindrer_ikke_aa_gaa_til_en_annen_gruppe(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "person", "gruppe.kommune", person_epost="ikke en adresse")
    assert svar.status_code == 302
    html = les(kommunen.get(gruppe_url(utfylling, "person")))
    assert "gyldig e-postadresse" in html


def test_det_som_mangler_er_ingen_feil_i_et_utkast(kommunen):
    utfylling = start(kommunen, "999")
    assert send(kommunen, utfylling, "kommune", "neste").status_code == 302
    assert 'class="ds-error-summary"' not in les(kommunen.get(gruppe_url(utfylling, "person")))


def test_kontrollere_viser_det_som_mangler_ogsaa_paa_andre_sider(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "person", "kontrollere", **SVAR_999["person"])
    assert svar.status_code == 422
    maal = re.search(r'href="([^"]+\?feil=1)#ansvarlig_navn"', les(svar))
    assert maal
    assert "er tomt. Fyll det ut." in les(kommunen.get(maal[1]))


def test_kontrollere_uten_feil_sier_at_ingenting_er_sendt(kommunen):
    utfylling = fyll_ut_999(kommunen)
    svar = send(kommunen, utfylling, "person", "kontrollere")
    html = les(kommunen.get(svar.headers["Location"]))
    assert "Ingen feil i skjemaet" in html
    assert "Ingenting er sendt ennå" in html
    utfylling.refresh_from_db()
    assert utfylling.tilstand == "paabegynt"


def test_feil_i_avkrysning_peker_paa_den_forste_boksen(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "person", "send_inn", **(SVAR_999["person"] | {"skjema": []}))
    assert 'href="#skjema-11F"' in les(svar)
    assert 'id="skjema-11F"' in les(svar)


def test_manglende_fil_er_en_feil_ved_filfeltet(senja):
    klient = innlogget(bygg.rapportor(senja, "11CF"))
    utfylling = start(klient, "11CF")
    svar = send(klient, utfylling, "uttrekk", "kontrollere", deltakere="ja")
    assert svar.status_code == 422
    assert 'href="#fil"' in les(svar)
    assert 'id="fil"' in les(svar)
    assert "Ingen fil er lagt ved" in les(svar)
    (ved_feltet,) = re.findall(r"<p[^>]* data-feil>(.*?)</p>", les(svar))
    assert ved_feltet.startswith("Ingen fil er lagt ved"), (
        "the field says its own fault, and only that"
    )


def test_gruppene_viser_tom_mangler_feil_og_ferdig(kommunen):
    utfylling = start(kommunen, "999")
    Utfylling.objects.filter(pk=utfylling.pk).update(svar={})

    def vis():
        return status(kommunen.get(gruppe_url(utfylling, "kommune")))

    assert vis() == ["Ikke påbegynt", "Ikke påbegynt"]
    send(kommunen, utfylling, "kommune", "neste", ansvarlig_navn="Kari Eksempel")
    assert vis() == ["Mangler svar", "Ikke påbegynt"]
    send(kommunen, utfylling, "kommune", "neste", **SVAR_999["kommune"])
    send(kommunen, utfylling, "person", "lagre", person_epost="x")
    assert vis() == ["Ferdig", "Har feil"]


def test_kjennetegnet_maa_vaere_et_av_skjemaets_felt():
    feil = EGET.replace('hvem = "rapportor"', 'hvem = "rapportor"\nkjennetegn = "finnes_ikke"')
    with pytest.raises(BlankettFeil, match="kjennetegn"):
        les_blankett(feil, 2026)


# -- conditions ----------------------------------------------------------------------------------------
def test_et_nytt_skjema_trenger_bare_en_definisjon(tiltak):
    klient, utfylling = tiltak
    send(klient, utfylling, "om", "neste", har="nei")
    svar = send(klient, utfylling, "mer", "send_inn")
    assert svar.status_code == 302
    utfylling.refresh_from_db()
    assert utfylling.tilstand == "innsendt"
    assert utfylling.sendt_svar == {"har": "nei", "merknad": ""}


def test_vilkaar_paa_samme_side_kan_svares_paa_uten_skript(tiltak):
    klient, utfylling = tiltak
    html = les(klient.get(gruppe_url(utfylling, "om")))
    assert 'data-vises="1=ja"' in html
    assert "Gjelder når svaret på «Har dere tiltak?» er Ja." in html
    assert send(klient, utfylling, "om", "lagre", har="ja", hvilke="Kurs").status_code == 302
    utfylling.refresh_from_db()
    assert utfylling.svar["hvilke"] == "Kurs"


def test_sporsmaal_paa_en_annen_side_vises_bare_naar_vilkaaret_holder(tiltak):
    klient, utfylling = tiltak
    assert "antall" not in aapne(klient, utfylling, "mer")
    send(klient, utfylling, "om", "lagre", har="ja", hvilke="Kurs")
    assert "antall" in aapne(klient, utfylling, "mer")


def test_skjulte_svar_beholdes_men_sjekkes_og_sendes_ikke(tiltak):
    klient, utfylling = tiltak
    send(klient, utfylling, "om", "lagre", har="ja", hvilke="Kurs")
    send(klient, utfylling, "mer", "lagre", antall="ikke et tall")
    send(klient, utfylling, "om", "lagre", har="nei")
    send(klient, utfylling, "mer", "lagre", merknad="Ferdig")
    utfylling.refresh_from_db()
    assert utfylling.svar["antall"] == "ikkeettall"
    assert utvalg.mangler_for_innsending(utfylling) == []
    send(klient, utfylling, "mer", "send_inn")
    utfylling.refresh_from_db()
    assert utfylling.sendt_svar == {"har": "nei", "merknad": "Ferdig"}


def test_et_skjult_sporsmaal_kan_ikke_besvares_utenom_siden(tiltak):
    klient, utfylling = tiltak
    send(klient, utfylling, "mer", "lagre", antall="7")
    utfylling.refresh_from_db()
    assert "antall" not in utfylling.svar


# -- rights and time -----------------------------------------------------------------------------------
def test_retten_tapt_mens_skjemaet_er_aapent(senja):
    bruker = bygg.rapportor(senja, "11CF")
    klient = innlogget(bruker)
    utfylling = start(klient, "11CF")
    side = aapne(klient, utfylling, "kommune")
    bruker.retter.all().delete()
    svar = send(klient, utfylling, "kommune", "lagre", side, ansvarlig_navn="Endret")
    assert svar.status_code == 404
    assert "Ingenting ble lagret eller sendt inn nå" in les(svar)
    assert "tilgangen din til det kan være tatt bort" in les(svar)
    utfylling.refresh_from_db()
    assert utfylling.svar["ansvarlig_navn"] != "Endret"


def test_runden_stenger_mens_skjemaet_er_aapent(senja, kommunen):
    utfylling = fyll_ut_999(kommunen)
    bruker = senja.brukere.get()
    with time_machine.travel(klokke.naa() + timedelta(days=60)):
        kommunen = innlogget(bruker)
        assert "Skjemaet kan ikke sendes inn nå" in les(
            kommunen.get(gruppe_url(utfylling, "person"))
        )
        svar = send(kommunen, utfylling, "person", "send_inn", person_navn="Nora Ny")
        assert svar.status_code == 409
        assert "Rapporteringen stengte" in les(svar)
        assert "Svarene dine er lagret" in les(svar)
        assert aapne(kommunen, utfylling, "person")["person_navn"] == ["Nora Ny"]
    utfylling.refresh_from_db()
    assert utfylling.tilstand == "paabegynt"


@pytest.mark.parametrize(
    "sti", ["", "kommune/", "utskrift/", "pdf/", "excel/", "slett/", "laas-opp/", "trekk/"]
)
def test_andre_kommuners_skjema_finnes_ikke(kommunen, sti):
    utfylling = start(kommunen, "999")
    nabo = innlogget(bygg.kommunekonto(bygg.enhet("5503", "Harstad")))
    for svar in (
        nabo.get(f"/skjema/{utfylling.pk}/{sti}"),
        nabo.post(f"/skjema/{utfylling.pk}/{sti}"),
    ):
        assert svar.status_code in (404, 405)
        assert "Senja" not in les(svar)
    assert Utfylling.objects.get() == utfylling


# -- deleting ------------------------------------------------------------------------------------------
def test_slett_spor_forst(kommunen):
    utfylling = fyll_ut_999(kommunen)
    url = reverse("innsending:slett", args=[utfylling.pk])
    assert "Slette skjemaet?" in les(kommunen.get(url))
    utfylling.refresh_from_db()
    assert utfylling.tilstand == "paabegynt"
    assert "Skjemaet er slettet" in les(kommunen.post(url, follow=True))
    utfylling.refresh_from_db()
    assert (utfylling.tilstand, utfylling.svar) == ("slettet", {})
    assert kommunen.get(reverse("innsending:skjema", args=[utfylling.pk])).status_code == 404


@pytest.mark.parametrize("tilstand", ["avvist", "gjenaapnet", "innsendt", "paabegynt"])
def test_det_som_en_gang_er_sendt_kan_ikke_slettes(kommunen, tilstand):
    utfylling = fyll_ut_999(kommunen)
    Utfylling.objects.filter(pk=utfylling.pk).update(tilstand=tilstand, sendt=klokke.naa())
    url = reverse("innsending:slett", args=[utfylling.pk])
    assert kommunen.get(url).status_code == 409
    assert kommunen.post(url).status_code == 409
    with pytest.raises(skjema.ErSendt):
        skjema.slett(utfylling=utfylling, bruker=utfylling.opprettet_av)
    utfylling.refresh_from_db()
    assert utfylling.tilstand == tilstand


def test_et_slettet_skjema_gir_plass_til_et_nytt_med_nytt_nummer(senja):
    bruker = bygg.rapportor(senja, "11CF")
    klient = innlogget(bruker)
    gammelt = start(klient, "11CF")
    skjema.slett(utfylling=gammelt, bruker=bruker)
    nytt = start(klient, "11CF")
    assert (gammelt.nr, nytt.nr) == (1, 2)
