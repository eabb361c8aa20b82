from django.urls import path

from kostra.portal.api import inngang, side
from kostra.portal.api.stier import STIER

app_name = "api"
urlpatterns = [
    path("", side.side, name="side"),
    path("openapi.json", side.openapi, name="openapi"),
    *(path(sti, inngang.vis(navn), name=navn) for navn, sti in STIER.items()),
    path("<path:sti>", inngang.ukjent, name="ukjent"),
]
