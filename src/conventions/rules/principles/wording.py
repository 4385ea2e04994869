"""What a text speaks of: words looked for by their stem, in whichever language they are written."""

import re
from collections.abc import Iterator

from conventions.base.language import LANGUAGES, Localized

COMPETITION = re.compile(
    r"concurren|konkurren|wettbewerb|concorren|compet(?:e|es|ing|ition|itor)\b", re.IGNORECASE
)
"""Competition with private firms: concurrence, Konkurrenz, concorrenza, competition."""
EQUAL_PAY = re.compile(
    r"(?:égalité|parità|uguaglianza) (?:salarial|des salaires|retributiv)"
    r"|lohngleich|equal[ -]pay|pay equality",
    re.IGNORECASE,
)
"""Equal pay of women and men."""
HEALTH_OR_JUSTICE = re.compile(
    r"\b(?:santé|maladie|médica|psych(?!oso[cz])|toxicoman|addict|condamn|pénale?s?\b"
    r"|casier judiciaire|gesundheit|krank|medizin|ärztlich|sucht|strafregister|vorstraf"
    r"|strafvollzug|verurteil|salute\b|malatti|medic[aoh]|tossicodipend|casellario|condann|penale\b"
    r"|health|illness|sickness|criminal|convict)\w*",
    re.IGNORECASE,
)
"""A person's health, offences or sentences."""


def mentioned(stems: re.Pattern[str], *texts: Localized | None) -> str:
    """The first word in these texts that has one of the stems; empty where there is none.

    >>> mentioned(COMPETITION, "Les travaux ne concurrencent pas directement l'économie privée.")
    'concurren'
    >>> mentioned(HEALTH_OR_JUSTICE, "gesuchte Stellen", None, "Personen mit Suchterkrankung")
    'Suchterkrankung'
    >>> mentioned(HEALTH_OR_JUSTICE, "Haftpflicht", "diagnostic socioprofessionnel")
    ''
    """
    for text in spoken(*texts):
        match = stems.search(text)
        if match:
            return match[0]
    return ""


def spoken(*texts: Localized | None) -> Iterator[str]:
    """These texts, each in every language it is written in.

    >>> list(spoken("Atelier", None))
    ['Atelier']
    """
    for text in texts:
        if isinstance(text, str):
            yield text
        elif text is not None:
            yield from filter(None, (getattr(text, language) for language in LANGUAGES))
