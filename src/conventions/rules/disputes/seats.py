"""In which canton a place lies: the capitals, and the other places where courts have their seat."""

import re
from collections.abc import Mapping

from conventions.base.language import LANGUAGES, ProperName

_PLACES = {
    "AG": "Aarau",
    "AI": "Appenzell",
    "AR": "Herisau/Trogen",
    "BE": "Bern/Berne/Berna/Biel/Bienne/Thun/Burgdorf",
    "BL": "Liestal",
    "BS": "Basel/Bâle/Basilea",
    "FR": "Fribourg/Freiburg/Friburgo/Givisiez",
    "GE": "Genève/Genf/Ginevra/Geneva",
    "GL": "Glarus/Glaris/Glarona",
    "GR": "Chur/Coire/Coira",
    "JU": "Delémont/Delsberg/Porrentruy/Pruntrut",
    "LU": "Luzern/Lucerne/Lucerna",
    "NE": "Neuchâtel/Neuenburg/La Chaux-de-Fonds",
    "NW": "Stans",
    "OW": "Sarnen",
    "SG": "St. Gallen/Saint-Gall/San Gallo",
    "SH": "Schaffhausen/Schaffhouse/Sciaffusa",
    "SO": "Solothurn/Soleure/Soletta",
    "SZ": "Schwyz",
    "TG": "Frauenfeld/Weinfelden",
    "TI": "Bellinzona/Bellinzone/Lugano/Locarno/Mendrisio",
    "UR": "Altdorf",
    "VD": "Lausanne/Losanna/Yverdon-les-Bains/Vevey/Nyon",
    "VS": "Sion/Sitten/Brig/Brigue",
    "ZG": "Zug/Zoug/Zugo",
    "ZH": "Zürich/Zurich/Zurigo/Winterthur/Winterthour",
}
"""Names in the national languages; no place that two cantons share."""
CANTONS: Mapping[str, str] = {
    name.casefold(): canton for canton, names in _PLACES.items() for name in names.split("/")
}
"""The canton of each place."""


def names(place: ProperName) -> tuple[str, ...]:
    """The names by which a place may be known, in every language, for comparison.

    >>> names("2502 Biel/Bienne"), names("Lausanne, cour de droit administratif")
    (('biel', 'bienne'), ('lausanne', 'cour de droit administratif'))
    """
    said = place if isinstance(place, str) else "/".join(getattr(place, each) for each in LANGUAGES)
    parts = re.split(r"[/,;()]", re.sub(r"\b\d{4,5}\b", "", said))
    return tuple(part.strip().casefold() for part in parts if part.strip())
