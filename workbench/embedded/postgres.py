"""PostgreSQL as a foreground child: made once, recovered after any death, reachable on loopback alone."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.embedded import account, programs, roles
from workbench.embedded.account import Account
from workbench.embedded.child import Child, evict
from workbench.embedded.loopback import free_port
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import write_private

BUILTIN_LOCALE_SINCE = 17
READY_WITHIN = 30.0

# For two cores and little memory; the shared buffers are touched only as the data grows.
TUNING = {
    "shared_buffers": "128MB",
    "effective_cache_size": "512MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_connections": "60",
    "max_wal_size": "512MB",
    "autovacuum_max_workers": "2",
    "max_parallel_workers_per_gather": "0",
    "max_logical_replication_workers": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "wal_compression": "on",
    "log_line_prefix": "%m [%p] ",
}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@dataclass(slots=True)
class Postgres:
    """One cluster below `home`.

    A `throw_away` one trades durability for speed and lets the owner make databases.
    """

    home: Path
    log: Path
    secrets: Mapping[str, str]
    account: Account | None = None
    throw_away: bool = False
    port: int = 0
    child: Child | None = field(default=None, init=False)
    settled: bool = field(default=False, init=False)  # others know the port: it stays

    @property
    def data(self) -> Path:
        """The cluster's folder."""
        return self.home / "postgres"

    def url(self, role: str) -> str:
        """Where a role connects to."""
        password = self.secrets[roles.SECRET_OF[role]]
        return f"postgres://{role}:{password}@127.0.0.1:{self.port}/{roles.DATABASE}"

    def start(self) -> str:
        """Make the cluster if there is none, start it, see to its roles; answers with its version."""
        program = programs.postgres()
        version = program.version()
        binary = account.within_reach(program, home=self.home, account=self.account)
        if not self.data.exists():
            self.initialise(binary, version=version)
        self.refuse_foreign(version)
        while True:
            evict(self.data, programs=("postgres",))
            (self.data / "postmaster.pid").unlink(missing_ok=True)  # nobody holds the folder, whatever it says
            self.port = self.port or free_port()
            self.launch(binary)
            if self.settle_roles(program.path.with_name("psql")):
                self.settled = True
                return version
            words = self.child.last_words(lines=8) if self.child else ""
            self.stop(until=time.monotonic())
            if self.settled or "could not bind" not in words:
                raise CannotStart(f"PostgreSQL did not come up. Its last words ({self.log}):\n  {words}")
            self.port = 0

    def launch(self, binary: Path) -> None:
        """The server itself."""
        settings = TUNING | (THROW_AWAY if self.throw_away else {})
        settings |= {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "password_encryption": "scram-sha-256",
        }
        if int((self.data / "PG_VERSION").read_text()) >= 18:
            settings["io_method"] = "sync"  # no I/O worker processes: three fewer at rest
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.child = Child(
            name="PostgreSQL",
            command=[str(binary), "-D", str(self.data), "-p", str(self.port), *options],
            environment=roles.plain_environment(),
            log=self.log,
            folder=self.home,
            farewell=signal.SIGINT,
            account=self.account,
        )
        self.child.start()

    def initialise(self, binary: Path, *, version: str) -> None:
        """`initdb` under another name, renamed when whole: a killed first start leaves no half a cluster."""
        for torn in self.home.glob("postgres.new*"):
            shutil.rmtree(torn, ignore_errors=True)
        fresh = account.private_folder(self.home / "postgres.new", account=self.account)
        password = self.home / "postgres.new.password"
        password.unlink(missing_ok=True)
        write_private(password, self.secrets["POSTGRES_SUPERUSER"])
        if self.account:
            self.account.own(password)
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        locale = builtin if int(version.partition(".")[0]) >= BUILTIN_LOCALE_SINCE else ["--locale=C.UTF-8"]
        options = ["-A", "scram-sha-256", "-E", "UTF8", "-U", "postgres", "--no-instructions", *locale]
        if self.throw_away:
            options.append("--no-sync")
        maker = Child(
            name="initdb",
            command=[str(binary.with_name("initdb")), "-D", str(fresh), f"--pwfile={password}", *options],
            environment=roles.plain_environment(),
            log=self.log,
            folder=self.home,
            account=self.account,
        )
        try:
            maker.start()
            code = maker.process.wait() if maker.process else 1
        finally:
            maker.finish(until=time.monotonic())
            password.unlink(missing_ok=True)
        if code:
            raise CannotStart(f"PostgreSQL's data folder could not be made ({self.log}):\n  {maker.last_words()}")
        fresh.replace(self.data)

    def refuse_foreign(self, version: str) -> None:
        """A cluster of another major version or another user is said so before the server says it worse."""
        try:
            made_by = (self.data / "PG_VERSION").read_text().strip()
        except OSError as error:
            raise CannotStart(f"{self.data} cannot be read as this user ({error.strerror}).") from error
        if made_by != version.partition(".")[0]:
            raise CannotStart(
                f"{self.data} was made by PostgreSQL {made_by}, but {version} is installed now. "
                "Dump it with the old programs and load it with the new ones, "
                "or move it away to start afresh."
            )

    def settle_roles(self, psql: Path) -> bool:
        """Wait until it answers and has its roles and database; False when it died or stays mute."""
        until = time.monotonic() + READY_WITHIN
        script = roles.script(secrets=self.secrets, throw_away=self.throw_away)
        try:
            while time.monotonic() < until and self.child and self.child.ended() is None:
                if roles.apply(script, psql=psql, port=self.port, password=self.secrets["POSTGRES_SUPERUSER"]):
                    return True
                time.sleep(0.05)
        except CannotStart:
            self.stop(until=time.monotonic() + 2)
            raise
        return False

    def stop(self, *, until: float) -> None:
        """Fast shutdown; a restart recovers whatever an impatient end leaves."""
        if self.child:
            self.child.ask_to_stop()
            self.child.finish(until=until)
