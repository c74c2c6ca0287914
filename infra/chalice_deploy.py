"""What `chalice deploy` does, with our package and for the runtime that .chalice/config.json names.

    python -m infra.chalice_deploy <project> <stage> <zip>

Chalice itself would deploy whatever Python happens to run it, and would make a zip of its own. Both
are parts that it lets one choose: its configuration is a class, and its deployer takes its steps.
A program of its own, because Chalice imports the project's app.py and puts its settings into the
environment.
"""

import functools
import os
import sys
import warnings
from pathlib import Path
from typing import Any

from chalice.awsclient import TypedAWSClient
from chalice.cli.factory import CLIFactory
from chalice.config import Config
from chalice.deploy.appgraph import ApplicationGraphBuilder, DependencyBuilder
from chalice.deploy.deployer import (
    BuildStage,
    ChaliceDeploymentError,
    Deployer,
    DeploymentPackager,
    InjectDefaults,
    LambdaEventSourcePolicyInjector,
    PolicyGenerator,
    ResultsRecorder,
    SwaggerBuilder,
)
from chalice.deploy.executor import Executor
from chalice.deploy.planner import PlanStage, RemoteState
from chalice.deploy.swagger import TemplatedSwaggerGenerator
from chalice.deploy.sweeper import ResourceSweeper
from chalice.policy import AppPolicyGenerator
from chalice.utils import UI, OSUtils

from infra import gateway

SECONDS_FOR_AN_UPLOAD = 300


class NamedRuntime(Config):
    """The runtime as the project's configuration names it, whatever Python runs this."""

    @property
    def lambda_python_version(self) -> str:
        runtime: str = self.config_from_disk["lambda_runtime"]
        return runtime


class OurPackage:
    """The zip that infra/package made and looked into, in place of Chalice's packager."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def create_deployment_package(self, _project_dir: str, _python_version: str) -> str:
        return str(self._path)


class OurSwagger(TemplatedSwaggerGenerator):
    """The routes as Chalice writes them, and how API Gateway's own answers look."""

    def generate_swagger(self, app: Any, rest_api: Any = None) -> dict[str, Any]:
        document: dict[str, Any] = super().generate_swagger(app, rest_api)
        return document | {"x-amazon-apigateway-gateway-responses": gateway.responses()}


def configuration(factory: CLIFactory, stage: str) -> Config:
    """As `CLIFactory.create_config_obj` makes it."""
    found = NamedRuntime(
        chalice_stage=stage,
        config_from_disk=factory.load_project_config(),
        default_params={"project_dir": factory.project_dir},
    )
    load = functools.partial(factory.load_chalice_app, found.environment_variables)
    return NamedRuntime(
        chalice_stage=stage,
        user_provided_params={"chalice_app": load},
        config_from_disk=found.config_from_disk,
        default_params={"project_dir": factory.project_dir},
    )


def deployer(session: Any, config: Config, package: Path) -> Deployer:
    """As `chalice.deploy.deployer.create_default_deployer` makes it, but for the package and
    what API Gateway says itself."""
    client, files = TypedAWSClient(session), OSUtils()
    known = config.deployed_resources(config.chalice_stage)
    return Deployer(
        application_builder=ApplicationGraphBuilder(),
        deps_builder=DependencyBuilder(),
        build_stage=BuildStage(
            steps=[
                InjectDefaults(),
                DeploymentPackager(packager=OurPackage(package)),
                PolicyGenerator(policy_gen=AppPolicyGenerator(osutils=files), osutils=files),
                SwaggerBuilder(swagger_generator=OurSwagger()),
                LambdaEventSourcePolicyInjector(),
            ]
        ),
        plan_stage=PlanStage(osutils=files, remote_state=RemoteState(client, known)),
        sweeper=ResourceSweeper(),
        executor=Executor(client, UI()),
        recorder=ResultsRecorder(osutils=files),
    )


def main() -> int:
    project, stage, package = sys.argv[1:]
    factory = CLIFactory(str(Path(project).resolve()), environ=os.environ)
    config = configuration(factory, stage)
    session = factory.create_botocore_session(read_timeout=SECONDS_FOR_AN_UPLOAD)
    print(
        f"Deploying {Path(package).name} for {config.lambda_python_version} on "
        f"{config.lambda_architecture} ..."
    )
    # Chalice warns of another Python than the one that runs it: here that is the point.
    warnings.filterwarnings("ignore", message="You are currently running python")
    try:
        values = deployer(session, config, Path(package).resolve()).deploy(config, stage)
    except ChaliceDeploymentError as error:
        print(error, file=sys.stderr)
        return 2
    factory.create_deployment_reporter(UI()).display_report(values)
    return 0


if __name__ == "__main__":
    sys.exit(main())
