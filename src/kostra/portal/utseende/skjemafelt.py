"""Django forms in Designsystemet's markup.

``class Innlogging(Skjemagrunn)`` renders with ``{{ form.as_kostra }}`` (summary and fields) or field by
field with ``{% felt form.epost %}``; :func:`vist` says how wide a field is. Pages that have no Django
form make a :class:`Feltvisning` themselves and give it to the same tag.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class Uttegner(DjangoTemplates):
    """Renders forms through our partials; widgets keep Django's own templates."""

    form_template_name = "kostra/deler/skjema.html"
    field_template_name = "kostra/deler/felt_bundet.html"


@dataclass(frozen=True, slots=True)
class Valg:
    """One radio button, box or option."""

    verdi: str
    etikett: str
    valgt: bool = False
    beskrivelse: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Feltvisning:
    """A field as the template draws it.

    ``slag``: text, email, tel, password, number, date, search, select, textarea, radio, avkryssing
    (a group of boxes), boks (one box), fil, annet (``ferdig`` is drawn as it is).
    ``bredde``: s2, s3, s4 or s6 of six columns; it tells how long the answer is.
    """

    id: str
    navn: str
    etikett: str
    slag: str = "text"
    verdi: str = ""
    beskrivelse: str = ""
    feil: tuple[str, ...] = ()
    valg: tuple[Valg, ...] = ()
    valgfritt: bool = False
    laast: bool = False
    bredde: str = "s6"
    kort: bool = False  # a full row, but a short box: a phone number, a code
    kant: bool = False  # radio buttons and boxes as cards with an outline
    attributter: Mapping[str, Any] = field(default_factory=dict)
    ferdig: SafeString | str = ""

    @property
    def er_gruppe(self) -> bool:
        return self.slag in {"radio", "avkryssing"}

    @property
    def foerste_id(self) -> str:
        """Where a link in the error summary goes: the box itself, the first of a group."""
        return self.valg[0].id if self.er_gruppe and self.valg else self.id

    @property
    def beskrevet_av(self) -> str:
        """The ids for ``aria-describedby``: help first, then what is wrong."""
        egne = str(self.attributter.get("aria-describedby", "")).split()
        hjelp = [f"{self.id}-hjelp"] if self.beskrivelse else []
        return " ".join([*hjelp, *egne, *([f"{self.id}-feil"] if self.feil else [])])

    @property
    def andre_attributter(self) -> dict[str, Any]:
        """What is left for the input itself, the flags as booleans."""
        styrte = {"id", "name", "class", "aria-describedby", "aria-invalid", "disabled"}
        return {
            n: v for n, v in self.attributter.items() if n not in styrte and v not in (False, None)
        }


_Felt = TypeVar("_Felt", bound=forms.Field)


def vist(
    felt: _Felt,
    *,
    bredde: str = "s6",
    kort: bool = False,
    kant: bool = False,
    valgbeskrivelser: Mapping[str, str] | None = None,
) -> _Felt:
    """The field, with how it looks: ``navn = vist(forms.CharField(label=…), bredde="s4")``.

    ``valgbeskrivelser``: value -> the text under that choice. The rest as in :class:`Feltvisning`.
    """
    beskrivelser = valgbeskrivelser or {}
    felt.kostra_valg = {  # type: ignore[attr-defined]
        "bredde": bredde, "kort": kort, "kant": kant, "valgbeskrivelser": beskrivelser
    }  # fmt: skip
    return felt


_SLAG: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "avkryssing"),
    (forms.RadioSelect, "radio"),
    (forms.SelectMultiple, "annet"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxInput, "boks"),
    (forms.ClearableFileInput, "fil"),
    (forms.FileInput, "fil"),
    (forms.MultiWidget, "annet"),
)


def _slag(widget: forms.Widget) -> str:
    for klasse, slag in _SLAG:
        if isinstance(widget, klasse):
            return slag
    return str(getattr(widget, "input_type", "annet"))


