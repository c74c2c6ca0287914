"""What holds for each stored record, whatever it is: its row, its sample, and how it is written."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import chalicelib.domain
from chalicelib.adapters.dynamodb.keys import INDEXES, KEYS
from chalicelib.adapters.dynamodb.layout import LAYOUT, row_of
from chalicelib.adapters.dynamodb.writes import item_of
from chalicelib.domain.records import Stored, Versioned
from chalicelib.domain.storage import Add, Claim, CommitRefused, Overwrite, Put, Spend
from chalicelib.domain.viewers import Watched
from tests.contract import records
from tests.contract.samples import SAMPLES
from tests.fakes.ports import FakePorts
from tests.support.tables import resources

PERMITS = "permits"
"""Nobody may delete from this table."""

each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: type(one).__name__)


def stored_types() -> set[type[Stored]]:
    """Every type that may be stored, not the bases; its modules are imported to find it."""
    for module in pkgutil.walk_packages(chalicelib.domain.__path__, "chalicelib.domain."):
        importlib.import_module(module.name)

    def below(kind: type[Stored]) -> Iterator[type[Stored]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    return set(below(Stored)) - {Versioned, Watched, Claim}


def ids(sample: Stored) -> tuple[str | int, ...]:
    return row_of(type(sample)).ids(sample)


def later(sample: Versioned) -> Versioned:
    return sample.replace(version=sample.version + 1)


def test_every_stored_record_has_its_row_and_its_sample() -> None:
    kinds = stored_types()
    assert kinds == set(LAYOUT)
    assert kinds == {type(sample) for sample in SAMPLES}


@each
def test_it_comes_back_by_its_ids_as_it_was_written(ports: FakePorts, sample: Stored) -> None:
    kind = type(sample)
    assert ports.records.find(kind, *ids(sample)) is None
    ports.commit(Add(sample))
    assert ports.records.find(kind, *ids(sample)) == sample


@each
def test_it_is_new_once(ports: FakePorts, sample: Stored) -> None:
    ports.commit(Add(sample))
    with pytest.raises(CommitRefused) as refused:
        ports.commit(Add(sample))
    assert refused.value.concerns(type(sample))
    assert refused.value.concerns_only(type(sample))
    ports.commit(Overwrite(sample))


@pytest.mark.parametrize(
    "sample",
    [one for one in SAMPLES if isinstance(one, Versioned)],
    ids=lambda one: type(one).__name__,
)
def test_it_is_written_over_what_was_read_and_nothing_else(
    ports: FakePorts, sample: Versioned
) -> None:
    second = later(sample)
    with pytest.raises(CommitRefused):
        ports.commit(Put(second, sample))
    ports.commit(Put(sample, None))
    ports.commit(Put(second, sample))
    with pytest.raises(CommitRefused):
        ports.commit(Put(second, sample))
    assert ports.records.find(type(sample), *ids(sample)) == second


def test_a_record_is_not_put_over_another(ports: FakePorts) -> None:
    ports.commit(Add(records.permit("p1")), Add(records.permit("p2")))
    for other in (records.permit("p2"), records.testimonial("p1")):
        with pytest.raises(TypeError):
            ports.commit(Put(records.permit("p1", version=2), other))


@each
def test_it_is_spent_once(ports: FakePorts, sample: Stored) -> None:
    ports.commit(Add(sample))
    ports.commit(Spend(sample))
    assert ports.records.find(type(sample), *ids(sample)) is None
    with pytest.raises(CommitRefused) as refused:
        ports.commit(Spend(sample))
    assert refused.value.concerns(type(sample))


@each
def test_more_or_fewer_ids_than_its_key_has_are_a_mistake(ports: FakePorts, sample: Stored) -> None:
    for wrong in (ids(sample)[:-1], (*ids(sample), "more")):
        with pytest.raises((TypeError, IndexError)):
            ports.records.find(type(sample), *wrong)


def made() -> dict[str, dict[str, object]]:
    """The tables of ``infra/stacks/state`` by their part of the name."""
    tables = resources("AWS::DynamoDB::Table")
    return {str(table["TableName"]).rpartition("-")[2]: table for table in tables}


def names(schema: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(part["AttributeName"] for part in schema)


def test_tables_and_indexes_are_those_of_the_stack() -> None:
    assert {name: names(table["KeySchema"]) for name, table in made().items()} == dict(KEYS)
    indexes = [i for table in made().values() for i in table.get("GlobalSecondaryIndexes", [])]
    assert {i["IndexName"]: names(i["KeySchema"]) for i in indexes} == dict(INDEXES)


def test_every_index_holds_something_and_only_of_its_own_table() -> None:
    held: dict[str, set[str]] = {
        name: {i["IndexName"] for i in table.get("GlobalSecondaryIndexes", [])}
        for name, table in made().items()
    }
    used: dict[str, set[str]] = {name: set() for name in held}
    used["applications"].add("by_wake")  # of what is no record (docs/data-model.md)
    for row in LAYOUT.values():
        used[row.table] |= set(row.indexes)
    assert used == held


@each
def test_a_sample_stands_in_every_index_of_its_row(sample: Stored) -> None:
    """So that the tests of costs and sizes see the whole of it."""
    row = row_of(type(sample))
    for index, entry in row.indexes.items():
        assert index == "by_rest" or entry(sample), index
    item = item_of(sample)
    assert set(KEYS[row.table]) <= set(item)
    assert ("expires_at" in item) == (row.ends is not None)
