"""Four validators that read and check tables, each doing what it can of the job of bulk.

The job is that of a table of monthly results: types, what is required, the key of four columns
unique, a target for each row, numerator within denominator, the row held against its target and
the tolerance of it; then the status of each row in one file, and how many rows of each status an
agreement has in another. What a tool lacks its user adds as its makers would have him do it: the
targets joined beforehand, a column reckoned, the failures that it lists turned into a status.
None judges a target by its sums, pro rata, or tells chance from a miss: ours does, they need not.
All find the same rows, but that frictionless calls only the later of two rows with one key wrong.

Each is a script of its own process. The targets, a file of agreement, indicator, group,
``at_least``, ``tolerance`` and ``flow``, are read before the clock starts, as our terms are.
"""

HEAD = """
import sys, time, json, resource
path, rows, here, out, targets = sys.argv[1], int(sys.argv[2]), *sys.argv[3:]
born, loaded = time.perf_counter(), None
"""
CLOCK = """
loaded = loaded or (time.perf_counter() - born, time.process_time())
began, used = time.perf_counter(), time.process_time()
"""
TAIL = """
work = time.process_time() - used
print(json.dumps([loaded[0] + time.perf_counter() - began, loaded[1] + work, work,
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, str(said)]))
"""
DATAFRAMELY = (
    HEAD
    + """
import polars as pl, dataframely as dy
KEY = ["agreement", "indicator", "group"]
class Results(dy.Schema):
    row = dy.UInt32()
    agreement = dy.String(primary_key=True)
    indicator = dy.String(primary_key=True)
    group = dy.String(primary_key=True)
    period = dy.String(primary_key=True)
    numerator = dy.Int64(nullable=True, min=0)
    denominator = dy.Int64(nullable=True, min=0)
    value = dy.Int64(nullable=True, min=0)
    at_least = dy.Int64(nullable=False)
    tolerance = dy.Int64(nullable=True)
    flow = dy.Bool(nullable=True)
    @dy.rule()
    def required(cls) -> pl.Expr:
        counts = pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()
        return pl.when("flow").then(pl.col("value").is_not_null()).otherwise(counts)
    @dy.rule()
    def possible(cls) -> pl.Expr:
        return pl.col("numerator") <= pl.col("denominator")
    @dy.rule()
    def reached(cls) -> pl.Expr:
        return result() >= pl.col("at_least") * base()
    @dy.rule()
    def near(cls) -> pl.Expr:
        return result() >= (pl.col("at_least") - pl.col("tolerance").fill_null(0)) * base()
def result():
    return pl.when("flow").then(pl.col("value") * 12).otherwise(pl.col("numerator") * 100)
def base():
    return pl.when("flow").then(1).otherwise(pl.col("denominator"))
aims = pl.read_parquet(targets)
"""
    + CLOCK
    + """
whole = dict.fromkeys(("numerator", "denominator", "value"), pl.Int64)
table = pl.read_csv(path, schema_overrides=whole, row_index_name="row")
table = table.join(aims, on=KEY, how="left", maintain_order="left")
good, bad = Results.filter(table, cast=True)
failed = bad.details()
rules = [name for name in failed.columns if name not in (*table.columns, "reached", "near")]
wrong = pl.any_horizontal(pl.col(rules) == "invalid")
near = pl.col("near") == "valid"
word = pl.when(wrong).then(pl.lit("wrong")).when(near).then(pl.lit("near"))
status = pl.concat([
    good.select("row", "agreement", pl.lit("reached").alias("status")),
    failed.select("row", "agreement", word.otherwise(pl.lit("below")).alias("status")),
]).sort("row")
status.select("row", "status").write_parquet(out + ".status.parquet")
sums = status.group_by("agreement", "status").len()
sums.sort("agreement", "status").write_csv(out + ".counts.csv")
said = sorted(status["status"].value_counts().rows())
"""
    + TAIL
)
PANDERA = (
    HEAD
    + """
import polars as pl, pandera.polars as pa
KEY = ["agreement", "indicator", "group"]
def result():
    return pl.when("flow").then(pl.col("value") * 12).otherwise(pl.col("numerator") * 100)
def base():
    return pl.when("flow").then(1).otherwise(pl.col("denominator"))
def holds(name, truth):
    return pa.Check(lambda data: data.lazyframe.select(truth.fill_null(True)), error=name)
counts = pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()
whole = pa.Column(pl.Int64, pa.Check.ge(0), nullable=True)
schema = pa.DataFrameSchema(
    {**{name: pa.Column(pl.String) for name in (*KEY, "period")},
     "numerator": whole, "denominator": whole, "value": whole, "at_least": pa.Column(pl.Int64)},
    checks=[
        holds("required", pl.when("flow").then(pl.col("value").is_not_null()).otherwise(counts)),
        holds("possible", pl.col("numerator") <= pl.col("denominator")),
        holds("reached", result() >= pl.col("at_least") * base()),
        holds("near", result() >= (pl.col("at_least") - pl.col("tolerance").fill_null(0)) * base()),
    ],
    unique=[*KEY, "period"],
)
aims = pl.read_parquet(targets)
"""
    + CLOCK
    + """
whole = dict.fromkeys(("numerator", "denominator", "value"), pl.Int64)
table = pl.read_csv(path, schema_overrides=whole)
table = table.join(aims, on=KEY, how="left", maintain_order="left")
try:
    schema.validate(table, lazy=True)
    failed = pl.DataFrame(schema={"index": pl.Int32, "check": pl.String})
except pa.errors.SchemaErrors as trouble:
    failed = trouble.failure_cases
check = pl.col("check")
gravity = pl.when(check == "reached").then(1).when(check == "near").then(2).otherwise(3)
worst = failed.group_by(pl.col("index").cast(pl.UInt32)).agg(gravity.max().alias("gravity"))
words = pl.Series(["reached", "near", "below", "wrong"])
status = table.select("agreement").with_row_index("index").join(worst, on="index", how="left")
word = pl.lit(words).gather(pl.col("gravity").fill_null(0)).alias("status")
status = status.sort("index").select("agreement", word)
status.select("status").write_parquet(out + ".status.parquet")
sums = status.group_by("agreement", "status").len()
sums.sort("agreement", "status").write_csv(out + ".counts.csv")
said = sorted(status["status"].value_counts().rows())
"""
    + TAIL
)
EXPECTATIONS = (
    HEAD
    + """
import logging, warnings
warnings.simplefilter("ignore"); logging.disable(logging.CRITICAL)
import numpy as np, pandas as pd, great_expectations as gx
from great_expectations import expectations as gxe
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
asset = context.data_sources.add_pandas("p").add_dataframe_asset("a")
batch = asset.add_batch_definition_whole_dataframe("b")
key = ["agreement", "indicator", "group"]
missing = "either_value_is_missing"
def at_least(one, other):
    return gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=one, column_B=other, or_equal=True, ignore_row_if=missing)
suite = context.suites.add(gx.ExpectationSuite("s"))
suite.add_expectation(at_least("result", "due"))
suite.add_expectation(at_least("result", "nearly_due"))
for name in (*key, "period", "at_least", "result"):
    suite.add_expectation(gxe.ExpectColumnValuesToNotBeNull(column=name))
for name in ("numerator", "denominator", "value"):
    suite.add_expectation(gxe.ExpectColumnValuesToBeBetween(column=name, min_value=0))
suite.add_expectation(gxe.ExpectCompoundColumnsToBeUnique(column_list=[*key, "period"]))
suite.add_expectation(at_least("denominator", "numerator"))
aims = pd.read_parquet(targets)
"""
    + CLOCK
    + """
whole = dict.fromkeys(("numerator", "denominator", "value"), "Int64")
table = pd.read_csv(path, dtype=whole).merge(aims, on=key, how="left")
flow = table["flow"].eq(True)
table["result"] = (table["value"] * 12).where(flow, table["numerator"] * 100)
base = table["denominator"].where(~flow, 1)
table["due"] = table["at_least"] * base
table["nearly_due"] = (table["at_least"] - table["tolerance"].fillna(0)) * base
found = batch.get_batch({"dataframe": table}).validate(suite, result_format="COMPLETE")
gravity = np.zeros(len(table), dtype=np.int8)
for number, one in enumerate(found.results):
    rows = one.result.get("unexpected_index_list") or []
    gravity[rows] = np.maximum(gravity[rows], min(number + 1, 3))
status = pd.Categorical.from_codes(gravity, ["reached", "near", "below", "wrong"])
status = table[["agreement"]].assign(status=status)
status[["status"]].to_parquet(out + ".status.parquet")
status.groupby(["agreement", "status"], observed=True).size().to_csv(out + ".counts.csv")
said = sorted(status["status"].value_counts().items())
"""
    + TAIL
)
FRICTIONLESS = (
    HEAD
    + """
import csv
from collections import Counter
from frictionless import Check, Checklist, Package, Resource, errors
KEY = ["agreement", "indicator", "group"]
folder, name = path.rsplit("/", 1)
def fields(texts, numbers):
    whole = {"type": "integer", "constraints": {"minimum": 0}}
    return [{"name": one, "type": "string", "constraints": {"required": True}} for one in texts
        ] + [{"name": one, **whole} for one in numbers]
aims = {}
with open(targets) as file:
    for line in csv.DictReader(file):
        low = int(line["at_least"])
        aims[tuple(line[one] for one in KEY)] = (
            low, low - int(line["tolerance"] or 0), line["flow"] == "true")
class Near(errors.RowError):
    type = title = description = "near"
    template = "near"
class Below(errors.RowError):
    type = title = description = "below"
    template = "below"
class Possible(errors.RowError):
    type = title = description = "possible"
    template = "possible"
class Target(Check):
    type = "target"
    Errors = [Near, Below, Possible]
    def validate_row(self, row):
        aim = aims.get(tuple(row[one] for one in KEY))
        if aim is None:
            return
        low, least, flow = aim
        over, under = row["numerator"], row["denominator"]
        result, base = (row["value"], 1) if flow else (over, under)
        if result is None or base is None:
            yield Possible.from_row(row, note="required")
            return
        if not flow and over > under:
            yield Possible.from_row(row, note="possible")
        result *= 12 if flow else 100
        if result < least * base:
            yield Below.from_row(row, note="below")
        elif result < low * base:
            yield Near.from_row(row, note="near")
package = Package(resources=[
    Resource.from_descriptor({"name": "targets", "path": targets.rsplit("/", 1)[1], "schema": {
        "fields": fields(KEY, ("at_least", "tolerance")) + [{"name": "flow", "type": "boolean"}],
        "primaryKey": KEY}}),
    Resource.from_descriptor({"name": "results", "path": name, "schema": {
        "fields": fields([*KEY, "period"], ("numerator", "denominator", "value")),
        "primaryKey": [*KEY, "period"],
        "foreignKeys": [
            {"fields": KEY, "reference": {"resource": "targets", "fields": KEY}}]}}),
], basepath=folder)
"""
    + CLOCK
    + """
report = package.get_resource("results").validate(
    Checklist(checks=[Target()]), limit_errors=10_000_000)
gravity = {"near": 1, "below": 2}
worst = {}
for number, kind in report.flatten(["rowNumber", "type"]):
    worst[number] = max(worst.get(number, 0), gravity.get(kind, 3))
words = ("reached", "near", "below", "wrong")
sums = Counter()
with open(path) as rows, open(out + ".status.csv", "w") as status:
    for number, row in enumerate(csv.reader(rows), start=1):
        if number > 1:
            word = words[worst.get(number, 0)]
            status.write(word + "\\n")
            sums[row[0], word] += 1
with open(out + ".counts.csv", "w") as file:
    csv.writer(file).writerows((*key, count) for key, count in sorted(sums.items()))
said = Counter()
for (_agreement, word), count in sums.items():
    said[word] += count
said = sorted(said.items())
"""
    + TAIL
)
PEERS = {
    "dataframely": DATAFRAMELY,
    "pandera": PANDERA,
    "frictionless": FRICTIONLESS,
    "great_expectations": EXPECTATIONS,
}
