"""What black-box tests start with: an empty home, the installed command and three ways to it."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack

import pytest

from .programs import SshServer, installed_careerboard, isolated_env, needs, unavailable
from .pty_driver import Terminal


@pytest.fixture(autouse=True)
def linux():
    if sys.platform != "linux":
        unavailable("the pseudo-terminal driver needs Linux")


@pytest.fixture
def careerboard_env(tmp_path):
    """The whole environment of a program under test: nothing of the developer's but PATH."""
    return isolated_env(tmp_path)


@pytest.fixture(scope="session")
def careerboard():
    """The installed command that belongs to the Python running the tests."""
    return installed_careerboard()


@pytest.fixture
def terminal(careerboard_env):
    """`terminal(argv, *, env=careerboard_env, **options) -> Terminal`, closed after the test."""
    with ExitStack() as started:

        def start(argv, *, env=careerboard_env, **options):
            return started.enter_context(Terminal(argv, env=env, **options))

        yield start


@pytest.fixture
def tmux(terminal, careerboard_env):
    """As `terminal`, with an untouched tmux of its own between the terminal and the program."""
    program = needs("tmux")
    with ExitStack() as started:

        def start(argv, *, env=careerboard_env, **options):
            # Not under tmp_path: a socket's path is limited to about a hundred characters.
            folder = started.enter_context(tempfile.TemporaryDirectory(prefix="tmux-"))
            server = [program, "-S", f"{folder}/socket", "-f", os.devnull]
            started.callback(subprocess.run, [*server, "kill-server"], capture_output=True)
            return terminal([*server, "new-session", *argv], env=env, **options)

        yield start


@pytest.fixture(scope="session")
def ssh_server(tmp_path_factory):
    server = SshServer(tmp_path_factory.mktemp("sshd"))
    yield server
    server.close()


@pytest.fixture
def ssh(terminal, careerboard_env, ssh_server):
    """As `terminal`, with ssh and a real sshd between the terminal and the program.

    `env` is added to what sshd gives a session; the program is not a child of the terminal.
    """

    def start(argv, *, env=careerboard_env, **options):
        return terminal(ssh_server.command(argv, env), env=env, **options)

    return start
