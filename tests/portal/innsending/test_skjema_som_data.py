"""A form that is nothing but a definition: everywhere in the portal, without a line of code about it."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from kostra.blankett import last
from kostra.cli.portal_runde import skjemaer_i
from kostra.kryptering import dekrypter
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.services import opprett_aar
from kostra.portal.tilgang.models import Skjemarett
from mottak.hjelp import konvolutt, mottakernokkel
from portal import bygg
from portal.innsending.fil_hjelp import ANSVARLIG, Sak, publiser
from portal.innsending.skjema_hjelp import fyll_ut_999, gruppe_url, innlogget, les, send, start

pytestmark = pytest.mark.django_db

NI_NI_F = """
id = "99F"
fra = 2026
til = 2026
hvem = "rapportor"
rekkefolge = 25
tittel.nb = "99F. Prøve {aar} - filuttrekk"
tittel.nn = "99F. Prøve {aar} - filuttrekk"
tittel.en = "99F. Trial {aar} - file extract"
forklaring = { nb = "Til prøve.", nn = "Til prøve.", en = "For trial." }
veiledning.bruk = "veiledning_uttrekk"

[[gruppe]]
bruk = "kommune_og_ansvarlig"

[[gruppe]]
id = "uttrekk"
tittel = { nb = "Prøver", nn = "Prøver", en = "Trials" }

[[gruppe.felt]]
id = "prover"
slag = "janei"
etikett = { nb = "Har dere prøvd i {aar}?", nn = "Har de prøvd i {aar}?", en = "A trial in {aar}?" }

[[gruppe.felt]]
bruk = "tom_fil"

[[gruppe.felt]]
bruk = "kryptert_fil"
svarfelt = "prover"
maks_mb = 30
"""


@pytest.fixture
def med_99f(monkeypatch, tmp_path):
    """The definitions that are there, and one more file."""
    mappe = tmp_path / "blankett"
    shutil.copytree(Path(str(files("kostra.blankett"))) / "data", mappe)
    (mappe / "99F.toml").write_text(NI_NI_F, encoding="utf-8")
    with monkeypatch.context() as m:
        m.setattr(last, "_DATA", mappe)
        _glem()
        yield
    _glem()


def _glem() -> None:
    for husket in (last._definisjoner, last._toml, last._blankett):
        husket.cache_clear()


def test_en_fil_med_definisjonen_er_nok(med_99f, client):
    assert skjemaer_i(2026) == ["11F", "99F", "11CF", "15F"]
    mal = bygg.runde(2026, skjemaer=())
    publiser(mal)
    opprett_aar(
        aar=2026, aapner=mal.apner, frist=mal.frist, stenger=mal.stenger, skjemaer=skjemaer_i(2026)
    )
    senja = bygg.enhet()
    kommunen = innlogget(bygg.kommunekonto(senja))
    registrering = fyll_ut_999(kommunen, skjema=["99F"])
    assert "99F. Prøve 2026 - filuttrekk" in les(kommunen.get(gruppe_url(registrering, "person")))
    assert send(kommunen, registrering, "person", "send_inn").status_code == 302
    assert Skjemarett.objects.get().skjema == "99F"

    Bruker.objects.update(maa_bytte_passord=False)  # past the first login
    nora = Bruker.objects.get(epost="nora@senja.example")
    klient = innlogget(nora)
    utfylling = start(klient, "99F")
    send(klient, utfylling, "kommune", "neste", **ANSVARLIG)
    side = les(klient.get(gruppe_url(utfylling, "uttrekk")))
    for ord_ in ("Har dere prøvd i 2026?", "/tomfil/99F/2026/", "høyst 30 MB"):
        assert ord_ in side
    Sak(nora, utfylling, klient).med_raa_fil(konvolutt(b" "))
    svar = send(klient, utfylling, "uttrekk", "kontrollere", prover="nei")
    assert svar.status_code == 302
    assert "/skjema/kontroll/" in svar.headers["Location"]

    hoder = {"Host": "kostra.example"}
    assert "99F. Prøve 2026" in les(client.get("/", headers=hoder, secure=True))
    tom = client.get("/tomfil/99F/2026/", headers=hoder, secure=True)
    assert dekrypter(tom.content, [mottakernokkel()]) == b" "
