"""Ways to start Sentry, in a run of pytest of its own: every test sees its own events, and nothing is sent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sdk_releases

pytest_plugins = ["pytester"]

# What asks for the network ends up in a file; Spotlight is switched on as a developer's environment may have it.
CONFTEST = """
import os, pathlib, socket
os.environ["SENTRY_SPOTLIGHT"] = "http://127.0.0.1:9/stream"
ASKED = pathlib.Path(__file__).with_name("asked.txt")

def refuse(*args, **kwargs):
    with ASKED.open("a") as file:
        file.write(repr(args[-1]) + os.linesep)
    raise OSError("no network in tests")

real = socket.socket.connect
socket.getaddrinfo = refuse
socket.socket.connect = lambda self, address: (
    real(self, address) if self.family == socket.AF_UNIX else refuse(self, address))
"""

APP = """
import sentry_sdk

LOGS = sentry_sdk.VERSION >= "2.35"
if LOGS:
    from sentry_sdk import logger
# 1.x has hubs for what 2.x does with scopes.
apart = getattr(sentry_sdk, "isolation_scope", None) or (lambda: sentry_sdk.Hub(sentry_sdk.Hub.current))

def start(dsn="https://key@sentry.invalid/1", **options):
    if LOGS:
        options["enable_logs"] = True
    sentry_sdk.init(dsn, release="shop@1", traces_sample_rate=1.0, auto_enabling_integrations=False, **options)

def work(name):
    sentry_sdk.set_tag(name, "seen")
    sentry_sdk.add_breadcrumb(message=name)
    if LOGS:
        logger.info(name)
    try:
        raise RuntimeError(name)
    except RuntimeError as error:
        sentry_sdk.capture_exception(error)

def only(events, *names):
    assert [event["exception"]["values"][0]["value"] for event in events.events] == list(names)
    assert set(events.tags) <= set(names)
    crumbs = [crumb["message"] for crumb in events.breadcrumbs if "Spotlight" not in crumb["message"]]
    assert set(crumbs) <= set(names), crumbs
    assert [log["body"] for log in events.logs] == list(names if LOGS else ())
"""

FILES = {
    "test_a_first.py": """
from app import work

def test_never_started(sentry_events):
    work("nothing")
    assert sentry_events.sent == []
""",
    "test_function.py": """
import pytest, sentry_sdk
from app import only, start, work

@pytest.fixture
def started():
    start()

@pytest.mark.parametrize("name", ["first", "second"])
def test_events_before_init(sentry_events, started, name):
    work(name)
    only(sentry_events, name)

@pytest.mark.parametrize("name", ["third", "fourth"])
def test_init_before_events(started, sentry_events, name):
    work(name)
    only(sentry_events, name)

def test_twice(sentry_events):
    start()
    start(before_send=lambda event, hint: {**event, "level": "fatal"})
    work("fifth")
    only(sentry_events, "fifth")
    assert sentry_events.events[0]["level"] == "fatal"

def test_no_dsn(sentry_events):
    start(None)
    work("sixth")
    only(sentry_events, "sixth")

def test_audit_after_events(sentry_events, sentry_audit):
    start()
    work("seventh")
    assert sentry_audit.run(["tag.named"], ["email"]).leaking() == {("tag.named", "email")}
    only(sentry_events, "seventh")
""",
    "test_session.py": """
import pytest, sentry_sdk
from app import only, start, work
from sentry_lint.audit.transport import is_capturing

@pytest.fixture(scope="module", autouse=True)
def started():
    start()
    made = sentry_sdk.get_client()
    yield made
    assert sentry_sdk.get_client() is made

@pytest.mark.parametrize("name", ["first", "second"])
def test_each_its_own(sentry_events, started, name):
    assert sentry_sdk.get_client() is started
    work(name)
    only(sentry_events, name)

def test_another_client(sentry_events, started):
    start(environment="other")
    assert sentry_sdk.get_client() is not started
    work("third")
    only(sentry_events, "third")

def test_back_again(started, pytestconfig):
    assert sentry_sdk.get_client() is started
    assert is_capturing(started.transport) == pytestconfig.option.sentry_audit
    assert sentry_sdk.get_isolation_scope()._tags == {}

def test_integrations_work_again(sentry_events):
    import logging
    from sentry_sdk.integrations.logging import LoggingIntegration
    start(integrations=[LoggingIntegration(event_level="WARNING")])
    logging.getLogger("shop").warning("stock is low")
    sentry_events.assert_captured("stock is low", count=1)

def test_integrations_as_before(sentry_events):
    import logging
    logging.getLogger("shop").warning("stock is low")
    sentry_events.assert_not_captured()
""",
    "test_threads.py": """
import threading
from concurrent.futures import ThreadPoolExecutor
import sentry_sdk
from app import apart, only, start, work

def job(name):
    with apart():
        work(name)

