"""What a stolen database gives: Argon2id with salt, for passwords and PINs alike."""

from __future__ import annotations

import pytest

from kostra.portal import settings as portalens
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db
HUSETS = "argon2$argon2id$v=19$m=19456,t=2,p=1$"


def test_passord_og_pin_hashes_med_argon2id_og_egne_salt(settings):
    settings.PASSWORD_HASHERS = portalens.PASSWORD_HASHERS  # not the tests' cheap ones
    nora, ola = bygg.rapportor(enhet := bygg.enhet()), bygg.rapportor(enhet)
    konto, _, pin = hjelp.kommune(enhet)
    hasher = [nora.password, ola.password, konto.password]
    assert all(h.startswith(HUSETS) for h in hasher)
    assert len({h.split("$")[5] for h in hasher}) == 3  # the same password, not the same hash
    assert len({h.split("$")[4] for h in hasher}) == 3
    assert pin not in str(vars(konto))
    assert pin.replace("-", "") not in str(vars(konto))
