"""The database goes away in the middle of an answer: that isn't told as the browser's fault."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, InterfaceError, OperationalError

from portal.innsending.fil_hjelp import sak


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("feil", "status"), [(OperationalError, 500), (InterfaceError, 500), (DatabaseError, 400)]
)
def test_en_okt_som_ikke_lar_seg_lagre_er_vaar_feil_og_en_slettet_er_nettleserens(
    monkeypatch, feil, status
):
    """After the view: what was sent in may be sent in, and the page must not say that it isn't."""
    klient = sak().nettleser
    klient.raise_request_exception = False

    def borte(*_, **__):
        raise feil

    okt = klient.session
    okt["sist"] = 0  # long since: the session is written at this request
    okt.save()
    monkeypatch.setattr(Session, "save", borte)
    svar = klient.get("/skjema/")
    assert svar.status_code == status
    assert ("ligger hos oss" in svar.content.decode()) == (status == 500)
