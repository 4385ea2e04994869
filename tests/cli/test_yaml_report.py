"""A report as YAML: every value comes back as it was."""

from datetime import date
from decimal import Decimal

from conventions.base.shape import checked
from conventions.base.yamlfile import read
from conventions.cli.yaml_report import as_yaml
from conventions.report import Accounts, Cost, Delivery, Observation, Report, Value


def test_there_and_back() -> None:
    report = Report(
        agreement="a",
        period="2027",
        submitted=date(2028, 1, 20),
        observations=(
            Observation(
                indicator="i", reported=Value(numerator=Decimal(12), denominator=Decimal(40))
            ),
            Observation(indicator="j", reported=Value(value=Decimal("3.50")), comment="no: yes"),
        ),
        deliveries=(Delivery(item="coaching", quantity=Decimal("38.5")),),
        accounts=Accounts(costs=(Cost(label="Repas", amount=Decimal("1200.10")),)),
    )
    document = read(as_yaml(report).encode(), "report.yaml")
    again, wrong = checked(Report, document.tree, document)
    assert not wrong
    assert again == report
