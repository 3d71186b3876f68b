"""The installation happens once for each lock, and says what to do where it cannot."""

import subprocess

import pytest

from registry import install


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone with locks and an environment that looks usable."""
    monkeypatch.setattr(install, "HERE", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    for name in install.LOCKS.values():
        (tmp_path / name).write_text("django==5.2 \\\n    --hash=sha256:0\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    return tmp_path


class Runs:
    """Stands for subprocess.run: records the commands, and ends each with `status`."""

    def __init__(self):
        self.commands = []
        self.status = 0

    def __call__(self, command, **_options):
        self.commands.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, self.status, "", "ensurepip is not available")


@pytest.fixture
def ran(monkeypatch):
    """Record what is run instead of running it."""
    runs = Runs()
    monkeypatch.setattr(install.subprocess, "run", runs)
    return runs


def pip_calls(ran):
    return [command for command in ran.commands if "install" in command]


def test_a_lock_is_installed_once_with_its_hashes_and_without_compiling(clone, ran):
    install.main("run")
    install.main("run")
    (call,) = pip_calls(ran)
    assert {"--require-hashes", "--only-binary=:all:"} <= set(call)


def test_a_changed_lock_is_installed_anew(clone, ran):
    install.main("run")
    (clone / "requirements.txt").write_text("django==5.2.1 \\\n    --hash=sha256:1\n")
    install.main("run")
    assert len(pip_calls(ran)) == 2


def test_an_upgraded_interpreter_is_filled_anew(clone, ran):
    install.main("run")
    install.PYTHON.unlink()
    (clone / "python3.14").touch()
    install.PYTHON.symlink_to(clone / "python3.14")
    install.main("run")
    assert len(pip_calls(ran)) == 2


def test_the_development_environment_serves_too(clone, ran):
    install.main("dev")
    install.main("run")
    assert len(pip_calls(ran)) == 1


def test_a_failed_installation_is_not_taken_for_a_done_one(clone, ran, monkeypatch):
    monkeypatch.setattr(install, "make_environment", lambda: None)
    ran.status = 1
    with pytest.raises(SystemExit, match="could not install"):
        install.main("run")
    assert not install.is_installed("run")


def test_a_missing_venv_module_names_the_package_to_install(clone, ran):
    install.PYTHON.unlink()
    ran.status = 1
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        install.main("run")
    assert not install.VENV.exists()


def test_an_old_python_is_refused_by_name(monkeypatch):
    monkeypatch.setattr(install.sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit, match=r"3\.11 or newer"):
        install.main("run")
