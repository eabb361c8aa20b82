"""What holds for every form with a file: from Nytt skjema to the receipt, Ja and Nei, in Oslo too."""

from __future__ import annotations

import dataclasses
import html
import io
import re
from functools import cache
from itertools import pairwise
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from kostra.blankett import blankett, blanketter
from kostra.cli.portal_runde import skjemaer_i
from kostra.kontroll.modell import Melding
from kostra.kvittering import verifiser
from kostra.mottak import MAKS_KONVOLUTT
from kostra.nokler import Bruk
from kostra.portal.innsending.models import Kontrollrapport, Levering, Utfylling
from kostra.portal.innsending.opplasting import grense
from kostra.portal.konto.models import Bruker
from kostra.portal.varsling.models import Forsendelse
from kostra.rapport.avvisning import Avvisningsgrunn, avvis
from kostra.regler.kontroller import kontroller
from kostra.testdata import lag_fil, mulige_feil
from mottak.hjelp import konvolutt, par
from portal import bygg
from portal.innsending.fil_hjelp import (
    ANSVARLIG,
    Sak,
    alt_i_lageret,
    mottak,
    publiser,
    sak,
    svarfelt,
)
from portal.innsending.skjema_hjelp import (
    fyll_ut_999,
    gruppe_url,
    innlogget,
    send,
    start,
    velg_sprak,
)

pytestmark = pytest.mark.django_db

AAR = 2026
SKJEMAER = [form.id for form in blanketter(AAR) if form.filfelt]
SENJA, SAGENE = "553000", "030103"
STEDER = {
    SENJA: ("5530", "Senja", {}),
    SAGENE: ("0301", "Oslo", {"bydelsnr": "03", "bydelsnavn": "Sagene"}),
}
G = Avvisningsgrunn
hvert_skjema = pytest.mark.parametrize("skjema", SKJEMAER)
noen_steder = pytest.mark.parametrize(
    ("skjema", "region"), [("11F", SAGENE), ("11CF", SENJA), ("15F", SAGENE), ("15F", SENJA)]
)


@cache
def god(skjema: str, region: str = SENJA, aar: int = AAR) -> bytes:
    return lag_fil(skjema, aar, region, 12, fro=2)


@cache
def med_feil(skjema: str, region: str = SENJA) -> bytes:
    """One that a rule about somebody's case stops, whichever that is."""
    for regel in mulige_feil(skjema, AAR, region):
        fil = lag_fil(skjema, AAR, region, 12, fro=2, feil=[regel])
        if feil_i(fil, skjema, region):
            return fil
    raise AssertionError(f"{skjema}: no rule stops a file")


def feil_i(fil: bytes, skjema: str, region: str) -> list[Melding]:
    """What the engine finds wrong with somebody's case."""
    rapport = kontroller(fil, skjema=skjema, aar=AAR, region=region)
    return [m for m in rapport.meldinger if m.alvorlighetsgrad.stopper and m.journalnummer]


def enhet(region: str):
    kommunenr, navn, resten = STEDER[region]
    return bygg.enhet(kommunenr, navn, **resten)


@pytest.fixture
def rundens():
    publiser(runde := bygg.runde(AAR, skjemaer=SKJEMAER))
    return runde


def saken(skjema: str, region: str = SENJA, **svar: str) -> Sak:
    return sak(skjema, ved=enhet(region), runde=False, **svar)


def tekst(svar) -> str:
    assert svar.status_code == 200
    uten = re.sub(r"<[^>]+>", " ", html.unescape(svar.content.decode()))
    return re.sub(r"\s+", " ", uten)


def bestilt(klient, svar):
    """What the page after the button shows when mottak is done. ``svar``: the button's answer."""
    assert svar.status_code == 302, svar.content.decode()[:2000]
    mottak().gjor_alt()
    return klient.get(svar.headers["Location"], follow=True)


def test_aarets_runde_faar_alle_skjemaene_uten_at_de_nevnes():
    assert skjemaer_i(AAR) == SKJEMAER == ["11F", "11CF", "15F"]


def test_999_gir_retten_til_hvert_skjema_og_brevet_og_nytt_skjema_nevner_dem(rundens):
    kommunen = innlogget(bygg.kommunekonto(enhet(SENJA)))
    utfylling = fyll_ut_999(kommunen, skjema=SKJEMAER)
    assert send(kommunen, utfylling, "person", "send_inn").status_code == 302
    nora = Bruker.objects.get(epost="nora@senja.example")
    assert set(nora.retter.values_list("skjema", flat=True)) == set(SKJEMAER)
    brev = Forsendelse.objects.get(til=nora.epost)
    assert [skjema for _aar, skjema in brev.kontekst["skjemaer"]] == sorted(SKJEMAER)
    Bruker.objects.filter(pk=nora.pk).update(maa_bytte_passord=False)  # past the first login
    vist = tekst(innlogget(nora).get("/skjema/nytt/"))
    plasser = [vist.index(blankett(skjema, AAR).tittel.nb) for skjema in SKJEMAER]
    assert plasser == sorted(plasser)


