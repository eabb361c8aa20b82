"""E-mail addresses: what a letter can be sent to is taken, the rest is told at once."""

from __future__ import annotations

from kostra.blankett import epost
from samlet import i_ett


@i_ett(
    "adresse",
    ["nora@senja.example", "nora.eksempel+kostra@senja.example", "anne@kárášjohka.example"],
)
def test_adresser_det_kan_sendes_til(adresse):
    assert epost.er_gyldig(adresse)


@i_ett(
    "adresse",
    [
        "åse@senja.example",  # asks for SMTPUTF8, which few mail servers have
        "nora@senja",
        "nora@@senja.example",
        "nora@senja.example, ola@senja.example",
        "nora@127.0.0.1",
        "=nora@senja.example",
        "@senja.example",
    ],
)
def test_adresser_det_ikke_kan_sendes_til(adresse):
    assert not epost.er_gyldig(adresse)
