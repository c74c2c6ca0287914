"""What a permit costs on AWS: the calls that the bench counted, times infra/prices.toml.

    python -m infra.cost [build/bench.json]

Without messages (SES and the gateway have their own prices), storage, traffic, and Lambda's time
beyond cold starts: the bench counts calls, and a stage's own bill says the rest.
"""

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PRICES = Path(__file__).parent / "prices.toml"
GOALS = {"research permit": 0.0012, "midwife, returned once": 0.0020}
"""Of one permit, without what a month costs by itself."""

UNITS = ("read_units", "write_units", "index_units")
COUNTED = (*UNITS, "state_transitions", "requests")
SERVICES = ("sqs", "kms")
S3_PUTS = ("Put", "Copy", "List")
"""How the dearer of S3's acts begin. To delete costs nothing; all else is a GET."""
A_YEAR = (1_000, 10_000, 1_000_000)

LOOKED_AT = ("GET /api/officer/queue", "GET /api/officer/dashboard")
LOOKS_A_DAY = 8 * 3600 // 30
"""Of an officer whose queue is open for eight hours: it asks each half minute (`polling.ts`)."""

GB_OF_A_PROCESSOR = 1769 / 1024
"""Lambda gives a function of 1,769 MB one processor, and a smaller one its share of it: what a
processor does in a second costs the same whatever memory it is given."""
HOURS_A_MONTH = 730
RUNS_AN_HOUR = {"sweep": 12, "erase": 1, "status": 12}
"""Of the schedule, whether there is anything to do or not."""
POLLS_AN_HOUR = 4 * 5 * 180
"""Lambda asks each of four queues from five sides at once, for 20 seconds each time."""

Prices = Mapping[str, Any]


def prices() -> dict[str, Any]:
    return tomllib.loads(PRICES.read_text(encoding="utf-8"))


def of_permit(permit: Mapping[str, Any], known: Prices) -> dict[str, float]:
    """Dollars by what they are for; ``permit`` as the bench counts one."""
    each = known["each"]
    found = {name: float(permit[name]) * each[name] for name in COUNTED}
    found["job_runs"] = sum(permit["job_runs"].values()) * each["job_runs"]
    for service in SERVICES:
        found[service] = permit["services"].get(service, 0) * each[service]
    puts, gets = _s3(permit)
    found |= {"s3_puts": puts * each["s3_puts"], "s3_gets": gets * each["s3_gets"]}
    found["sweeper"] = sum(permit["units_of_looks"][part] * each[part] for part in UNITS)
    found["gb_seconds"] = cold_gb_seconds(permit, known["start"]) * each["gb_seconds"]
    return found


def _s3(permit: Mapping[str, Any]) -> tuple[int, int]:
    """PUTs and GETs. Each file that is checked was sent by a browser, past the handlers."""
    acts = {
        name.removeprefix("s3 "): count
        for name, count in permit["operations"].items()
        if name.startswith("s3 ") and not name.startswith("s3 Delete")
    }
    puts = sum(count for name, count in acts.items() if name.startswith(S3_PUTS))
    return puts + permit["job_runs"].get("check_upload", 0), sum(acts.values()) - puts


def cold_gb_seconds(permit: Mapping[str, Any], start: Mapping[str, float]) -> float:
    """At most: every run of a job begins cold, and so does each sitting of the applicant. While the
    office works, its open queues keep the API awake."""
    runs = sum(count * start[job] for job, count in permit["job_runs"].items())
    return (permit["sittings"]["citizen"] * start["api"] + runs) * GB_OF_A_PROCESSOR


def of_officers_day(works: Mapping[str, Mapping[str, Any]], each: Mapping[str, float]) -> float:
    """What queue and counters cost by asking again; an officer's own acts are the permits'."""
    units = sum(works[route][part] * each[part] for route in LOOKED_AT for part in UNITS)
    return LOOKS_A_DAY * (len(LOOKED_AT) * each["requests"] + units)


def of_month(works: Mapping[str, Mapping[str, Any]], known: Prices) -> dict[str, float]:
    """Whether anybody comes or not. Runs that find nothing begin cold, at most."""
    each, start, found = known["each"], known["start"], dict(known["month"])
    for job, an_hour in RUNS_AN_HOUR.items():
        run = each["job_runs"] + start[job] * GB_OF_A_PROCESSOR * each["gb_seconds"]
        if job == "status":
            run += each["s3_puts"]
        else:
            run += sum(works[job][part] * each[part] for part in UNITS)
        found[f"runs of {job}"] = run * an_hour * HOURS_A_MONTH
    found["asking the queues"] = POLLS_AN_HOUR * HOURS_A_MONTH * each["sqs"]
    return found


def nearest(known: Prices) -> dict[str, Any]:
    """The same prices in the region nearest to ours of which some could be found."""
    each = {name: price * known["nearest"]["times"][name] for name, price in known["each"].items()}
    return {**known, "each": each}


def show(permits: Mapping[str, Mapping[str, Any]], known: Prices) -> list[str]:
    """Prints it; the goals that are missed."""
    print(f"Prices of {known['region']}, read on {known['read_on']}: {known['source']}.")
    missed = []
    for name, permit in permits.items():
        parts = of_permit(permit, known)
        whole = sum(parts.values())
        print(f"\n{name}: ${whole:.5f} (at most ${GOALS[name]:.4f})")
        for part, dollars in sorted(parts.items(), key=lambda one: -one[1]):
            print(f"  {part:18} ${dollars:.6f}")
        for count in A_YEAR:
            print(f"  {count:>9,} a year: ${whole * count:,.2f}, {_free(permit, known, count)}")
        print(f"  {_nearest(name, permit, known)}")
        if whole > GOALS[name]:
            missed.append(f"{name}: ${whole:.5f}")
    return missed


def _free(permit: Mapping[str, Any], known: Prices, permits: int) -> str:
    used = cold_gb_seconds(permit, known["start"]) * permits / 12
    return f"cold starts {used / known['free']['gb_seconds']:.1%} of the time that is free"


def _nearest(name: str, permit: Mapping[str, Any], known: Prices) -> str:
    """What is known of a dearer region; ours has no prices until somebody has an account."""
    there = known["nearest"]
    parts = of_permit(permit, nearest(known))
    whole = sum(parts.values())
    warm = whole - parts["gb_seconds"]
    said = "within" if whole <= GOALS[name] else "MORE than"
    return (
        f"at the prices of {there['region']}: ${whole:.5f}, {said} the goal; without cold starts "
        f"${warm:.5f}, which leaves {100 * (GOALS[name] / warm - 1):.0f} % for ours"
    )


def main() -> int:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "build/bench.json")
    counted = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if "permits" not in counted.get("permit_cost", {}):
        print(f"{path} has no permits: make bench (or build/bench.json of somebody who ran it)")
        return 1
    known, found = prices(), counted["permit_cost"]
    missed = show(found["permits"], known)
    month = of_month(found["works"], known)
    print(f"\nWhether anybody comes or not: ${sum(month.values()):.2f} a month")
    for part, dollars in month.items():
        print(f"  {part:26} ${dollars:.2f}")
    day = of_officers_day(found["works"], known["each"])
    print(f"An officer's day with the queue open, {LOOKS_A_DAY} looks: ${day:.5f}")
    for one in missed:
        print(f"MISSED {one}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
