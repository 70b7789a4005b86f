"""Compares every fact about the SDK's releases with the releases themselves.

``python tests/versions/compare.py [RELEASE ...]`` installs the releases (all that the tables know, where none is named)
into a folder that is thrown away and prints what is not so; with ``--in FOLDER`` it keeps them there, to be used again.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import sdk_releases

from sentry_lint.knowledge import sdk_api, sdk_names

READING = str(Path(__file__).with_name("reading.py"))
NAMESPACES = {name: space for name in sdk_api.namespaces() if (space := sdk_api.namespace(name)) is not None}


def asked() -> dict[str, list[str]]:
    warned = [
        f"{name}.{entry.name}"
        for name, space in NAMESPACES.items()
        for entry in space.entries.values()
        if entry.deprecated
    ]
    return {"namespaces": list(NAMESPACES), "deprecated": warned}


def differences(real: dict[str, Any]) -> list[str]:
    """What the tables say and a release, as :mod:`reading` has read it, does not bear out; and the other way round."""
    version = sdk_api.parse(real["version"])
    assert version is not None
    out: list[str] = []
    warned = set(real["deprecated"])
    for name, space in NAMESPACES.items():
        found = real["namespaces"][name]
        if found is None and name.endswith("()"):
            continue  # the keywords of a function count as long as there is the function
        there, own = (set(names) for names in found or ((), ()))
        for entry in space.entries.values():
            if entry.exists(version) != (entry.name in there):
                out.append(f"{name}: {entry.name} {'is not there' if entry.exists(version) else 'is there'}")
            elif entry.deprecated is not None and entry.name in there:
                says = f"{name}.{entry.name}" in warned
                if says != (version >= entry.deprecated):
                    out.append(f"{name}: {entry.name} {'warns' if says else 'does not warn'}")
        if space.closed:
            unknown = {other for other in own - space.entries.keys() if other[0] != "_" and other[-1] != "="}
            out += [f"{name}: {other} is not known" for other in sorted(unknown)]
    return out


def compare(folder: Path) -> list[str]:
    """The differences between the tables and the release that is installed in a folder."""
    return differences(sdk_releases.run(folder, READING, given=json.dumps(asked())))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs="*", default=sdk_names.RELEASES.split())
    parser.add_argument("--in", dest="folder", type=Path)
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        for release in options.releases:
            folder = (options.folder or Path(scratch)) / release
            problem = "" if (folder / "sentry_sdk").is_dir() else sdk_releases.install(release, folder)
            said = [problem] if problem else compare(folder)
            wrong += bool(said)
            print(release, "as written" if not said else "", *said, sep="\n  ")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
