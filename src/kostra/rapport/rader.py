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


def overskrifter(innhold: Innhold) -> list[str]:
    return [innhold.t(nokkel) for nokkel in KOLONNER.values()]


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
                t.grad(f.grad),
                g.id,
                g.tittel,
                f.tekst,
                f.gjor,
                "; ".join(f.felt or g.felt),
                tillegg,
                g.hvorfor,
            )
