"""The documents of ``schemas/vectors``: each a small change to the smallest document there can be.

``accepted`` and ``refused`` are for any validator; on ``beyond`` a validator of JSON Schema is
bound to be more lenient than the reader, see ``conventions.base.values``.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tests.vectors_of_shape import ACCEPTED, AGREEMENT, REFUSED, REPORT

Verdict = Literal["accepted", "refused", "beyond"]
VERDICTS: tuple[Verdict, ...] = ("accepted", "refused", "beyond")


@dataclass(frozen=True)
class Vector:
    """One document, which of the schemas it is for, and what becomes of it."""

    verdict: Verdict
    name: str
    schema: str
    document: Any

    def line(self) -> str:
        """The vector as a line of its file, in ASCII: some programs end a line at U+2028."""
        entry = {"name": self.name, "schema": self.schema, "document": self.document}
        # Python would write what JSON does not have
        return json.dumps(entry).replace(": Infinity", ": 1e400")


@dataclass(frozen=True)
class Kind:
    """A kind of value: a document that holds one, and what it may be."""

    name: str
    schema: str
    holding: Callable[[Any], Any]
    accepted: tuple[Any, ...]
    refused: tuple[Any, ...]
    beyond: tuple[Any, ...] = ()


def agreement(**sections: Any) -> dict[str, Any]:
    """The smallest agreement with these keys instead."""
    return {**AGREEMENT, **sections}


def target(**fields: Any) -> dict[str, Any]:
    """The smallest agreement with one target."""
    targets = [{"period": "2027", **fields}]
    return agreement(goals={"indicators": [{"id": "i1", "targets": targets}]})


def report(**fields: Any) -> dict[str, Any]:
    """The smallest report with these keys instead."""
    return {**REPORT, **fields}


NOT_A_SCALAR: tuple[Any, ...] = ([], {}, [1], {"value": 1}, None)
NOT_A_NUMBER: tuple[Any, ...] = (
    *("1e5", "1E5", "1_000", "1'000", "1’000", "1,000", "12,50", " 12", "12 ", "12\n", "\t12"),
    *("１２", "١٢", "12.", ".5", "+5", "0x10", "010", "00", "1.2.3", "½", "", "-", "~", "n.a."),
    *("NaN", "nan", "inf", "Infinity", "-Infinity", "1e400", "CHF 12", "12 CHF", "12%", "60 %"),
    *("--5", "- 5", "−5", "5-", "(5)", float("inf"), 10**30, -(10**30), True, False),
    *NOT_A_SCALAR,
)
NEGATIVE: tuple[Any, ...] = ("-1", "-0", "-0.5", -1, -0.01)

KINDS = (
    Kind(
        "money",
        "agreement",
        lambda value: agreement(financing={"ceiling": [{"year": 2027, "amount": value}]}),
        (
            *(0, 1, 24000, 24000.0, 1234.5, 1.15, 0.29, 0.05, 1e5, -0.0, 999999999999.99),
            *("0", "0.5", "0.05", "1.15", "24000", "24000.0", "1234.50", "999999999999.99"),
        ),
        (
            *NOT_A_NUMBER,
            *NEGATIVE,
            *("12.345", "0.001", "1000000000000", "9" * 400, 1000000000000, 1e12, 1e22),
        ),
        (12.345, 0.001, 1e-7),
    ),
    Kind(
        "percent",
        "agreement",
        lambda value: agreement(evaluation={"method": {"near_from": value}}),
        (0, 90, 100, 66.67, 999.99, "0", "66.67", "100", "999.99"),
        (*NEGATIVE, "66.667", "1000", 1000, 999.991, "90 %", "90,5", True, None, [90]),
        (66.6667,),
    ),
    Kind(
        "quantity",
        "agreement",
        lambda value: target(baseline=value),
        (0, 0.0001, 25, 999999999, 999999999.9999, "0.0001", "25", "999999999.9999", None),
        (*NEGATIVE, "0.00001", "1000000000", 1000000000, "25 %", False, [], {}),
        (0.00001,),
    ),
    Kind(
        "signed quantity",
        "report",
        lambda value: report(observations=[{"indicator": "i1", "reported": {"value": value}}]),
        (-5, 0, 5, -0.5, "-5", "-0", "-0.0001", "0", "5", "-999999999.9999", -999999999, None),
        ("--5", "+5", "- 5", "−5", "-", "-.5", "-05", "-1000000000", -1000000000, "-0.00001", True),
        (-0.00001,),
    ),
    Kind(
        "hours",
        "agreement",
        lambda value: agreement(services={"services": [{"id": "s1", "intensity": value}]}),
        (38.5, 42, "38.5", "42", "9999999.99"),
        ("38:30", "38h", "10000000", 10000000, "38.555", -1, True),
        (38.555,),
    ),
    Kind(
        "full-time equivalents",
        "agreement",
        lambda value: agreement(principles={"staff": {"min_fte": value}}),
        (1.5, "1.5", "9999.99", 0),
        ("150%", "1,5", "10000", 10000, -0.5),
    ),
    Kind(
        "count",
        "agreement",
        lambda value: agreement(version=value),
        (0, 1, 1.0, 999999999, "0", "1", "999999999"),
        (
            *NOT_A_NUMBER,
            *NEGATIVE,
            *("1.0", "1.5", "01", "1000000000", "9" * 5000, 1.5, 0.1, 1000000000, 1e20),
        ),
    ),
    Kind(
        "year",
        "agreement",
        lambda value: agreement(financing={"ceiling": [{"year": value, "amount": 1}]}),
        (2027, "2027", 0),
        ("27a", "02027", 20270, "20270", 2027.5, "2027-01-01", None),
    ),
    Kind(
        "number of a few",
        "agreement",
        lambda value: agreement(financing={"rounding": {"step": value}}),
        (0.01, 0.05, 1, 1.0, "0.01", "0.05", "1"),
        (0.1, 5, 0, -1, "0.050", "1.0", ".05", "0,05", "", True, *NOT_A_SCALAR),
    ),
    Kind(
        "format",
        "agreement",
        lambda value: agreement(format=value),
        (1.0, "1"),
        (0, 2, 1.5, "2", "1.0", "01", " 1", "one", True, *NOT_A_SCALAR),
    ),
    Kind(
        "flag",
        "agreement",
        lambda value: agreement(term={"indefinite": value}),
        (True, False, "true", "false"),
        (
            *("yes", "no", "on", "off", "True", "TRUE", "False", "y", "t", "1", "0", "", " true"),
            *("true ", "true\n", "vrai", "oui", "ja", 1, 0, 1.0, *NOT_A_SCALAR),
        ),
    ),
    Kind(
        "date",
        "agreement",
        lambda value: agreement(amends={"id": "a", "version": 1, "number": 1, "effective": value}),
        (
            *("2027-01-31", "2027-04-30", "2027-12-31", "2027-02-28", "2028-02-29", "2000-02-29"),
            *("1900-01-01", "2199-12-31", "2104-02-29"),
        ),
        (
            *("2026-02-30", "2027-02-29", "1900-02-29", "2100-02-29", "2027-04-31", "2027-06-31"),
            *("2026-1-1", "2026-01-1", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32"),
            *("26-01-01", "02026-01-01", "2026/01/01", "01.01.2026", "1.1.2026", "20260101"),
            *("2026-01-01T00:00:00", "2026-01-01T00:00:00Z", "2026-01-01 00:00", "2026-W01-1"),
            *("2026-001", "2026-01", "2026", "1767225600", 1767225600, 1767225600.5, 20260101),
            *("1899-12-31", "2200-01-01", "0001-01-01", "-2026-01-01", "2026-01-01 "),
            *(" 2026-01-01", "2026-01-01\n", "２０２６-01-01", "2026‑01‑01", "today", ""),
            *(True, ["2026-01-01"], *NOT_A_SCALAR),
        ),
    ),
    Kind(
        "period",
        "agreement",
        lambda value: agreement(
            goals={"indicators": [{"id": "i1", "targets": [{"period": value}]}]}
        ),
        (
            *("2027", 2027, 2027.0, "term", "2027-H1", "2027-T3", "2027-Q4", "2027-01", "2027-12"),
            *("2027-01-01/2027-06-30", "2028-02-29/2028-02-29", "2027-06-30/2027-01-01"),
        ),
        (
            *(
                "2027-H3",
                "2027-H0",
                "2027-T4",
                "2027-Q5",
                "2027-Q0",
                "2027-13",
                "2027-00",
                "2027-1",
            ),
            *("H1 2027", "2027-h1", "2027H1", "27", "1899", "2200", "2027-01-01", "2027/2028"),
            *("2027-01-01/2027-02-30", "2027-01-01/", "/2027-01-01", "2027-01-01/2027-06"),
            *("2027 ", "Term", "", 2027.5, 1899, 2200, -2027, True, *NOT_A_SCALAR),
        ),
    ),
    Kind(
        "duration",
        "agreement",
        lambda value: agreement(term={"option": {"length": value}}),
        ("P1D", "P4W", "P6M", "P2Y", "P9999D"),
        (
            *("P0M", "P06M", "6M", "P6", "PM", "P6m", "p6M", "P1Y6M", "PT24H", "P1.5M", "P-1M"),
            *("P10000D", "P6M ", " P6M", "P6M\n", "P６M", "6 months", "", 6, True, *NOT_A_SCALAR),
        ),
    ),
    Kind(
        "identifier",
        "agreement",
        lambda value: agreement(id=value),
        ("0", "1", "atelier-du-lac", "a--b", "a-", "a" * 64),
        (
            *("", "-a", "A", "Atelier", "a_b", "a b", "a.b", "a/b", "é", "a\n", " a", "a" * 65),
            *("null\u0000", 1, True, *NOT_A_SCALAR),
        ),
    ),
    Kind(
        "name",
        "agreement",
        lambda value: agreement(signatures={"annexes": [{"no": value, "title": "T"}]}),
        ("A1", "é", " A1 ", ".", "0", "null", "x" * 200, "\U0001f600" * 200),
        (
            *("", " ", "\t\n", "\u00a0", "\u2003\u2028", "\u0085", "\ufeff", "\u001c", "x" * 201),
            *(1, 1.5, True, ["A1"], *NOT_A_SCALAR),
        ),
    ),
    Kind(
        "text",
        "agreement",
        lambda value: agreement(accepted=[{"code": "S002", "reason": value}]),
        ("x", "first line\nsecond line\n", "x" * 8000),
        ("", "   ", "\n", "x" * 8001, 5, False, *NOT_A_SCALAR),
    ),
    Kind(
        "localized text",
        "agreement",
        lambda value: agreement(title=value),
        (
            *("Titre", {"fr": "Titre"}, {"de": "Titel"}, {"fr": "Titre", "de": "Titel"}),
            {"fr": "Titre", "de": "Titel", "it": "Titolo", "en": "Title"},
        ),
        (
            *({"nl": "Titel"}, {"fr": "Titre", "nl": "Titel"}, {"FR": "Titre"}, {"fr-CH": "Titre"}),
            *({"": "Titre"}, {"fr": ""}, {"fr": " "}, {"fr": None}, {"fr": 5}, {"fr": True}),
            *({"fr": ["Titre"]}, {"fr": {"de": "Titel"}}, {"fr": "Titre", "de": None}),
            *(["Titre"], "", " ", "x" * 8001, {"fr": "x" * 8001}, 5, 1.5, True, *NOT_A_SCALAR),
        ),
    ),
    Kind(
        "languages",
        "agreement",
        lambda value: agreement(languages=value),
        (["de"], ["fr", "de", "it", "en"], ["fr", "fr"]),
        (
            ["nl"],
            ["FR"],
            [""],
            [None],
            [["fr"]],
            ["fr", "nl"],
            "fr",
            "fr,de",
            {"fr": True},
            1,
            [],
            {},
        ),
    ),
    Kind(
        "word of a few",
        "agreement",
        lambda value: agreement(parties=[{"id": "a", "role": value}]),
        ("commissioner", "provider", "beneficiary-represented"),
        ("Provider", "provider ", "donor", "", 1, True, ["provider"], *NOT_A_SCALAR),
    ),
    Kind(
        "currency",
        "agreement",
        lambda value: agreement(financing={"currency": value}),
        ("CHF", "EUR"),
        ("chf", "USD", "Fr.", "", None, 756),
    ),
    Kind(
        "code",
        "agreement",
        lambda value: agreement(accepted=[{"code": value, "reason": "agreed"}]),
        ("S002", "X999"),
        ("s002", "S02", "S0021", "S-02", "S00２", "", None, 2),
    ),
    Kind(
        "clauses",
        "agreement",
        lambda value: agreement(clauses=value),
        ({}, {"term.notice": "…"}, {"principles.data-protection": {"fr": "…", "de": "…"}}),
        (
            *({"data-protection": "…"}, {"Term.notice": "…"}, {"term.": "…"}, {".notice": "…"}),
            *({"term.notice.x": "…"}, {"term.notice": ""}, {"term.notice": None}, {"": "…"}),
            *({"term.notice": {}}, {"term.notice": ["…"]}, [], "…", None),
        ),
    ),
)
"""Every kind of value there is."""


def vectors() -> Iterator[Vector]:
    """All of them, each name once."""
    for kind in KINDS:
        for verdict in VERDICTS:
            for value in getattr(kind, verdict):
                name = f"{kind.name}: {_said(value)}"
                yield Vector(verdict, name, kind.schema, kind.holding(value))
    for name, document in ACCEPTED.items():
        yield Vector("accepted", name, "agreement", document)
    for name, document in REFUSED.items():
        yield Vector("refused", name, "agreement", document)


def _said(value: Any) -> str:
    """The value as JSON, in visible characters; a long one by its beginning and length."""
    said = "1e400" if value == float("inf") else json.dumps(value)
    return said if len(said) <= 60 else f"{said[:20]}… ({len(said)} characters)"
