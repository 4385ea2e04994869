"""Section 6, principles of service provision: duties, quality, staff, accounting, data."""

from typing import Literal

from pydantic import Field

from conventions.base.language import Localized, ProperName
from conventions.base.period import Frequency
from conventions.base.record import Record
from conventions.base.values import (
    Date,
    Days,
    Flag,
    Fte,
    Hours,
    Id,
    Money,
    MonthOfYear,
    Name,
    Years,
)


class Duty(Record):
    """A duty of the provider."""

    id: Id = Field(title="Identifier", description="Short name: non-competition.")
    statement: Localized = Field(title="Statement", description="The duty in one sentence.")
    evidence: Localized | None = Field(None, title="Evidence", description="What proves it.")


class Standard(Record):
    """A quality label or certificate."""

    label: Name = Field(title="Label", description="eduQua, ISO 9001, IN-Qualis, ...")
    valid_from: Date | None = Field(None, title="Valid from", description="First day.")
    valid_to: Date | None = Field(None, title="Valid to", description="Last day.")
    certificate_no: Name | None = Field(None, title="Certificate", description="Its number.")


class QualityMeasure(Record):
    """What is done to keep and better quality."""

    measure: Localized = Field(title="Measure", description="Survey, complaints procedure, audit.")
    frequency: Frequency | None = Field(None, title="Frequency", description="How often.")


class Quality(Record):
    """Standards and assurance of quality."""

    standards: tuple[Standard, ...] = Field((), title="Standards", description="Labels held.")
    measures: tuple[QualityMeasure, ...] = Field((), title="Measures", description="What is done.")


class Staff(Record):
    """Organisation, management and staff."""

    min_fte: Fte | None = Field(
        None, title="Smallest staff", description="Full-time equivalents of professionals."
    )
    qualifications: tuple[Localized, ...] = Field(
        (), title="Qualifications", description="What staff must have learnt."
    )
    change_notice_days: Days | None = Field(
        None, title="Notice of change", description="Days ahead of a change of staff or concept."
    )


class Accounting(Record):
    """Accounts and their audit."""

    standard: Literal["swiss-gaap-fer-21", "co", "pcmn", "pcg", "cantonal"] | None = Field(
        None, title="Standard", description="Swiss GAAP FER 21, CO, PCMN, PCG, cantonal."
    )
    separate_cost_centre: Flag | None = Field(
        None, title="Separate cost centre", description="Whether the agreement has its own."
    )
    audit_type: Literal["limited", "ordinary", "agreed-upon-procedures", "none"] | None = Field(
        None, title="Audit", description="Limited, ordinary, agreed-upon procedures, none."
    )
    year_starts: MonthOfYear | None = Field(
        None,
        title="Business year",
        description="Month in which it begins, 1 to 12; the calendar year where none is stated.",
    )
    retention_years: Years | None = Field(
        None, title="Retention", description="Years from the end of the business year."
    )


class Control(Record):
    """What the commissioner may inspect."""

    inspection_right: Flag | None = Field(
        None,
        title="Right of inspection",
        description="Whether files and premises may be inspected.",
    )
    notice_days: Days | None = Field(
        None, title="Announced", description="Days ahead of an inspection."
    )


class SubProcessor(Record):
    """Someone who processes personal data for the processor."""

    name: ProperName = Field(title="Name", description="Firm.")
    purpose: Localized | None = Field(None, title="Purpose", description="What it does.")


class DataProtection(Record):
    """Who answers for personal data, under which law."""

    role: Literal["processor", "independent-controller", "joint-controller"] | None = Field(
        None, title="Role", description="Role of the provider."
    )
    law: tuple[Localized, ...] = Field(
        (), title="Law", description="Acts that apply, by short title."
    )
    sub_processors: tuple[SubProcessor, ...] | None = Field(
        None, title="Sub-processors", description="An empty list says that there are none."
    )
    deletion_days: Days | None = Field(
        None, title="Deletion", description="Days after the end to return or delete data."
    )
    breach_notice_hours: Hours | None = Field(
        None, title="Breach notice", description="Hours within which a breach is announced."
    )
    secrecy: Localized | None = Field(
        None, title="Secrecy", description="Duty of secrecy and its basis."
    )


class Subcontracting(Record):
    """Whether others may do the work."""

    allowed: Flag | None = Field(None, title="Allowed", description="Whether it is allowed.")
    approval: Literal["prior-written", "notification", "free"] | None = Field(
        None, title="Approval", description="What the commissioner must be asked."
    )


class Insurance(Record):
    """An insurance the provider keeps."""

    kind: Localized = Field(title="Kind", description="Liability, accident, property.")
    min_cover: Money | None = Field(None, title="Smallest cover", description="Per event.")


class Principles(Record):
    """General duties, quality, staff, accounting, control, data protection, subcontracting."""

    duties: tuple[Duty, ...] = Field(
        (), title="General duties", description="Duties of the provider."
    )
    quality: Quality = Field(
        default_factory=Quality.model_construct,
        title="Quality",
        description="Standards and assurance.",
    )
    staff: Staff = Field(
        default_factory=Staff.model_construct, title="Staff", description="Organisation and staff."
    )
    accounting: Accounting = Field(
        default_factory=Accounting.model_construct,
        title="Accounting",
        description="Accounts and audit.",
    )
    control: Control = Field(
        default_factory=Control.model_construct, title="Control", description="Right of inspection."
    )
    data_protection: DataProtection = Field(
        default_factory=DataProtection.model_construct,
        title="Data protection",
        description="Role, law, deletion.",
    )
    subcontracting: Subcontracting = Field(
        default_factory=Subcontracting.model_construct,
        title="Subcontracting",
        description="Whether and how.",
    )
    insurance: tuple[Insurance, ...] = Field(
        (), title="Insurance", description="Insurances the provider keeps."
    )
