"""One row per finding: the columns that csv and xlsx share."""

from __future__ import annotations

from collections.abc import Iterator

from kostra.rapport.innhold import Innhold

#: Column -> its heading in the catalogue. The case comes first.
KOLONNER = {
    "saksbehandler": "kol.saksbehandler",
    "journalnummer": "kol.journalnummer",
    "post": "kol.post",
    "linje": "kol.linje",
    "grad": "kol.grad",
    "kontroll": "kol.kontroll",
    "tittel": "kol.tittel",
    "melding": "kol.melding",
    "gjor": "funn.gjor",
    "felt": "kol.felt",
    "tillegg": "kol.tillegg",
    "hvorfor": "funn.hvorfor",
}
#: Beside the line, in reports on forms with elements.
_OM_ELEMENT = {"element": "kol.element", "element_id": "kol.element_id"}


def kolonner(innhold: Innhold) -> dict[str, str]:
    """The columns of a report, as :data:`KOLONNER`."""
    alle: dict[str, str] = {}
    for navn, overskrift in KOLONNER.items():
        alle[navn] = overskrift
        if navn == "linje" and innhold.vis_element:
            alle |= _OM_ELEMENT
    return alle


def overskrifter(innhold: Innhold) -> list[str]:
    return [innhold.t(nokkel) for nokkel in kolonner(innhold).values()]


def rader(innhold: Innhold) -> Iterator[tuple[str, ...]]:
    """Every finding of the report, worst control first; the additional rules last."""
    t = innhold.t
    for g in innhold.grupper:
        tillegg = t("ja") if g.tillegg else t("nei")
        for f in g.funn:
            yield (
                f.saksbehandler,
                f.journalnummer,
                f.post,
                f.linje,
                *((f.element, f.element_id) if innhold.vis_element else ()),
                t.grad(f.grad),
                g.id,
                g.tittel,
                f.tekst,
                f.gjor,
                "; ".join(f.felt or g.felt),
                tillegg,
                g.hvorfor,
            )