@noen_steder
def test_fra_nytt_skjema_til_kvittering(rundens, skjema, region):
    """With the answers and the buttons of the pages: faults, a report, corrected, sent in."""
    nora = bygg.rapportor(enhet(region), skjema)
    klient = innlogget(nora)
    utfylling = start(klient, skjema)
    assert send(klient, utfylling, "kommune", "neste", **ANSVARLIG).status_code == 302
    egen = Sak(nora, utfylling, klient)
    egen.med_fil(med_feil(skjema, region))
    ja = {svarfelt(skjema): "ja"}
    svar = send(klient, utfylling, "uttrekk", "kontrollere", **ja)
    rapport = bestilt(klient, svar)
    for funn in feil_i(med_feil(skjema, region), skjema, region):
        assert funn.tekst in tekst(rapport)
        assert funn.journalnummer in tekst(rapport)
        assert f"{funn.element} {funn.element_id}".strip() in tekst(rapport)
    assert "Ingenting er sendt inn" in tekst(rapport)
    assert not Levering.objects.exists()

    egen.med_fil(god(skjema, region))
    side = bestilt(klient, send(klient, utfylling, "uttrekk", "send_inn", **ja))
    kvittering = verifiser(
        Levering.objects.get().kvittering, [par("SSB", Bruk.SIGNERING)[1]]
    ).kvittering
    assert (kvittering.skjema, kvittering.aar, kvittering.svar) == (skjema, AAR, "ja")
    assert (kvittering.enhet.kommune + kvittering.enhet.bydel) == region
    assert kvittering.antall_poster == 12
    vist = tekst(side)
    for ord_ in (kvittering.nummer, blankett(skjema, AAR).tittel.nb, nora.enhet.fullt_navn):
        assert ord_ in vist
    assert Utfylling.objects.get(pk=utfylling.pk).tilstand == "innsendt"


@noen_steder
def test_nei_med_den_tomme_filen_er_levert(rundens, client, skjema, region):
    egen = saken(skjema, region, **{svarfelt(skjema): "nei"})
    tom = client.get(f"/tomfil/{skjema}/{AAR}/", secure=True, headers={"Host": "kostra.example"})
    assert f'filename="tom-{skjema.lower()}-{AAR}.p7m"' in tom.headers["Content-Disposition"]
    egen.med_raa_fil(tom.content)
    svar = send(egen.nettleser, egen.utfylling, "uttrekk", "send_inn")
    assert bestilt(egen.nettleser, svar).status_code == 200
    levering = Levering.objects.get()
    assert (levering.svar, levering.antall_poster, levering.alvorlighetsgrad) == ("nei", 0, "OK")
    assert egen.fersk().tilstand == "innsendt"


def avvist_som(egen: Sak, innhold: bytes) -> tuple[str, str]:
    """The reason's code, and what the page says."""
    egen.med_fil(innhold)
    svar = send(egen.nettleser, egen.utfylling, "uttrekk", "send_inn")
    side = tekst(bestilt(egen.nettleser, svar))
    assert not Levering.objects.exists()
    assert not Kontrollrapport.objects.exists()
    return egen.utfylling.kontroller.latest("bestilt").avvisningsgrunn, side


@hvert_skjema
@pytest.mark.parametrize(("svar", "grunn"), [("ja", G.JA_MED_TOM_FIL), ("nei", G.NEI_MED_INNHOLD)])
def test_svaret_og_filen_maa_passe_sammen(rundens, skjema, svar, grunn):
    egen = saken(skjema, **{svarfelt(skjema): svar})
    kode, side = avvist_som(egen, b" " if svar == "ja" else god(skjema))
    assert kode == grunn
    assert avvis(grunn).tekst.nb in side


@pytest.mark.parametrize(("skjema", "annet"), list(pairwise([*SKJEMAER, SKJEMAER[0]])))
def test_et_annet_skjemas_fil_avvises_med_navnet_dens(rundens, skjema, annet):
    kode, side = avvist_som(saken(skjema), god(annet))
    assert kode == G.ANNET_SKJEMA
    assert re.search(rf"Filen .*ser ut som {annet}\b", side)


@hvert_skjema
def test_et_annet_aars_fil_avvises(rundens, skjema):
    kode, side = avvist_som(saken(skjema), god(skjema, SENJA, 2025))
    assert kode == G.ANNET_AAR
    assert f"ser ut som {skjema} for 2025" in side


