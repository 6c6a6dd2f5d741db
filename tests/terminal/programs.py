"""Where programs under test start from, what else they need, and a real sshd."""

import os
import pwd
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

_SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"
_PRIVILEGE_SEPARATION = Path("/run/sshd")

_CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/user_key.pub
PidFile {folder}/sshd.pid
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PermitUserRC no
PrintMotd no
PrintLastLog no
StrictModes no
UsePAM no
"""

RAW = """
import os, sys, time, tty
def write(data): os.write(1, data)
def read(): return os.read(0, 4096)
tty.setraw(0)
write(b"ready")
"""
"""How a program of a few lines begins that gets every byte as it is typed."""


def isolated_env(folder: Path) -> dict[str, str]:
    """Return a whole environment with nothing of this machine's but PATH; homes under `folder`."""
    homes = {
        "HOME": folder / "home",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_DATA_HOME": folder / "data",
        "XDG_STATE_HOME": folder / "state",
        "XDG_CACHE_HOME": folder / "cache",
    }
    for home in homes.values():
        home.mkdir()
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "SHELL": "/bin/sh",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "CAREERBOARD_TODAY": "2026-11-23",
        "CAREERBOARD_FILE": str(folder / "career.json"),
        **{name: str(home) for name, home in homes.items()},
    }


def installed_careerboard() -> str:
    """Return the command that belongs to the Python that runs us; without it fail the test."""
    command = Path(sys.executable).with_name("careerboard")
    if not command.exists():
        pytest.fail(f"{command} is not there: install the project first")
    return str(command)


def needs(program: str) -> str:
    """Return where a program is; without it skip the test, or in CI (CI=true) fail it."""
    path = shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:{_SYSTEM_FOLDERS}")
    return path or unavailable(f"{program} is not installed")


def unavailable(reason: str) -> NoReturn:
    """Skip the test for something this machine lacks, or in CI, which lacks nothing, fail it."""
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(reason)
    pytest.skip(reason)


def wait_until(condition: Callable[[], object], timeout: float = 5) -> None:
    """Wait for what no terminal shows, such as a file, or a process that is gone."""
    deadline = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < deadline, f"{condition} never became true"
        time.sleep(0.005)


class SshServer:
    """A real sshd on a free port of 127.0.0.1, with keys of its own, for this user alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ssh, self._sshd = needs("ssh"), needs("sshd")
        if os.geteuid() == 0:
            try:
                _PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
            except OSError as error:
                unavailable(f"sshd needs {_PRIVILEGE_SEPARATION}: {error}")
        for key in ("host_key", "user_key"):
            self._run(needs("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", folder / key)
        self.port, self._process = self._start()

    def command(self, argv: Sequence[str | os.PathLike[str]], env: Mapping[str, str]) -> list[str]:
        """Return the command that runs `argv` over there, with `env` added to what sshd gives."""
        settings = [f"{name}={value}" for name, value in env.items()]
        options = {
            "BatchMode": "yes",
            "EscapeChar": "none",
            "GlobalKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "IdentityFile": self.folder / "user_key",
            "LogLevel": "ERROR",
            "Port": self.port,
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": self.folder / "known_hosts",
        }
        user = pwd.getpwuid(os.geteuid()).pw_name
        return [
            *(self._ssh, "-tt", "-F", "/dev/null"),
            *(f"-o{name}={value}" for name, value in options.items()),
            *(f"{user}@127.0.0.1", shlex.join(["env", *settings, *map(os.fspath, argv)])),
        ]

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate()

    def _start(self, attempts: int = 5) -> tuple[int, subprocess.Popen[str]]:
        """Start sshd where no one else listens: another may take a free port before it does."""
        for _ in range(attempts):
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            config = self.folder / "sshd_config"
            config.write_text(_CONFIG.format(folder=self.folder, port=port))
            process = subprocess.Popen(
                [self._sshd, "-D", "-e", "-f", config],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            said = []
            for line in process.stderr:
                if "Server listening" in line:
                    return port, process
                said.append(line)
            process.communicate()
        raise AssertionError(f"sshd does not start: {''.join(said)}")

    @staticmethod
    def _run(*command: str | Path) -> None:
        subprocess.run(command, check=True, capture_output=True)