def test_thread(sentry_events):
    start()
    thread = threading.Thread(target=job, args=("first",))
    thread.start()
    thread.join()
    only(sentry_events, "first")

def test_pool(sentry_events):
    start()
    with ThreadPoolExecutor(1) as pool:
        list(pool.map(job, ["second", "third"]))
    only(sentry_events, "second", "third")
    assert [event["tags"] for event in sentry_events.events] == [{"second": "seen"}, {"third": "seen"}]
""",
    "test_tasks.py": """
import asyncio
import pytest, pytest_asyncio, sentry_sdk
from app import only, start, work

pytestmark = pytest.mark.asyncio

async def job(name):
    with sentry_sdk.isolation_scope():
        await asyncio.sleep(0)
        work(name)

@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def connected():
    await asyncio.sleep(0)
    yield

@pytest.mark.parametrize("name", ["first", "second"])
@pytest.mark.asyncio(loop_scope="session")
async def test_coroutine(sentry_events, connected, name):
    start()
    await asyncio.sleep(0)
    work(name)
    only(sentry_events, name)

async def test_gather(sentry_events, connected):
    start()
    await asyncio.gather(job("third"), job("fourth"))
    only(sentry_events, "third", "fourth")
    assert [event["tags"] for event in sentry_events.events] == [{"third": "seen"}, {"fourth": "seen"}]

async def test_executor(sentry_events):
    start()
    await asyncio.to_thread(work, "fifth")
    only(sentry_events, "fifth")
""",
    "test_anyio.py": """
import anyio
import pytest, sentry_sdk
from app import only, start, work

pytestmark = pytest.mark.anyio

@pytest.fixture(scope="module", params=["asyncio", "trio"])
def anyio_backend(request):
    return request.param

@pytest.fixture(scope="module")
async def connected(anyio_backend):
    await anyio.sleep(0)
    yield

@pytest.mark.parametrize("name", ["first", "second"])
async def test_each_its_own(sentry_events, connected, name):
    start()
    await anyio.sleep(0)
    work(name)
    only(sentry_events, name)
""",
    "test_startup.py": """
import contextlib
import sentry_sdk
from fastapi import FastAPI
from fastapi.testclient import TestClient
from app import only, start, work

@contextlib.asynccontextmanager
async def lifespan(app):
    start()
    yield
    sentry_sdk.get_client().close()

shop = FastAPI(lifespan=lifespan)

@shop.get("/{name}")
def get(name: str):
    work(name)

def test_lifespan(sentry_events):
    with TestClient(shop) as client:
        client.get("/first")
        only(sentry_events, "first")
        client.get("/second")
    only(sentry_events, "first", "second")

def test_lifespan_again(sentry_events):
    with TestClient(shop) as client:
        client.get("/third")
    only(sentry_events, "third")
""",
}
# How many tests of each file pass.
TESTS = {
    "test_a_first.py": 1,
    "test_function.py": 7,
    "test_session.py": 6,
    "test_threads.py": 2,
    "test_tasks.py": 4,
    "test_anyio.py": 4,
    "test_startup.py": 2,
}


@pytest.fixture
def project(pytester: pytest.Pytester) -> Path:
    pytest.importorskip("pytest_asyncio")
    pytest.importorskip("trio")
    for name, text in {"conftest.py": CONFTEST, "app.py": APP, **FILES}.items():
        (pytester.path / name).write_text(text)
    return pytester.path


def run(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    return pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", *args)


@pytest.mark.parametrize("args", [(), ("--sentry-audit", "-n", "2")], ids=["plain", "xdist"])
def test_every_way_to_start(pytester: pytest.Pytester, project: Path, args: tuple[str, ...]) -> None:
    (project / "pytest.ini").write_text("[pytest]\nasyncio_default_fixture_loop_scope = function\n")
    result = run(pytester, *args)
    result.assert_outcomes(passed=sum(TESTS.values()))
    if args:
        # Without the setting, a client that is made before the fixture is taken over only during the test.
        assert not (project / "asked.txt").exists(), (project / "asked.txt").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("version", ["1.45.1", "2.0.1"])
def test_older_releases(
    pytester: pytest.Pytester, project: Path, version: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = sdk_releases.installed(version, tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), str(sdk_releases.ROOT))))
    files = [
        name for name in TESTS if name in ("test_a_first.py", "test_function.py", "test_threads.py", "test_anyio.py")
    ]
    (project / "test_release.py").write_text(
        f"import sentry_sdk\n\ndef test_release():\n    assert sentry_sdk.VERSION == {version!r}\n"
    )
    result = run(pytester, "--sentry-audit", "-p", "no:asyncio", *files, "test_release.py")
    result.assert_outcomes(passed=sum(TESTS[name] for name in files) + 1)
    assert not (project / "asked.txt").exists(), (project / "asked.txt").read_text()
