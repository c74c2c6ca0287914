"""What moto's CloudFormation does not know, and a deployment makes all the same.

Alarms and filters are made in moto's own CloudWatch and Logs. Of the rest there is a name and
attributes, and nothing behind them: whether CloudFront, WAF, SES or Backup take what the template
says, an account alone can show.
"""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import moto.cloudformation.parsing
from moto.apigateway.models import APIGatewayBackend, RestAPI
from moto.cloudformation.models import ChangeSet
from moto.cloudformation.parsing import OutputMap
from moto.core.common_models import CloudFormationModel

from infra.template import STACKS

IMAGINED = (
    *("AWS::CloudFront::Distribution", "AWS::CloudFront::OriginAccessControl"),
    *("AWS::CloudFront::Function", "AWS::CloudFront::CachePolicy"),
    *("AWS::CloudFront::ResponseHeadersPolicy", "AWS::WAFv2::WebACL"),
    *("AWS::Logs::DeliverySource", "AWS::Logs::DeliveryDestination", "AWS::Logs::Delivery"),
    *("AWS::CertificateManager::Certificate", "AWS::Budgets::Budget"),
    *("AWS::Backup::BackupVault", "AWS::Backup::BackupPlan", "AWS::Backup::BackupSelection"),
    *("AWS::CloudTrail::Trail", "AWS::Lambda::EventInvokeConfig", "AWS::CloudWatch::Dashboard"),
    *("AWS::SES::EmailIdentity", "AWS::SES::ConfigurationSet"),
    *("AWS::SES::ConfigurationSetEventDestination", "AWS::SNS::Subscription"),
)

_TYPE = re.compile(r"^    Type: (AWS::\w+::\w+)$", re.MULTILINE)

FAULTS: dict[str, str] = {}
"""Types whose making fails, and why: faults that a rehearsal injects."""


class RefusedHere(Exception):
    """An injected fault."""


class _Model(CloudFormationModel):
    kind = ""
    property_name = ""

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def physical_resource_id(self) -> str:
        return self.name

    @classmethod
    def cloudformation_name_type(cls) -> str:
        return cls.property_name

    @classmethod
    def cloudformation_type(cls) -> str:
        return cls.kind

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    def get_cfn_attribute(self, attribute_name: str) -> str:
        if attribute_name == "DomainName":
            return f"{self.name.lower()}.cloudfront.example"
        return f"{self.name}-{attribute_name}"

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
        **_: Any,
    ) -> "_Model":
        cls._make_or_refuse(cloudformation_json, region_name)
        return cls(resource_name or uuid.uuid4().hex[:12])

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: "_Model",
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> "_Model":
        cls._make_or_refuse(cloudformation_json, region_name)
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, *_: Any, **__: Any) -> None:
        """There is nothing behind it."""

    @classmethod
    def _make_or_refuse(cls, given: Any, region: str) -> None:
        if cls.kind in FAULTS:
            raise RefusedHere(FAULTS[cls.kind])
        cls.make(given["Properties"], region)

    @classmethod
    def make(cls, properties: dict[str, Any], region: str) -> None:
        """What stands behind it, if anything."""


class Alarm(_Model):
    kind = "AWS::CloudWatch::Alarm"
    property_name = "AlarmName"

    @classmethod
    def make(cls, properties: dict[str, Any], region: str) -> None:
        make: Any = boto3.client
        given = {
            **properties,
            "Threshold": float(properties["Threshold"]),
            "Period": int(properties["Period"]),
            "EvaluationPeriods": int(properties["EvaluationPeriods"]),
        }
        make("cloudwatch", region_name=region).put_metric_alarm(**given)


class MetricFilter(_Model):
    kind = "AWS::Logs::MetricFilter"
    property_name = "FilterName"

    @classmethod
    def make(cls, properties: dict[str, Any], region: str) -> None:
        make: Any = boto3.client
        [counted] = properties["MetricTransformations"]
        make("logs", region_name=region).put_metric_filter(
            logGroupName=properties["LogGroupName"],
            filterName=counted["MetricName"],
            filterPattern=properties["FilterPattern"],
            metricTransformations=[
                {
                    "metricName": counted["MetricName"],
                    "metricNamespace": counted["MetricNamespace"],
                    "metricValue": str(counted["MetricValue"]),
                }
            ],
        )


_MODELS = [type(kind.replace("::", ""), (_Model,), {"kind": kind}) for kind in IMAGINED]


@contextmanager
def installed() -> Iterator[None]:
    """For the time of a rehearsal; the local stack has none of it."""
    parsing = moto.cloudformation.parsing
    known = parsing.get_model_list
    apply = ChangeSet.apply
    parsing.get_model_list = lambda: [*known(), Alarm, MetricFilter, *_MODELS]
    parsing.get_model_map.cache_clear()

    def apply_with_outputs(change_set: Any) -> None:
        """moto forgets the outputs and the template of a stack that a change set makes."""
        apply(change_set)
        stack = change_set.stack
        stack.template = change_set.template
        stack.output_map = OutputMap(stack.resource_map, change_set.template_dict, stack.stack_id)

    ChangeSet.apply = apply_with_outputs
    try:
        with swagger():
            yield
    finally:
        parsing.get_model_list = known
        parsing.get_model_map.cache_clear()
        ChangeSet.apply = apply


@contextmanager
def swagger() -> Iterator[None]:
    """moto reads OpenAPI 3 alone; what it reads of a document is the same in Swagger 2.0."""
    backend = APIGatewayBackend
    own = backend.import_rest_api, backend.put_rest_api

    def read(given: Any) -> Any:
        if not isinstance(given, dict) or "swagger" not in given:
            return given
        rest = {key: value for key, value in given.items() if key != "swagger"}
        return {**rest, "openapi": "3.0.1", "info": {"description": "", **given["info"]}}

    def reading(act: Any) -> Any:
        def acted(*given: Any, **named: Any) -> RestAPI:
            return act(*map(read, given), **{name: read(one) for name, one in named.items()})

        return acted

    backend.import_rest_api, backend.put_rest_api = map(reading, own)
    try:
        yield
    finally:
        backend.import_rest_api, backend.put_rest_api = own


def of_which() -> dict[str, list[str]]:
    """For the report: which types of our stacks moto makes, and which are names alone."""
    used = set()
    for part in STACKS.glob("*/*.yaml"):
        used |= set(_TYPE.findall(part.read_text(encoding="utf-8")))
    return {
        "names alone": sorted(used & set(IMAGINED)),
        "made by moto": sorted(used - set(IMAGINED)),
    }
