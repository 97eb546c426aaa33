"""From a bare Python to a running command: `up` and `test` make `.venv` first, all others are Django's.

Standard library only, and readable by any Python 3 down to the line that asks for a newer one.
"""

from __future__ import annotations

import importlib.util
import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older one may well be what is called
    sys.exit(f"The workbench needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

from workbench.embedded import packages, testing, up
from workbench.embedded.progress import say, step
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import ROOT, State, state_folder

OURS = {"up": up.run, "test": testing.run}
OFFLINE = ("evaluate_segmentation", "train_checkworthiness")  # read and write files alone


def main() -> None:
    """Run one command; what goes wrong is told in a sentence."""
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"workbench.settings.{'offline' if command in OFFLINE else 'dev'}")
    try:
        settle(command)
        if command in OURS:
            sys.exit(OURS[command](sys.argv[2:]))
    except CannotStart as error:
        say(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    django_command()


def settle(command: str) -> None:
    """See to `.venv` and go on inside it.

    An interpreter that has everything (the image's) is left as it is.
    """
    target = packages.wanted(root=ROOT, development=command == "test")
    inside = target.venv.exists() and os.path.realpath(sys.prefix) == os.path.realpath(target.venv)
    if command in OURS:
        state = State(state_folder())
        state.make()
        if not target.is_met():
            say("Setting up (the first time takes a little longer)")
            with step("packages") as current:
                packages.install(state=state, target=target)
                current.note = f"installed from {target.lock.name}"
    elif not inside and not target.python.exists():
        if importlib.util.find_spec("django"):
            return
        raise CannotStart("The packages are not installed yet. Run `python3 manage.py up` (or `test`) first.")
    if not inside:
        os.execv(target.python, [str(target.python), str(ROOT / "manage.py"), *sys.argv[1:]])  # noqa: S606


def django_command() -> None:
    """Hand over to Django; settings that refuse to start (RELIABILITY L14) do so in one sentence."""
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415  Django is there only by now
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Refused to start: {error}")
