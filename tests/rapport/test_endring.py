"""What changed since the last try: corrected, new and left, by control and journal number."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kostra
from kostra.kontroll.modell import Grad, Kontrollinfo, Melding, Raatekst, Rapport
from kostra.rapport import arkiv
from kostra.rapport.endring import Endring, Tall, UlikeRapporter, nokkel, sammenlign
from kostra.skjema.modell import Tekst3
from kostra.testdata import lag_fil
from samlet import i_ett

TEKST = Tekst3("{v}", "{v}", "{v}")
GRADER = {"K01": Grad.ERROR, "K02": Grad.ERROR, "K03": Grad.WARNING, "T01": Grad.INFO}


def funn(kontroll: str, journal: str = "", verdi: str = "9", post: int = 1) -> Melding:
    return Melding(
        kontroll, GRADER[kontroll], TEKST, {"v": Raatekst(verdi)}, TEKST, (), (post,), (post,),
        "SB1", journal,
    )  # fmt: skip


def rapport(*meldinger: Melding, kjort: tuple[str, ...] = tuple(GRADER), **antall: int) -> Rapport:
    """A report with these findings; ``antall`` tells the true count where the list is cut."""
    telt = Counter(m.kontroll for m in meldinger) | Counter(antall)
    kontroller = tuple(
        Kontrollinfo(id_, TEKST, GRADER[id_], TEKST, (), id_[0] == "T", telt[id_]) for id_ in kjort
    )
    return Rapport("11CF", 2026, "110300", TEKST, Grad.ERROR, 1, meldinger, kontroller)


def noklene(meldinger: tuple[Melding, ...]) -> list[tuple[str, str]]:
    return [(nokkel(m).kontroll, nokkel(m).journalnummer) for m in meldinger]


def test_rettet_nye_og_igjen() -> None:
    endring = sammenlign(
        rapport(funn("K01", "J1"), funn("K01", "J2"), funn("K03", "J2")),
        rapport(funn("K01", "J2"), funn("K01", "J3")),
    )
    assert noklene(endring.rettet) == [("K01", "J1"), ("K03", "J2")]
    assert noklene(endring.nye) == [("K01", "J3")]
    assert noklene(endring.igjen) == [("K01", "J2")]
    assert endring.tall == Tall(rettet=2, nye=1, igjen=1)
    assert endring.per_grad == {Grad.ERROR: Tall(1, 1, 1), Grad.WARNING: Tall(1, 0, 0)}
    assert list(endring.per_grad) == [Grad.ERROR, Grad.WARNING]
    assert not endring.avkortet


def test_to_like_rapporter_er_bare_igjen() -> None:
    r = rapport(funn("K01", "J1"), funn("K01", "J1"), funn("T01", "J2"))
    endring = sammenlign(r, r)
    assert (endring.tall, endring.rettet, endring.nye) == (Tall(igjen=2), (), ())
    assert not any(endring.er_ny(m) for m in r.meldinger)


def test_ingen_funn_for_og_naa() -> None:
    endring = sammenlign(rapport(), rapport())
    assert (endring.tall, endring.per_grad, endring.avkortet) == (Tall(), {}, False)


def test_en_post_paa_en_annen_linje_er_den_samme() -> None:
    endring = sammenlign(rapport(funn("K01", "J1", post=7)), rapport(funn("K01", "J1", post=3)))
    assert endring.tall == Tall(igjen=1)


def test_en_gal_verdi_byttet_med_en_annen_gal_er_ikke_rettet() -> None:
    endring = sammenlign(rapport(funn("K01", "J1", "9")), rapport(funn("K01", "J1", "8")))
    assert endring.tall == Tall(igjen=1)


def test_blanke_rundt_journalnummeret_betyr_ingenting() -> None:
    assert sammenlign(rapport(funn("K01", "J1")), rapport(funn("K01", " J1 "))).tall.igjen == 1


def test_samme_kontroll_to_ganger_paa_et_journalnummer_teller_to() -> None:
    to, en = rapport(funn("K01", "J1"), funn("K01", "J1", post=2)), rapport(funn("K01", "J1"))
    assert sammenlign(to, en).tall == Tall(rettet=1, igjen=1)
    assert sammenlign(en, to).tall == Tall(nye=1, igjen=1)


def test_den_av_to_som_hadde_den_samme_verdien_er_den_gamle() -> None:
    ny, gammel = funn("K01", "J1", "8", post=1), funn("K01", "J1", "9", post=2)
    endring = sammenlign(rapport(funn("K01", "J1", "9", post=1)), rapport(ny, gammel))
    assert (endring.nye, endring.igjen) == ((ny,), (gammel,))
    assert endring.er_ny(ny)
    assert not endring.er_ny(gammel)
    tilbake = sammenlign(rapport(ny, gammel), rapport(funn("K01", "J1", "9", post=5)))
    assert tilbake.rettet == (ny,)


def test_funn_uten_journalnummer_er_like_naar_kontrollen_er_den_samme() -> None:
    endring = sammenlign(
        rapport(funn("K01", post=1), funn("K01", post=2), funn("K02")), rapport(funn("K01", post=9))
    )
    assert endring.tall == Tall(rettet=2, igjen=1)


def test_tilleggskontrollene_holdes_for_seg() -> None:
    endring = sammenlign(
        rapport(funn("T01", "J1"), funn("T01", "J2")),
        rapport(funn("T01", "J2"), funn("T01", "J3"), funn("K01", "J3")),
    )
    assert endring.tall == Tall(nye=1)
    assert noklene(endring.nye) == [("K01", "J3")]
    assert noklene(endring.tillegg.rettet) == [("T01", "J1")]
    assert noklene(endring.tillegg.nye) == [("T01", "J3")]
    assert noklene(endring.tillegg.igjen) == [("T01", "J2")]
    assert endring.tillegg_per_grad == {Grad.INFO: Tall(1, 1, 1)}
    assert endring.er_ny(funn("T01", "J3"))


def test_er_ny_svarer_likt_for_en_rapport_fra_arkivet() -> None:
    ny = rapport(funn("K01", "J1"), funn("K01", "J2"))
    endring = sammenlign(rapport(funn("K01", "J1")), ny)
    fra_arkivet = arkiv.pakk_ut(arkiv.pakk(ny)).meldinger
    assert [endring.er_ny(m) for m in fra_arkivet] == [False, True]


# --- controls that didn't run


def test_det_som_ikke_ble_kontrollert_er_ikke_rettet() -> None:
    for_ = rapport(funn("K01", "J1"), funn("K02", "J1"), funn("K02", "J2"), funn("K03", "J2"))
    endring = sammenlign(for_, rapport(funn("K01"), kjort=("K01",)))
    assert noklene(endring.rettet) == [("K01", "J1")]
    assert endring.tall == Tall(rettet=1, nye=1, ikke_kjort=3)


def test_det_som_forst_ble_kontrollert_naa_er_nytt_og_telles_for_seg() -> None:
    naa = rapport(funn("K02", "J1"), funn("K03", "J1"))
    endring = sammenlign(rapport(funn("K01"), kjort=("K01",)), naa)
    assert endring.tall == Tall(rettet=1, nye=2, forst_naa=2)
    assert all(endring.er_ny(m) for m in naa.meldinger)


# --- reports that are cut


def kappet(fra: int, til: int, antall: int) -> Rapport:
    return rapport(*(funn("K01", f"J{n}") for n in range(fra, til)), K01=antall)


def test_tallene_er_sanne_ogsaa_naar_rapporten_er_kappet() -> None:
    endring = sammenlign(kappet(0, 10, 1500), kappet(5, 15, 1200))
    assert endring.avkortet
    assert endring.tall == Tall(rettet=300, igjen=1200)
    assert sammenlign(kappet(0, 10, 1200), kappet(0, 10, 1500)).tall == Tall(nye=300, igjen=1200)


def test_det_som_kan_ha_staatt_utenfor_listen_kalles_verken_nytt_eller_rettet() -> None:
    begge = sammenlign(kappet(0, 10, 1500), kappet(5, 15, 1200))
    assert (begge.rettet, begge.nye, len(begge.igjen)) == ((), (), 10)
    forrige = sammenlign(kappet(0, 10, 1500), kappet(5, 15, 10))
    assert (len(forrige.rettet), forrige.nye) == (5, ())
    ny = sammenlign(kappet(0, 10, 10), kappet(5, 15, 1500))
    assert (ny.rettet, len(ny.nye)) == ((), 5)
    assert ny.tall == Tall(nye=1490, igjen=10)


def test_at_en_kontroll_er_kappet_endrer_ikke_tallene_for_de_andre() -> None:
    for_ = rapport(*kappet(0, 10, 1500).meldinger, funn("K03", "J1"), K01=1500)
    endring = sammenlign(for_, rapport(funn("K03", "J2")))
    assert endring.per_grad == {
        Grad.ERROR: Tall(rettet=1500),
        Grad.WARNING: Tall(rettet=1, nye=1),
    }
    assert endring.avkortet


def test_en_kontroll_med_like_mange_funn_som_taket_er_ikke_kappet() -> None:
    assert not sammenlign(kappet(0, 10, 10), kappet(0, 10, 10)).avkortet


# --- any reports

FUNN = st.lists(
    st.builds(
        funn,
        st.sampled_from(list(GRADER)),
        st.sampled_from(["", "J1", "J2", "J3"]),
        st.sampled_from("89"),
        st.integers(1, 3),
    ),
    max_size=12,
)


@given(FUNN, FUNN)
def test_tallene_er_de_to_mengdenes_forskjell(for_: list[Melding], naa: list[Melding]) -> None:
    gamle, nye = rapport(*for_), rapport(*naa)
    endring = sammenlign(gamle, nye)
    for deler, ventet_for, ventet_naa, grader in (
        (endring.funn, gamle.funn, nye.funn, endring.per_grad),
        (endring.tillegg, gamle.tilleggsfunn, nye.tilleggsfunn, endring.tillegg_per_grad),
    ):
        a, b = Counter(map(nokkel, ventet_for)), Counter(map(nokkel, ventet_naa))
        assert Counter(map(nokkel, deler.rettet)) == a - b
        assert Counter(map(nokkel, deler.nye)) == b - a
        assert Counter(map(nokkel, deler.igjen)) == a & b
        samlet = sum(grader.values(), Tall())
        antall = [len(d) for d in (deler.rettet, deler.nye, deler.igjen)]
        assert [samlet.rettet, samlet.nye, samlet.igjen] == antall
    for tall, r in ((endring.per_grad, gamle), (endring.per_grad, nye)):
        for grad, t in tall.items():
            egne = t.rettet if r is gamle else t.nye
            assert egne + t.igjen == r.antall(grad)


# --- real controls


def kontroll(innhold: bytes, **valg: Any) -> Rapport:
    valg = {"skjema": "11CF", "aar": 2026, "region": "110300", **valg}
    return kostra.kontroller(innhold, **valg)


def endret(for_: bytes, naa: bytes, **valg: Any) -> Endring:
    return sammenlign(kontroll(for_, **valg), kontroll(naa, **valg))


FEIL = ["K08", "K09", "K38"]


def test_et_rettet_uttrekk_har_bare_rettede_funn() -> None:
    galt, rett = (lag_fil("11CF", 2026, "110300", 20, feil=f) for f in (FEIL, None))
    endring = endret(galt, rett)
    assert {m.kontroll for m in endring.rettet} == set(FEIL)
    assert (endring.nye, endring.igjen) == ((), ())


def test_de_samme_postene_i_motsatt_rekkefolge_er_ingen_endring() -> None:
    linjer = lag_fil("11CF", 2026, "110300", 20, feil=FEIL).splitlines(keepends=True)
    endring = endret(b"".join(linjer), b"".join(reversed(linjer)))
    assert endring.tall == Tall(igjen=3)


def test_et_uttrekk_med_gal_lengde_etter_et_med_feil_retter_ingenting() -> None:
    galt = lag_fil("11CF", 2026, "110300", 20, feil=FEIL)
    endring = endret(galt, galt + b"kort\n")
    assert (endring.rettet, endring.tall) == ((), Tall(nye=1, ikke_kjort=3))
    assert endret(galt + b"kort\n", galt).tall == Tall(rettet=1, nye=3, forst_naa=3)


def test_kappede_rapporter_gir_de_samme_tallene() -> None:
    linjer = lag_fil("11CF", 2026, "110300", 20, feil=["K08"] * 9).splitlines(keepends=True)
    galt = [linje for linje in linjer if kontroll(linje).antall(Grad.ERROR)]
    assert len(galt) == 9
    hele = endret(b"".join(galt), b"".join(galt[:5]))
    i_biter = endret(b"".join(galt), b"".join(galt[:5]), maks_per_regel=3)
    assert hele.tall == i_biter.tall == Tall(rettet=4, igjen=5)
    assert (hele.avkortet, i_biter.avkortet) == (False, True)


@i_ett("valg", [{"aar": 2025}, {"region": "553000"}])
def test_rapporter_om_forskjellig_kan_ikke_sammenliknes(valg: dict[str, Any]) -> None:
    innhold = lag_fil("11CF", 2026, "110300", 3)
    with pytest.raises(UlikeRapporter, match="ikke samme skjema, år og region"):
        sammenlign(kontroll(innhold), kontroll(innhold, **valg))
