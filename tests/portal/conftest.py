"""What the portal's tests share."""

from __future__ import annotations

import pytest


@pytest.fixture
def klient(client):
    """Django's test client, as a browser on https that has come from our own pages."""
    client.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
    return client


@pytest.fixture(autouse=True)
def _eget_lager(settings, tmp_path):
    """Files and mail of one test in its own folder."""
    import dataclasses

    settings.KOSTRA = dataclasses.replace(settings.KOSTRA, data=tmp_path / "data")
