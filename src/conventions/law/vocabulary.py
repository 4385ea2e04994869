"""The closed words of a law file."""

from typing import Literal

Mark = Literal["verified", "certain", "to-check"]
"""Read in the source named; well-established but not looked up; to be checked before relied on."""

ValueUnit = Literal[
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "hours-per-day",
    "hours-per-week",
    "percent",
    "times-a-year",
    "amount",
    "amount-per-hour",
    "amount-per-day",
    "amount-per-month",
    "amount-per-person",
    "amount-per-job-seeker",
]
"""What a value counts; amounts are in the currency of the law."""

Role = Literal[
    "commissioner",
    "provider",
    "co-financer",
    "referrer",
    "employer",
    "user",
    "worker",
    "subcontractor",
    "beneficiary-represented",
]
"""Who acts. Under art. 60 § 7 there are three: employer, user and worker."""

Anchor = Literal[
    "term-start",
    "term-end",
    "year-start",
    "quarter-end",
    "period-end",
    "business-year-end",
    "participation-start",
    "participation-request",
    "entitlement-start",
    "proposal",
    "contract-signed",
    "certificate",
]
"""The day from which a time limit runs."""

Limit = Literal[
    "duration-min",
    "duration-max",
    "total-duration-max",
    "hours-min",
    "hours-max",
    "hours-per-week-min",
    "hours-per-week-max",
    "hours-per-day-max",
    "age-min",
    "age-max",
    "evaluations-min",
    "interviews-min",
    "days-by-age",
    "months-by-age",
    "premium-max",
    "refund-share",
]
"""What of a measure the law limits."""
