"""docker-compose.yml: right by the Compose specification, careful by our own rules, and each command runs as it stands.

There is no container engine here, so the commands run natively: from a copy of exactly the files that the image
would hold, with secrets in files, against a PostgreSQL whose roles were made by the init script.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml

from workbench.embedded.child import dies_with_parent
from workbench.embedded.cluster import Servers, servers
from workbench.embedded.loopback import free_port
from workbench.embedded.programs import postgres
from workbench.embedded.roles import plain_environment
from workbench.embedded.state import State, secrets_of
from workbench.settings.env import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat", "backup")
PASSWORDS = ("secret_key", "postgres_password", "owner_password", "app_password", "redis_password")


def validated(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_is_valid_by_the_compose_specification(tmp_path: Path) -> None:
    said = validated(ROOT / "docker-compose.yml")
    assert said.returncode == 0, said.stdout
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text("services: {web: {image: x, imagee: y}}")
    assert validated(wrong).returncode == 1


def test_the_seven_services_are_there() -> None:
    assert set(SERVICES) == {"db", "redis", *OURS}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_a_service_that_stays_tells_its_health(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_runs_with_little(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert "no-new-privileges:true" in service["security_opt"]
    if name != "db":  # its entry point drops root by itself, after it has seen to the volume's owner
        assert service["cap_drop"] == ["ALL"]
        assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", service["user"])


def test_images_are_pinned_to_a_version() -> None:
    images = [service["image"] for service in SERVICES.values()]
    images += re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    assert all(re.search(r":\d+\.\d+(\.\d+)?(-\w+)*$", image) for image in images), images


def test_no_secret_stands_in_a_variable() -> None:
    for name, service in SERVICES.items():
        for key, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|_URL", key) and key != "PUBLIC_URL":
                assert key.endswith("_FILE"), (name, key)
                assert Path(str(value)).name in service["secrets"], (name, key)


def test_only_who_changes_or_dumps_tables_holds_the_owners_log_in() -> None:
    holders = {name for name, service in SERVICES.items() if "database_owner_url" in service.get("secrets", [])}
    assert holders == {"migrate", "backup"}


def test_nothing_but_the_web_server_is_reached_from_outside_and_that_on_loopback() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert published == {"web": ["127.0.0.1:8000:8000"]}
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_every_secret_is_drawn_by_the_script(tmp_path: Path) -> None:
    subprocess.run(["sh", ROOT / "deploy/make-secrets.sh", tmp_path / "secrets"], check=True, capture_output=True)
    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert set(made) == set(COMPOSE["secrets"])
    assert len({made[name] for name in PASSWORDS}) == len(PASSWORDS)
    assert all(re.fullmatch(r"[0-9a-f]{64}", made[name]) for name in PASSWORDS)
    subprocess.run(["sh", ROOT / "deploy/make-secrets.sh", tmp_path / "secrets"], check=True, capture_output=True)
    assert {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()} == made


def image_files() -> Iterator[Path]:
    """What .dockerignore lets through: it names what the image holds."""
    for line in (ROOT / ".dockerignore").read_text().splitlines():
        if line.startswith("!"):
            yield ROOT / line[1:]


@dataclass
class Image:
    """The files of the image in a folder, and the world its commands run in."""

    folder: Path
    secrets: Path
    data: Path
    port: int
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def translate(self, text: str) -> str:
        """Paths and ports inside a container, as they are here."""
        for inside, here in (
            ("/run/secrets", str(self.secrets)),
            ("/var/lib/workbench", str(self.data)),
            ("/tmp/beat-schedule", str(self.data / "beat-schedule")),
            ("0.0.0.0:8000", f"127.0.0.1:{self.port}"),
            ("127.0.0.1:8000", f"127.0.0.1:{self.port}"),
            ("${ALLOWED_HOSTS:?Name the host under which the workbench is reached}", "workbench.example"),
            ("${PUBLIC_URL:?Name the address under which the workbench is reached, https included}", "https://workbench.example"),
            ("${TRUSTED_PROXIES:-}", ""),
        ):
            text = text.replace(inside, here)
        return text

    def environment(self, name: str) -> dict[str, str]:
        """Only what the service is given, and the image's own."""
        given = {key: self.translate(str(value)) for key, value in SERVICES[name].get("environment", {}).items()}
        bin_ = str(Path(sys.executable).parent)
        return {"PATH": f"{bin_}:{os.environ['PATH']}", "WORKBENCH_STATE": str(self.data / "state"), "LANG": "C.UTF-8"} | given

    def start(self, name: str) -> subprocess.Popen[bytes]:
        """The service's command, in a process group of its own."""
        command = [self.translate(part) for part in SERVICES[name]["command"]]
        with (self.data / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment(name), stdout=log, stderr=log, start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGTERM),  # noqa: PLW1509  no threads run here
            )  # fmt: skip
        self.running.append(process)
        return process

    def log(self, name: str) -> str:
        return (self.data / f"{name}.log").read_text(errors="replace")[-4_000:]

    def is_healthy(self, name: str) -> bool:
        """One run of the service's health check."""
        kind, *command = SERVICES[name]["healthcheck"]["test"]
        assert kind == "CMD"
        done = subprocess.run(
            [self.translate(part) for part in command], cwd=self.folder, env=self.environment(name), capture_output=True, check=False
        )
        return done.returncode == 0

    def close(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.running:
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def roles_by_the_init_script(ours: Servers, secrets: Path, superuser: str) -> None:
    """What the postgres image does on an empty volume; the cluster's own roles make room first."""
    assert ours.postgres
    server = ours.postgres
    link = f"host=127.0.0.1 port={server.port} user=postgres password={superuser} dbname=postgres"
    with psycopg.connect(link, autocommit=True) as session:
        session.execute("DROP DATABASE workbench")
        session.execute("REVOKE SET ON PARAMETER session_replication_role FROM workbench_owner")
        session.execute("DROP ROLE workbench_owner, workbench_app")
    folder = postgres().path.parent
    environment = plain_environment() | {
        "PATH": f"{folder}:{os.environ['PATH']}", "PGHOST": "127.0.0.1", "PGPORT": str(server.port), "PGPASSWORD": superuser,
        "SECRETS": str(secrets),
    }  # fmt: skip
    done = subprocess.run(
        ["sh", ROOT / "deploy/initdb/10-roles.sh"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def copy_image(folder: Path) -> None:
    for source in image_files():
        target = folder / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)


def own_servers(state: State) -> Servers:
    """Of this test alone, whatever the environment names."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
            patch.delenv(name, raising=False)
        return servers(state=state, throw_away=True)


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """Servers, secrets, files."""
    place = Path(tempfile.mkdtemp(prefix="workbench-compose-"))
    place.chmod(0o755)  # the servers' account passes through
    folder, secrets, data = place / "image", place / "secrets", place / "data"
    copy_image(folder)
    (data / "media").mkdir(parents=True)
    subprocess.run(["sh", ROOT / "deploy/make-secrets.sh", secrets], check=True, capture_output=True)
    state = State(place / "state")
    state.make()
    ours = own_servers(state)
    made = Image(folder=folder, secrets=secrets, data=data, port=free_port())
    try:
        assert ours.postgres
        assert ours.broker
        ours.postgres.start()
        ours.broker.start()
        roles_by_the_init_script(ours, secrets, secrets_of(state)["POSTGRES_SUPERUSER"])
        for name in ("database_url", "database_owner_url"):
            path = secrets / name
            path.write_text(path.read_text().replace("@db:5432", f"@127.0.0.1:{ours.postgres.port}") + "\n")
        (secrets / "redis_url").write_text(ours.broker.url)
        yield made
    finally:
        made.close()
        ours.stop(within=5.0)
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="module")
def migrated(image: Image) -> Image:
    """Static files as the Dockerfile gathers them, then the migrate service, to its end."""
    gather = re.search(r"^RUN (SECRET_KEY=.*? --verbosity 0)", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE | re.DOTALL)
    assert gather
    environment = {key: value for key, value in image.environment("db").items() if not key.startswith("POSTGRES")}
    done = subprocess.run(gather.group(1), shell=True, cwd=image.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    migrate = image.start("migrate")
    assert migrate.wait(timeout=120) == 0, image.log("migrate")
    return image


@pytest.mark.xdist_group("compose")  # one set of servers
@pytest.mark.parametrize("name", ["web", "worker", "beat", "backup"])
def test_the_command_runs_until_healthy_and_ends_when_asked(migrated: Image, name: str) -> None:
    if name != "beat":  # the probe of worker and beat is one, and slow to give up
        assert not migrated.is_healthy(name), "the probe says well of what does not run"
    process = migrated.start(name)
    time.sleep(2)
    until = time.monotonic() + 120
    while not migrated.is_healthy(name):
        assert process.poll() is None, migrated.log(name)
        assert time.monotonic() < until, migrated.log(name)
        time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)
