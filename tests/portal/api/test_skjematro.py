"""schemathesis: what the OpenAPI document says holds, whatever is sent. In process, without a server."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kostra.portal.api.models import FOR_EN_ENHET, Omfang
from kostra.portal.api.openapi import dokument
from kostra.portal.api.stier import ALTINN
from kostra.portal.innsending.models import Opplasting
from kostra.portal.innsending.opplasting import tjeneste
from portal.api.hjelp import nokkel
from portal.innsending.fil_hjelp import Sak, sak

pytestmark = pytest.mark.django_db
#: What is wrong may be answered with these; what is too large to be looked at is refused as that.
AVVIST = [400, 404, 405, 409, 410, 413, 415, 422]


@pytest.fixture(autouse=True)
def _testens_forbindelse():
    """Django lets go of the database after each request; here it is the test's own transaction."""
    signaler = (request_started, request_finished)
    for signal in signaler:
        signal.disconnect(close_old_connections)
    yield
    for signal in signaler:
        signal.connect(close_old_connections)


def _prov(antall: int) -> Counter[int]:
    """Sends ``antall`` calls for each operation, by the schema and beside it; status -> how many.

    Half of them are about a form and an upload that are there.
    """
    import schemathesis

    valg = {
        "analysis": {"constants": {"enabled": False}},  # it would read all our source for words
        "checks": {"negative_data_rejection": {"expected-statuses": AVVIST}},
    }
    skjema = schemathesis.openapi.from_dict(
        _uten_nokkel(dokument()), config=schemathesis.Config.from_dict(valg)
    )
    skjema.app = WSGIHandler()
    s, svarene = sak(), Counter[int]()
    kontroll = nokkel(Omfang.KONTROLL, per_minutt=10**6)[1]
    innsending = nokkel(*FOR_EN_ENHET, bruker=s.bruker, per_minutt=10**6)[1]
    for resultat in skjema.get_all_operations():
        operasjon = resultat.ok()
        om_en_fil = operasjon.path in ("/api/v1/filkontroll", f"/api/{ALTINN}")
        hemmelig = kontroll if om_en_fil else innsending
        _operasjon(operasjon, hemmelig, s, antall, svarene, om_en_fil=om_en_fil)
    return svarene


def _uten_nokkel(alt: dict[str, Any]) -> dict[str, Any]:
    """Every call here has a key; that nothing opens without one is told in test_kontroll.py."""
    alt = deepcopy(alt)
    for operasjon in (op for sti in alt["paths"].values() for op in sti.values()):
        del operasjon["security"]
    return alt


def _operasjon(
    operasjon: Any, hemmelig: str, s: Sak, antall: int, svarene: Counter[int], *, om_en_fil: bool
) -> None:
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    # what fits the document may still not fit the form: then it is refused
    unntatt = [] if om_en_fil else [positive_data_acceptance]

    @settings(
        max_examples=antall, database=None, deadline=None, derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(data=st.data())
    def kall(data: Any) -> None:
        modus = data.draw(st.sampled_from(list(GenerationMode)))
        case = data.draw(operasjon.as_strategy(generation_mode=modus))
        finnes = modus is GenerationMode.POSITIVE and data.draw(st.booleans())
        if finnes and "id" in (case.path_parameters or {}):
            case.path_parameters["id"] = _som_finnes(s, operasjon.path)
        hoder = {"X-API-KEY": hemmelig, "Accept-Encoding": "identity"}
        svar = case.call(headers=hoder, base_url="https://testserver")
        svarene[svar.status_code] += 1
        case.validate_response(svar, excluded_checks=unntatt)

    kall()


def _som_finnes(s: Sak, sti: str) -> str:
    if "opplasting/" not in sti:
        return str(s.utfylling.pk)
    underveis = Opplasting.objects.first() or tjeneste.start(
        utfylling=s.fersk(), bruker=s.bruker, filnavn="u.p7m", storrelse=10**6, sha256="0" * 64
    )
    return str(underveis.pk)


def test_ingen_operasjon_sprekker_eller_svarer_utenfor_skjemaet():
    svarene = _prov(3)
    assert {200, 404, 422} <= set(svarene)


@pytest.mark.treg
def test_det_holder_ogsaa_i_det_lange_lop():
    svarene = _prov(300)
    assert {200, 404, 409, 422} <= set(svarene)