def _valg(widget: dict[str, Any], beskrivelser: Mapping[str, str]) -> tuple[Valg, ...]:
    return tuple(
        Valg(
            verdi=str(valg["value"]),
            etikett=str(valg["label"]),
            valgt=bool(valg["selected"]),
            beskrivelse=str(beskrivelser.get(str(valg["value"]), "")),
            id=str(valg["attrs"].get("id", "")),
        )
        for _gruppe, valgene, _nr in widget.get("optgroups", [])
        for valg in valgene
    )


def visning(felt: BoundField, **endringer: Any) -> Feltvisning:
    """What the template needs to draw a bound field. ``endringer`` overrule, by name."""
    widget, valg = felt.field.widget, getattr(felt.field, "kostra_valg", {})
    slag = _slag(widget)
    # Django's own ids for help and faults are not ours: Feltvisning.beskrevet_av says them
    attrs = {n: v for n, v in felt.build_widget_attrs({}).items() if n != "aria-describedby"}
    innhold = widget.get_context(felt.html_name, felt.value(), {"id": felt.auto_id, **attrs})[
        "widget"
    ]
    verdi = innhold.get("value")
    bygd = Feltvisning(
        id=felt.auto_id or felt.html_name,
        navn=felt.html_name,
        etikett=str(felt.label),
        slag=slag,
        verdi="" if verdi is None or slag in {"fil", "annet"} else str(verdi),
        beskrivelse=str(felt.help_text),
        feil=tuple(str(tekst) for tekst in felt.errors),
        valg=_valg(innhold, valg.get("valgbeskrivelser", {})),
        valgfritt=not felt.field.required and slag != "boks" and not felt.field.disabled,
        laast=felt.field.disabled,
        bredde=valg.get("bredde", "s6"),
        kort=valg.get("kort", False),
        kant=valg.get("kant", False),
        attributter={n: v for n, v in innhold["attrs"].items() if n != "id"},
        ferdig=felt.as_widget(attrs={"class": "ds-input"}) if slag == "annet" else "",
    )
    return replace(bygd, **endringer) if endringer else bygd


def feilliste(skjema: forms.BaseForm) -> list[tuple[str, str]]:
    """(id of the box, text) for the summary, in the order of the fields; the form's own faults first."""
    linjer = [("", str(tekst)) for tekst in skjema.non_field_errors()]
    for felt in skjema:
        til = "" if felt.is_hidden else visning(felt).foerste_id
        linjer += [(til, str(tekst)) for tekst in felt.errors]
    return linjer


_DJANGOS_MANGLER = forms.Field.default_error_messages["required"]


def _mangler(felt: forms.Field, etikett: str) -> str:
    """What to say when the answer is missing: the same words serve by the field and in the summary."""
    if _slag(felt.widget) in {"radio", "avkryssing", "select", "boks"}:
        return _("Velg et svar: %(felt)s") % {"felt": etikett}
    if _slag(felt.widget) == "fil":
        return _("Velg en fil: %(felt)s") % {"felt": etikett}
    return _("Fyll ut %(felt)s") % {"felt": etikett}


class Skjemafletting(forms.BaseForm):
    """For a Form or a ModelForm: our partials, and what a field looks like, said by the form."""

    default_renderer = Uttegner()  # one for all: it holds the templates that are read
    use_required_attribute = False  # we say what is missing ourselves, in the user's language

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ids are the field names, as in the links of the summary; a missing answer is told by name."""
        kwargs.setdefault("auto_id", "%s")
        super().__init__(*args, **kwargs)
        for navn, felt in self.fields.items():
            if felt.error_messages.get("required") is _DJANGOS_MANGLER:
                felt.error_messages["required"] = _mangler(felt, str(felt.label or navn))
            if isinstance(felt, forms.ChoiceField):  # Django's own repeats what was sent
                felt.error_messages["invalid_choice"] = felt.error_messages["required"]

    def as_kostra(self) -> SafeString:
        """The summary of faults, if there are any, and all the fields."""
        return self.render(template_name="kostra/deler/skjema.html")

    @property
    def feilliste(self) -> list[tuple[str, str]]:
        """See :func:`feilliste`."""
        return feilliste(self)


class Skjemagrunn(Skjemafletting, forms.Form):
    """The base of our plain forms."""
