"""What a permit costs on AWS: the calls that the bench counted, times infra/prices.toml.

    python -m infra.cost [build/bench.json]

Without messages (SES and the gateway have their own prices), Lambda's time, storage and traffic:
the bench counts calls, and a stage's own bill says the rest.
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

COUNTED = ("read_units", "write_units", "index_units", "state_transitions", "requests")
SERVICES = ("sqs", "kms", "s3")
A_YEAR = (1_000, 10_000, 1_000_000)

LOOKED_AT = ("GET /api/officer/queue", "GET /api/officer/dashboard")
LOOKS_A_DAY = 8 * 3600 // 30
"""Of an officer whose queue is open for eight hours: it asks each half minute (`polling.ts`)."""


def prices() -> dict[str, Any]:
    return tomllib.loads(PRICES.read_text(encoding="utf-8"))


def of_permit(permit: Mapping[str, Any], each: Mapping[str, float]) -> dict[str, float]:
    """Dollars by what they are for; ``permit`` as the bench counts one."""
    found = {name: float(permit[name]) * each[name] for name in COUNTED}
    found["job_runs"] = sum(permit["job_runs"].values()) * each["job_runs"]
    for service in SERVICES:
        found[service] = permit["services"].get(service, 0) * each[service]
    return found


def of_officers_day(works: Mapping[str, Mapping[str, Any]], each: Mapping[str, float]) -> float:
    """What queue and counters cost by asking again; an officer's own acts are the permits'."""
    units = sum(
        works[route][part] * each[part]
        for route in LOOKED_AT
        for part in ("read_units", "write_units", "index_units")
    )
    return LOOKS_A_DAY * (len(LOOKED_AT) * each["requests"] + units)


def of_year(marginal: float, month: Mapping[str, float], permits: int) -> float:
    return marginal * permits + 12 * sum(month.values())


def show(permits: Mapping[str, Mapping[str, Any]], known: Mapping[str, Any]) -> list[str]:
    """Prints it; the goals that are missed."""
    print(f"Prices of {known['region']}, read on {known['read_on']}: {known['source']}.")
    missed = []
    for name, permit in permits.items():
        parts = of_permit(permit, known["each"])
        whole = sum(parts.values())
        print(f"\n{name}: ${whole:.5f} (at most ${GOALS[name]:.4f})")
        for part, dollars in sorted(parts.items(), key=lambda one: -one[1]):
            print(f"  {part:18} ${dollars:.6f}")
        for count in A_YEAR:
            print(f"  {count:>9,} a year: ${of_year(whole, known['month'], count):,.2f}")
        print(f"  {_margin(whole, GOALS[name])}")
        if whole > GOALS[name]:
            missed.append(f"{name}: ${whole:.5f}")
    fixed = sum(known["month"].values())
    print(f"\nWhether anybody comes or not: ${fixed:.2f} a month")
    return missed


def _margin(whole: float, goal: float) -> str:
    """What a dearer region may cost; its prices are not known until somebody has an account."""
    return f"the goal holds while prices are at most {100 * (goal / whole - 1):.0f} % higher"


def main() -> int:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "build/bench.json")
    counted = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if "permits" not in counted.get("permit_cost", {}):
        print(f"{path} has no permits: make bench (or build/bench.json of somebody who ran it)")
        return 1
    known, found = prices(), counted["permit_cost"]
    missed = show(found["permits"], known)
    day = of_officers_day(found["works"], known["each"])
    print(f"An officer's day with the queue open, {LOOKS_A_DAY} looks: ${day:.5f}")
    for one in missed:
        print(f"MISSED {one}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
