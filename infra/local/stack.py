"""The local stack as one object, for `make run`, the demo, the measurements and the tests."""

import importlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from infra import functions
from infra.local import front, saved_state, status
from infra.local.api import LocalApi
from infra.local.aws import LocalAws
from infra.local.lambdas import SWEEP_SECONDS, Handler, LocalLambdas
from infra.local.names import ACCOUNT, APP, PREFIX, REGION, STAGE
from infra.local.outbox import LocalOutbox
from infra.local.permissions import Permissions, Right
from infra.local.web import LocalWeb

CERTIFICATE_PARAMETER = f"/{APP}/{STAGE}/signing-certificate"


class LocalStack:
    """Everything on this machine, one at a time in a process.

    port: of the site; 0 takes a free one.
    folder: where state is kept between runs; None keeps nothing.
    fresh: begin anew even if the folder holds something.
    scene: what to begin anew with, as `saved_state` writes it; None is empty. It is asked where it
        lies when the stack stands, so it may be made meanwhile.
    handlers: replaces job handlers by name (tests).
    app: the Chalice app; by default the real one, None for a stack without an API.
    settings: replaces values of the local stage, such as TsaUrl or Signer.
    demo_accounts: with the real app, make the people of infra/local/demo_accounts.py, who are
        then in `accounts`.

        with LocalStack() as stack:
            requests.get(stack.url + "/api/openapi.json")
    """

    def __init__(
        self,
        port: int = 0,
        folder: Path | None = None,
        fresh: bool = True,
        handlers: Mapping[str, Handler] | None = None,
        app: Any = "real",
        settings: Mapping[str, str] | None = None,
        sweep_seconds: float = SWEEP_SECONDS,
        demo_accounts: bool = True,
        scene: Path | Callable[[], Path] | None = None,
    ) -> None:
        self._scene = scene
        self._demo_accounts = demo_accounts
        self._port = port
        self._folder = folder
        self._fresh = fresh
        self._app = app
        self._overrides = dict(settings or {})
        self._handlers = handlers
        self._sweep_seconds = sweep_seconds
        self._aws = LocalAws()
        self._lambdas: LocalLambdas | None = None
        self._permissions: Permissions | None = None
        self.outbox = LocalOutbox()
        self.web = LocalWeb(self.outbox, lambda: self.info)
        self.url = ""
        self.accounts: list[dict[str, str]] = []
        self.outputs: dict[str, str] = {}

    @property
    def moto_url(self) -> str:
        return self._aws.url

    @property
    def clients(self) -> "Clients":
        """boto3 clients of the local AWS: `stack.clients["dynamodb"]`."""
        return Clients(self._aws)

    @property
    def info(self) -> dict[str, Any]:
        """What /local/info.json shows."""
        return {
            "stage": STAGE,
            "url": self.url,
            "aws": self.moto_url,
            "outbox": f"{self.url}/local/outbox",
            "codes": f"{self.url}/local/code",
            "accounts": self.accounts,
            "asides": self.asides,
        }

    @property
    def asides(self) -> list[dict[str, str]]:
        """Records that this checkout cannot read: kind, place and why."""
        if self._app != "real":
            return []
        return [
            {"kind": aside.kind, "place": aside.place, "why": aside.why}
            for aside in self.ports.asides.all()
        ]

    def start(self) -> Self:
        """Ready to answer when it returns. OSError when the port is in use."""
        self.url = f"http://127.0.0.1:{self.web.bind(self._port)}"
        try:
            self._start()
        except BaseException:
            self.stop(keep=False)
            raise
        return self

    def _start(self) -> None:
        self._aws.start()
        self.outputs = self._aws.deploy(self.url)
        settings = self.settings()
        config = functions.load_config()
        for function in config["lambda_functions"]:
            # one process, one environment: all values derive from the same settings
            self._aws.set_environment(**functions.environment(function, config, settings))
        self._aws.set_environment(**status.ENVIRONMENT)
        # before the state is waited for: it takes a second
        app = importlib.import_module("app").app if self._app == "real" else self._app
        self._load()
        self._aws.client("ses").verify_email_identity(EmailAddress=settings["MailAddress"])
        self._ensure_certificate()
        forget_earlier_settings()
        self._permissions = Permissions(_statements(config, settings), settings)
        self._permissions.enforce()
        self._lambdas = LocalLambdas(
            self._aws,
            config,
            lambda function: functions.environment(function, config, settings),
            self._handlers,
            self._sweep_seconds,
        )
        self._lambdas.create()
        self.web.api = LocalApi(app) if app is not None else None
        self.web.file_origins = (self.moto_url,)
        self.web.clients = self.clients
        self.web.start()
        self._lambdas.start()
        if self._demo_accounts and self._app == "real":
            self._ensure_accounts()

    def stop(self, keep: bool = True) -> None:
        """End everything; `keep` saves the state where a folder was given."""
        self.web.stop()
        if self._lambdas is not None:
            self._lambdas.stop()
            self._lambdas = None
        if self._permissions is not None:
            self._permissions.stop()
        if keep and self._folder is not None and self.outputs:
            saved_state.save(self._folder / "state", self._aws, self.outbox.saved())
        self._aws.stop()
        self.outputs = {}
        forget_earlier_settings()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def refused(self) -> list[str]:
        """AWS calls that a function's policy did not allow; a sound policy leaves this empty."""
        return self._permissions.refused if self._permissions else []

    @property
    def used(self) -> set[Right]:
        """What functions were allowed and did; a right that no story uses is one too many."""
        return self._permissions.used if self._permissions else set()

    @property
    def ports(self) -> Any:
        """The handlers' own ports, for what has no address of its own (seeding, looking inside)."""
        from chalicelib.handlers import wiring

        return wiring.ports()

    def sweep(self, everything: bool = False) -> None:
        """Run the sweeper now instead of at the schedule's next beat."""
        self._running().sweep(everything)

    def invoke(self, function: str, event: dict[str, Any]) -> Any:
        """Run a job's handler with this event, through Lambda."""
        return self._running().invoke(function, event)

    def settings(self) -> dict[str, str]:
        """The values for the placeholders in .chalice/, as infra/deploy.py has them for AWS."""
        sender = self._overrides.get("MailSender", "Sisfo Izin (lokal) <izin@sisfo-izin.example>")
        address = parseaddr(sender)[1]
        return {
            "AppName": APP,
            "Stage": STAGE,
            "Prefix": PREFIX,
            "AccountId": ACCOUNT,
            "Region": REGION,
            "Partition": "aws",
            "PublicUrl": self.url,
            "MailSender": sender,
            "MailAddress": address,
            "MailDomain": address.partition("@")[2],
            "WhatsappGatewayUrl": f"{self.url}/local/whatsapp",
            "WhatsappGatewaySecret": "",
            "Signer": "kms",
            "TsaUrl": "",
            "BsreUrl": "",
            "BsreVersion": "v2",
            "BsreSecret": "",
            "OriginDigests": front.DIGESTS,
            **self.outputs,
            **self._overrides,
        }

    def _running(self) -> LocalLambdas:
        if self._lambdas is None:
            raise RuntimeError("the local stack is not running")
        return self._lambdas

    def _load(self) -> None:
        messages = None
        if self._folder is not None:
            state = self._folder / "state"
            if self._fresh:
                shutil.rmtree(state, ignore_errors=True)
            messages = saved_state.load(state, self._aws)
        if messages is None and self._scene is not None:
            place = self._scene() if callable(self._scene) else self._scene
            messages = saved_state.load(place, self._aws)
        if messages is not None:
            self.outbox.restore(messages)

    def _ensure_accounts(self) -> None:
        from infra.local import demo_accounts  # knows the domain, which tests of the stack do not

        self.accounts = demo_accounts.ensure(self.ports)

    def _ensure_certificate(self) -> None:
        """A development certificate for the key in KMS; the one of the last run while it fits."""
        from chalicelib.adapters.signing.development import ensure_development_certificate

        ssm = self._aws.client("ssm")
        kept = None
        with suppress(ssm.exceptions.ParameterNotFound):
            kept = ssm.get_parameter(Name=CERTIFICATE_PARAMETER)["Parameter"]["Value"]
        chain = ensure_development_certificate(
            self._aws.client("kms"), f"alias/{PREFIX}-signing", now=datetime.now(UTC), kept=kept
        )
        ssm.put_parameter(
            Name=CERTIFICATE_PARAMETER, Value=chain, Type="String", Tier="Advanced", Overwrite=True
        )


class Clients(Mapping[str, Any]):
    """boto3 clients by service name, made when first asked for."""

    def __init__(self, aws: LocalAws) -> None:
        self._aws = aws

    def __getitem__(self, service: str) -> Any:
        return self._aws.client(service)

    def __iter__(self) -> Iterator[str]:
        return iter(self._aws._clients)

    def __len__(self) -> int:
        return len(self._aws._clients)


def _statements(config: dict[str, Any], settings: dict[str, str]) -> dict[str, Any]:
    """Each function's policy, as it would be deployed."""
    return {
        name: functions.rendered_policy(values["iam_policy_file"], settings)["Statement"]
        for name, values in config["lambda_functions"].items()
    }


def forget_earlier_settings() -> None:
    """Handlers keep settings and clients for the life of a process, which here may see several
    stacks, each on other ports."""
    for name in ("env", "wiring"):
        with suppress(ModuleNotFoundError):
            module = importlib.import_module(f"chalicelib.handlers.{name}")
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
