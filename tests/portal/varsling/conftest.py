"""What the tests of the outbox share: letters, servers, and a clock to turn."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from kostra.portal.varsling import utboks
from kostra.portal.varsling.grenser import Grenser
from portal.varsling import tjenere

PASSORD = "Hemmelig-Passord-7714"
KODE = "908172"
NY = {
    "kommunenr": "5530",
    "kommune": "Senja",
    "brukerid": "X123456",
    "skjemaer": [(2026, "11CF"), (2026, "15F")],
}


@pytest.fixture
def utaalmodig(settings):
    """Hardly any wait for an answer that doesn't come. All other times are real: the clock is turned."""
    settings.VARSLING = Grenser(smtp_svar=0.3, sms_svar=0.3)


@pytest.fixture
def sett(settings):
    """Replaces values of settings.KOSTRA."""

    def bytt(**verdier):
        settings.KOSTRA = dataclasses.replace(settings.KOSTRA, **verdier)

    return bytt


@pytest.fixture
def gaa(settings, sett):
    """Turns the portal's clock forward."""

    def fram(**tid):
        sett(klokke_forskyvning=settings.KOSTRA.klokke_forskyvning + timedelta(**tid))

    return fram


@pytest.fixture
def post(sett):
    """A mail server that takes everything."""
    with tjenere.posttjener() as tjener:
        sett(smtp_vert="127.0.0.1", smtp_port=tjener.port, smtp_tls="ingen")
        yield tjener


@pytest.fixture
def sms(sett):
    """An SMS gateway that takes everything."""
    with tjenere.smstjener() as tjener:
        sett(sms_adresse=tjener.adresse, sms_nokkel="portalens-nokkel")
        yield tjener


def ny_rapportor(arsak: str = "999:1", **annet):
    verdier = {"til": "nora@senja.example", "sprak": "nb", "kontekst": NY} | annet
    return utboks.legg(
        "ny_rapportor", kanal="epost", arsak=arsak, hemmelig={"passord": PASSORD}, **verdier
    )


def kode(arsak: str = "kode:1", **annet):
    verdier = {"til": "+4790000000", "sprak": "nb", "kontekst": {"referanse": "4321"}} | annet
    return utboks.legg("kode", kanal="sms", arsak=arsak, hemmelig={"kode": KODE}, **verdier)


def les(raa: bytes):
    """The parsed message."""
    return message_from_bytes(raa, policy=default)


def tekst(raa: bytes) -> str:
    return les(raa).get_body(("plain",)).get_content()


def html(raa: bytes) -> str:
    return les(raa).get_body(("html",)).get_content()
