"""What the portal's tests share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _statiske_filer_letes_opp_en_gang():
    """Each test client builds the middleware anew, and whitenoise looks at every static file: 20 ms."""
    from whitenoise.middleware import WhiteNoiseMiddleware

    let_opp, funnet = WhiteNoiseMiddleware.add_files_from_finders, {}

    def husk(self):
        if not funnet:
            let_opp(self)
            funnet.update(self.files)
        self.files = funnet

    with pytest.MonkeyPatch.context() as bytte:
        bytte.setattr(WhiteNoiseMiddleware, "add_files_from_finders", husk)
        yield


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
