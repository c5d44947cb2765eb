"""Reports in an object store are checked as in a folder, by processes of their own too: S3, as moto's server has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
import os
from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "docs/examples/sound"

SERVER = """
import sys
import boto3
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
host, port = server.get_host_and_port()
store = boto3.client("s3", endpoint_url=f"http://{host}:{port}")
store.create_bucket(Bucket="reports")
for line in sys.argv[2:]:
    store.upload_file(f"{sys.argv[1]}/{line}", "reports", f"2024/{line}")
print(port, flush=True)
sys.stdin.read()
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("moto") is None or find_spec("s3fs") is None, reason="moto or s3fs is not installed"),
]


def _environment(**more: str) -> Mapping[str, str]:
    keys = {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "none", "AWS_DEFAULT_REGION": "us-east-1"}
    return {**os.environ, **keys, "NO_PROXY": "127.0.0.1", **more}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The address of a server that has the bucket ``reports`` with the sound examples below ``2024/``."""
    names = [path.relative_to(SOUND).as_posix() for path in sorted(SOUND.rglob("*.*"))]
    command = [sys.executable, "-W", "ignore", "-c", SERVER, str(SOUND), *names]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=_environment(), text=True, **pipes) as server:  # type: ignore[call-overload]
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        server.kill()


def _gouji(endpoint: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gouji", *arguments, "--lang", "en"]
    environment = _environment(AWS_ENDPOINT_URL=endpoint, **more)
    return subprocess.run(
        command, env=environment, cwd=SOUND.parent, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.fixture(scope="module")
def in_folder() -> subprocess.CompletedProcess[str]:
    """What checking the folder gives."""
    return _gouji("", "check", "--format", "json", "--no-cache", "sound")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("address", ["s3://reports/2024", "s3://reports/**/*.txt"])
def test_what_the_folder_gives_the_bucket_gives(
    endpoint: str, in_folder: subprocess.CompletedProcess[str], address: str, jobs: str
) -> None:
    bucket = _gouji(endpoint, "check", "--format", "json", "--no-cache", "--jobs", jobs, address)

    assert (bucket.stderr, bucket.returncode) == ("", in_folder.returncode)
    assert bucket.stdout.replace("s3://reports/2024/", "sound/") == in_folder.stdout


def test_facts_are_extracted_from_a_bucket(endpoint: str) -> None:
    folder, bucket = [_gouji(endpoint, "extract", where).stdout for where in ("sound", "s3://reports/2024/")]

    assert bucket.replace("s3://reports/2024/", "sound/") == folder


@pytest.mark.parametrize(
    ("address", "said"),
    [("s3://reports/none", "there is no file at this address"), ("s3://none/2024", "there is no file at this address")],
)
def test_what_is_not_there_is_told(endpoint: str, address: str, said: str) -> None:
    ended = _gouji(endpoint, "check", address)

    assert (ended.returncode, said in ended.stdout) == (3, True)


def test_a_server_that_does_not_answer_is_told() -> None:
    ended = _gouji("http://127.0.0.1:9", "check", "s3://reports/2024", AWS_MAX_ATTEMPTS="1")

    assert (ended.returncode, "could not be reached" in ended.stdout) == (3, True)