@noen_steder
def test_en_annens_fil_avvises_med_navnet_dens(rundens, skjema, region):
    fra, grunn, navn = {
        SENJA: ("110300", G.ANNEN_KOMMUNE, "1103 Stavanger"),
        SAGENE: ("030101", G.ANNEN_BYDEL, "01 Gamle Oslo"),
    }[region]
    kode, side = avvist_som(saken(skjema, region), god(skjema, fra))
    assert kode == grunn
    assert navn in side


def uten_skript(egen: Sak, data: bytes):
    """The file posted with the form."""
    fil = SimpleUploadedFile("uttrekk.dat", data)
    return send(egen.nettleser, egen.utfylling, "uttrekk", "lagre", fil=fil)


@hvert_skjema
@pytest.mark.parametrize("maate", ["biter", "skjema"])
def test_klartekst_som_kommer_fram_slettes(rundens, skjema, maate):
    egen = saken(skjema)
    if maate == "biter":
        svar = egen.last_opp(god(skjema), "uttrekk.dat")
    else:
        svar = uten_skript(egen, god(skjema))
    assert svar.status_code == 422
    assert "ikke kryptert" in svar.content.decode()
    assert alt_i_lageret() == {}
    assert egen.fersk().fil is None


@hvert_skjema
def test_skjemaets_egen_stoerste_fil_sies_og_holdes(rundens, skjema):
    egen = saken(skjema)
    maks = grense.maks_fil(blankett(skjema, AAR))
    side = tekst(egen.nettleser.get(gruppe_url(egen.utfylling, "uttrekk")))
    assert f"høyst {maks // 1_000_000} MB" in side
    assert egen.start(b"x", storrelse=maks).status_code == 201
    svar = egen.start(b"x", storrelse=maks + 1)
    assert svar.status_code == 413
    assert f"større enn {maks // 1_000_000} MB" in svar.json()["tekst"]
    assert maks <= MAKS_KONVOLUTT


def test_bare_barnevern_faar_sende_mer_enn_innstillingen_sier(rundens, monkeypatch):
    """Without script too: the form's own limit, not another's."""
    monkeypatch.setattr(settings, "KOSTRA", dataclasses.replace(settings.KOSTRA, maks_fil=1000))
    data = konvolutt(b"x" * 2000)
    assert uten_skript(saken("11CF", SAGENE), data).status_code == 413
    assert uten_skript(saken("15F", SENJA), data).status_code == 302
    assert grense.storste() == 60_000_000


@hvert_skjema
def test_sporsmal_lov_og_veiledning_staar_paa_sidene_i_hvert_sprak(rundens, skjema):
    egen = saken(skjema)
    for sprak in ("nb", "nn", "en"):
        _staar_paa_sidene(egen, skjema, sprak)


def _staar_paa_sidene(egen: Sak, skjema: str, sprak: str) -> None:
    velg_sprak(egen.nettleser, sprak)
    form = blankett(skjema, AAR)
    sider = " ".join(
        tekst(egen.nettleser.get(gruppe_url(egen.utfylling, gruppe.id))) for gruppe in form.grupper
    )
    sporsmal = form.etter_id[svarfelt(skjema)]
    for ord_ in (
        form.tittel, form.hjemmel, form.paa_oppdrag_av, form.veiledning, sporsmal.etikett,
        *(valg.etikett for valg in sporsmal.valg), *(valg.hjelp for valg in sporsmal.valg),
    ):  # fmt: skip
        assert ord_.paa(sprak) in sider
    assert form.forklaring.paa(sprak) in tekst(egen.nettleser.get("/skjema/nytt/"))
    tomfil = reverse("nedlasting:tomfil", args=[skjema, AAR])
    assert tomfil in egen.nettleser.get(gruppe_url(egen.utfylling, "uttrekk")).content.decode()
    assert tomfil in egen.nettleser.get("/").content.decode()


@hvert_skjema
def test_utskrift_og_regneark_har_sporsmalet_og_svaret(rundens, skjema):
    egen = saken(skjema)
    sporsmal = blankett(skjema, AAR).etter_id[svarfelt(skjema)].etikett.nb
    utskrift = egen.nettleser.get(reverse("innsending:utskrift", args=[egen.utfylling.pk]))
    assert sporsmal in tekst(utskrift)
    pdf = egen.nettleser.get(reverse("innsending:pdf", args=[egen.utfylling.pk]))
    sider = PdfReader(io.BytesIO(pdf.content)).pages
    assert sporsmal in " ".join(" ".join(side.extract_text() for side in sider).split())
    ark = egen.nettleser.get(reverse("innsending:excel", args=[egen.utfylling.pk]))
    with ZipFile(io.BytesIO(ark.content)) as bok:
        assert sporsmal in bok.read("xl/sharedStrings.xml").decode()
