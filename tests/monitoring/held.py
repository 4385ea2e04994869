"""Reviews of the shipped examples, worked out once."""

from datetime import date
from functools import cache
from pathlib import Path

from conventions.agreement import load_agreement
from conventions.forms import read_reports
from conventions.monitoring import Review, review

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CASES = {
    "fai_biel_seeland": (("2027",), date(2028, 3, 15)),
    "samusocial_2022": (("2021", "2022"), date(2023, 3, 31)),
    "sib_bern_2020": (("2015-2020",), date(2020, 12, 31)),
    "vaud_2013": (("2011-2013",), date(2014, 12, 31)),
    "status_s_2025": (("2023", "2024", "2025-07", "2025-07-uri"), date(2025, 8, 31)),
    "aci_rennes_2019": (("2019",), date(2020, 6, 30)),
}


@cache
def held(name: str) -> Review:
    """The review of an example on the day of its commands."""
    names, on = CASES[name]
    agreement = load_agreement(EXAMPLES / name / "agreement.yaml")
    files = [EXAMPLES / name / "reports" / f"{one}.yaml" for one in names]
    reports, doubts = read_reports(((file.read_bytes(), str(file)) for file in files), agreement)
    return review(agreement, reports, on, doubts)
