"""A whole year of one kommune, with strings that are found again; afterwards every byte is searched.

The run goes through the real pages, outbox, mail server, SMS gateway and mottak, with everything that
can go wrong on the way. What each kind of string is allowed to stand in is the list below: each line
with its reason, and a line that isn't needed fails as well.
"""

from __future__ import annotations

import base64
import dataclasses
import gzip
import json
import re
import tempfile
import zlib
from urllib.parse import urlencode

import pytest

from kostra.portal.innsending.models import Fil, Kontroll, Levering
from portal.sikkerhet.kanari import (
    Jakt,
    Kanari,
    Slag,
    Sted,
    i_databasen,
    i_databasens_filer,
    i_mappen,
    i_oktene,
)
from portal.sikkerhet.kanarikjoring import (
    FILNAVN,
    FNR,
    JOURNALER,
    KARI,
    KARIS_EPOST,
    KARIS_MOBIL,
    LINJER,
    NORA,
    NORAS_EPOST,
    NORAS_MOBIL,
    NY_MOBIL,
    NYTT_PASSORD,
    SAKSBEHANDLERE,
    Kjoring,
)
from portal.sikkerhet.loggfanger import fang
from portal.varsling import tjenere
from portal.varsling.conftest import tekst as brevtekst

P, F, J = Slag.PERSON, Slag.FILNAVN, Slag.JOURNAL
TILLATT: dict[tuple[Slag, str], str] = {
    (P, "konto_bruker.navn"): "who may report; the page greets them by it",
    (P, "konto_bruker.epost"): "where their letters go",
    (P, "konto_bruker.mobil"): "where their code goes",
    (P, "tilgang_enhet.kontakt_navn"): "the kommune's contact, given in form 999",
    (P, "tilgang_enhet.kontakt_epost"): "the same",
    (P, "tilgang_enhet.kontakt_telefon"): "the same",
    (P, "tilgang_mobilbytte.ny_mobil"): "a number that waits to be confirmed",
    (P, "innsending_utfylling.svar"): "the answers of the forms",
    (P, "innsending_utfylling.sendt_svar"): "the answers that were sent",
    (P, "varsling_forsendelse.til"): "whom a letter is to; emptied when it is old",
    (P, "varsling_forsendelse.kontekst"): "what fills the letter",
    (P, "epost"): "letters to the persons themselves and to the contact",
    (P, "sms"): "the number an SMS goes to",
    (P, "databasefil"): "the columns above lie in it",
    (F, "innsending_fil.filnavn"): "shown to the one who sent it",
    (F, "innsending_opplasting.filnavn"): "the same, while it is on its way",
    (F, "innsending_levering.kvittering"): "the receipt names the file that was delivered",
    (F, "databasefil"): "the columns above lie in it",
    (
        J,
        "innsending_kontrollrapport.innhold",
    ): "the report; it is deleted after the configured time",
    (Slag.HEMMELIG, "epost"): "the start password, in the letter to the person and nowhere else",
}
#: Allowed, but not met in this run: a finished upload has taken its row away.
IKKE_NODVENDIG_HER = {(F, "innsending_opplasting.filnavn")}


@pytest.fixture
def jakt() -> Jakt:
    ny = Jakt(TILLATT)
    ny.legg_til(P, NORA, NORAS_EPOST, NORAS_MOBIL, KARI, KARIS_EPOST, KARIS_MOBIL, NY_MOBIL)
    ny.legg_til(F, FILNAVN, FILNAVN.removesuffix(".p7m"))
    ny.legg_til(J, *JOURNALER, *SAKSBEHANDLERE)
    ny.legg_til(Slag.FNR, *FNR, *(f"{nr[:6]} {nr[6:]}" for nr in FNR))
    ny.legg_til(Slag.LINJE, *(linje[16:60] for linje in LINJER))
    return ny


