"""An earlier release again; a new secret of the origin; and a stage taken down."""

import getpass
from dataclasses import replace
from datetime import UTC, datetime

from botocore.exceptions import ClientError

from infra import functions
from infra.deploying import memory, origin, releases
from infra.deploying.place import APP, Place

TAKEN_DOWN = ("watch", "edge", "certificate")
"""Stacks that hold nothing; the others stay."""


def rollback(place: Place, wanted: str = "", *, unlock: bool = False) -> int:
    """To ``wanted``, or to the newest with another package or other pages than what serves; after
    that, forward again. Where a deployment ended before its record (the service did not answer as
    it should, or somebody pulled the plug), the last one that was recorded is the one before.

    :raises Locked: somebody deploys, or goes back. ``unlock``: that one was cut off.
    """
    if unlock:
        releases.unlock(place)
    with releases.locked(place, getpass.getuser()):
        return _rollback(place, wanted)


def _rollback(place: Place, wanted: str) -> int:
    known = releases.all_of(place)
    serves = known[0] if known else None
    unrecorded = serves is not None and not releases.serves(place, serves)
    goal = next((one for one in known if one.name == wanted), None) if wanted else None
    if not wanted and serves:
        goal = serves if unrecorded else releases.before(place, serves)
    if goal is None:
        why = "There is no such release." if wanted else "There is nothing before it to go back to."
        print(why, "Known:", ", ".join(one.name for one in known) or "none")
        return 1
    releases.put_back(place, goal)
    now = datetime.now(UTC)
    name = releases.name_of(goal.commit, now)
    back_from = "" if unrecorded or serves is None else serves.name
    releases.record(place, replace(goal, name=name, at=now.isoformat(), back_from=back_from))
    print(f"{place.stage} serves what {goal.name} was.")
    return 0


def renew_origin(place: Place) -> int:
    origin.renew(place)
    print(f"Made. It is handed out by the next deployment: make deploy STAGE={place.stage}")
    return 0


def undeploy(place: Place, confirmed: str) -> int:
    """Whatever serves, and nothing that holds data. ``confirmed`` is the stage's name, typed."""
    if confirmed != place.stage:
        print(f"Nothing was taken down: type {place.stage} to mean it.")
        return 1
    _delete_stacks(place)
    names = functions.load_config()["lambda_functions"]
    found = memory.remembered(place.home, APP, place.prefix, names, place.region)
    for resource in found["resources"]:
        _delete(place, resource)
    print(f"Taken down. What holds data stays: stacks {place.prefix}, {place.prefix}-safety.")
    return 0


def _delete_stacks(place: Place) -> None:
    for name in TAKEN_DOWN:
        clients = place.home if name == "watch" else place.edge
        cloudformation, whole = clients["cloudformation"], f"{place.prefix}-{name}"
        cloudformation.delete_stack(StackName=whole)
        cloudformation.get_waiter("stack_delete_complete").wait(StackName=whole)


def _delete(place: Place, resource: memory.Resource) -> None:
    home, kind = place.home, resource["resource_type"]
    if kind == "sqs_event":
        home["lambda"].delete_event_source_mapping(UUID=resource["event_uuid"])
    elif kind == "lambda_function":
        home["lambda"].delete_function(FunctionName=resource["lambda_arn"])
    elif kind == "rest_api":
        home["apigateway"].delete_rest_api(restApiId=resource["rest_api_id"])
    elif kind == "cloudwatch_event":
        _delete_rule(place, resource["rule_name"])
    elif kind == "iam_role":
        _delete_role(place, resource["role_name"])


def _delete_rule(place: Place, rule: str) -> None:
    events = place.home["events"]
    targets = [one["Id"] for one in events.list_targets_by_rule(Rule=rule)["Targets"]]
    if targets:
        events.remove_targets(Rule=rule, Ids=targets)
    events.delete_rule(Name=rule)


def _delete_role(place: Place, role: str) -> None:
    iam = place.home["iam"]
    try:
        for policy in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            iam.delete_role_policy(RoleName=role, PolicyName=policy)
        iam.delete_role(RoleName=role)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchEntity":
            raise
