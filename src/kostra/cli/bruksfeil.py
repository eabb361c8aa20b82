"""Wrong use of the command line, told in one sentence of bokmål instead of click's English."""

from __future__ import annotations

import click


def bruksfeil(feil: click.UsageError) -> str:
    """The sentence for click's exception, and where to read how the command is used."""
    kommando = feil.ctx.command_path if feil.ctx else "kostra"
    return f"{_setning(feil)} Se «{kommando} --help»."


def _setning(feil: click.UsageError) -> str:
    match feil:
        case click.NoSuchOption():
            return f"Valget {feil.option_name} finnes ikke.{_mente_du(feil.possibilities)}"
        case click.BadOptionUsage():
            for_mye = "does not take" in feil.message  # click tells the two apart only in words
            return f"Valget {feil.option_name} {'skal stå uten verdi' if for_mye else 'mangler verdi'}."
        case click.MissingParameter():
            return f"{_navn(feil)} mangler."
        case click.BadParameter():
            return f"{_navn(feil)} har en ugyldig verdi.{_gyldig(feil)}"
    ukjent = getattr(feil, "command_name", None)  # NoSuchCommand came with click 8.4
    if ukjent is not None:
        return (
            f"Kommandoen «{ukjent}» finnes ikke.{_mente_du(getattr(feil, 'possibilities', None))}"
        )
    return "Kommandoen er skrevet feil: for mange eller for få argumenter."


def _mente_du(forslag: list[str] | None) -> str:
    return f" Mente du {' eller '.join(forslag)}?" if forslag else ""


def _navn(feil: click.BadParameter) -> str:
    """«Valget -s/--skjema», or «Argumentet FIL»."""
    if isinstance(feil.param, click.Option):
        return f"Valget {'/'.join(feil.param.opts)}"
    if feil.param is not None:
        return f"Argumentet {feil.param.human_readable_name}"
    return "Et valg"


def _gyldig(feil: click.BadParameter) -> str:
    match feil.param.type if feil.param else None:
        case click.Choice(choices=valg):
            return f" Velg blant {', '.join(map(str, valg))}."
        case click.IntRange(min=minst) if minst is not None:
            return f" Oppgi et heltall fra {minst} og oppover."
        case click.types.IntParamType():
            return " Oppgi et heltall."
        case click.DateTime():
            return " Skriv datoen som ÅÅÅÅ-MM-DD."
    return ""
