"""An extract as a table and back: fixed width <-> CSV and Excel, and one record under a ruler.

Both ways go by the layout of :mod:`kostra.skjema`, so a new form or year needs nothing here.
"""

from kostra.konvertering.feil import Konverteringsfeil
from kostra.konvertering.konverter import FORMATER, Format, Resultat, konverter

__all__ = ["FORMATER", "Format", "Konverteringsfeil", "Resultat", "konverter"]