@pytest.mark.django_db(transaction=True)
def test_ingenting_staar_der_det_ikke_skal_etter_et_helt_aar(
    jakt, settings, tmp_path, monkeypatch, capfd
):
    midlertidig = tmp_path / "midlertidig"
    midlertidig.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(midlertidig))
    with tjenere.posttjener() as epost, tjenere.smstjener() as sms, fang() as logg:
        settings.KOSTRA = dataclasses.replace(
            settings.KOSTRA, smtp_vert="127.0.0.1", smtp_port=epost.port, smtp_tls="ingen",
            sms_adresse=sms.adresse, sms_nokkel="portalens-nokkel",
        )  # fmt: skip
        run = Kjoring(jakt, epost, sms, monkeypatch)
        run.alt()
        steder = [
            Sted("logg", logg.tekst.encode()),
            Sted("utskrift", "".join(capfd.readouterr()).encode()),
            *(Sted("adresse", adresse.encode("utf-8", "replace")) for adresse in run.adresser),
            *(Sted("feilside", side) for side in run.feilsider),
            *(Sted("epost", brevtekst(raa).encode()) for raa in epost.brev),
            *(Sted("epost", raa) for raa in epost.brev),
            *(Sted("sms", json.dumps(kall, ensure_ascii=False).encode()) for kall in sms.kall),
            *i_databasen(),
            *i_oktene(),
            *i_databasens_filer(),
            *i_mappen("datamappe", settings.KOSTRA.data),
            *i_mappen("midlertidig", midlertidig),
        ]
    assert sorted({(f.slag.value, f.sted) for f in jakt.let(steder)}) == []
    assert _koder_i_klartekst(run.koder, steder, logg) == []
    finnes = {sted.navn for sted in steder}  # only SQLite has a file that can be read here
    ventet = {par for par in TILLATT if par[1] in finnes} - IKKE_NODVENDIG_HER
    assert ventet - jakt.brukte(steder) == set()
    _saa_det_virkelig_skjedde(logg, steder)


def _koder_i_klartekst(koder: set[str], steder: list[Sted], logg) -> list[str]:
    """Six digits may stand in any number by chance, so a code is looked for as a value of its own."""
    assert len(koder) == 2
    verdier = [(s.navn, s.innhold.decode("utf-8", "replace")) for s in steder]
    verdier += [("logg", str(verdi)) for linje in logg.linjer for verdi in linje.values()]
    som_verdi = re.compile("|".join(rf'(?:^|["=:]\s?"?){kode}(?:"|$|&)' for kode in koder))
    return [navn for navn, verdi in verdier if navn != "sms" and som_verdi.search(verdi)]


def _saa_det_virkelig_skjedde(logg, steder: list[Sted]) -> None:
    """A run that stopped half-way finds nothing either."""
    assert Levering.objects.count() == 1
    assert Fil.objects.count() > 4
    assert {k.stand for k in Kontroll.objects.all()} >= {"ferdig", "avvist"}
    hendelser = {linje["event"] for linje in logg.linjer}
    assert {"konto.avvist", "kontroll.avvist", "kontroll.ferdig", "kontroll.feilet"} <= hendelser
    assert "ValueError" in {linje.get("unntak") for linje in logg.linjer}
    navn = {sted.navn for sted in steder}
    assert {"revisjon_hendelse.objekt", "django_session.session_data", "datamappe", "økt"} <= navn
    assert any("taskresult" in ett for ett in navn)


# -- the search finds what it should ---------------------------------------------------------------
SKJULT = {
    "utf-8": lambda s: s.encode(),
    "latin-1": lambda s: s.encode("latin-1"),
    "utf-16": lambda s: s.encode("utf-16"),
    "utf-16-be": lambda s: s.encode("utf-16-be"),
    "hex": lambda s: s.encode().hex().encode(),
    "json": lambda s: json.dumps({"a": s}).encode(),
    "adresse": lambda s: urlencode({"a": s}).encode(),
    "gzip": lambda s: gzip.compress(s.encode()),
    "zlib": lambda s: zlib.compress(s.encode()),
    "zlib etter et hode": lambda s: b"KOSTRA" * 8 + zlib.compress(s.encode()),
    "store bokstaver": lambda s: s.upper().encode(),
    **{
        f"base64-{nr}": lambda s, nr=nr: base64.b64encode(b"x" * nr + s.encode() + b"yz")
        for nr in range(3)
    },
}


@pytest.mark.parametrize("hvordan", SKJULT)
@pytest.mark.parametrize("streng", [NORA, JOURNALER[0], FNR[0], NYTT_PASSORD])
def test_soket_finner_en_kanari_hvordan_den_enn_er_kodet(jakt, streng, hvordan):
    jakt.legg_til(Slag.HEMMELIG, NYTT_PASSORD)
    kropp = SKJULT[hvordan](streng)
    foran = b"" if "zip" in hvordan or "zlib" in hvordan else b"litt foran "
    assert jakt.let([Sted("et sted", foran + kropp)])


def test_soket_finner_ingenting_i_det_som_er_rent(jakt):
    assert (
        jakt.let([Sted("logg", bytes(range(256)) * 50), Sted("logg", b"15869010088 KANARI7")]) == []
    )


def test_det_som_er_tillatt_et_sted_er_ikke_tillatt_et_annet(jakt):
    navn = NORA.encode()
    assert jakt.let([Sted("konto_bruker.navn", navn)]) == []
    assert [f.sted for f in jakt.let([Sted("revisjon_hendelse.detaljer", navn)])] != []
    assert Kanari(P, "x").slag is P
