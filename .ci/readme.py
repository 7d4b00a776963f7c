"""Compares the outputs that a page shows with what plumbline prints.

    readme.py PLUMBLINE PAGE

A block of YAML that begins with `apiVersion:` is the manifest from there on; one with sections of it replaces those. A
block that begins with `$ plumbline`, or with the line `clean in`, is what plumbline prints of it.
"""
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

plumbline, page = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
manifest, checked, faults = {}, 0, 0


def sections(text):
    """The lines of each top-level key."""
    found, key = {}, None
    for line in text.splitlines(keepends=True):
        match = re.match(r"([A-Za-z]+):", line)
        if match:
            key = match[1]
        elif key is None or not line.startswith(" "):
            return {}
        found[key] = found.get(key, "") + line
    return found


def printed(command):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "architecture.yaml").write_text("".join(manifest.values()))
        environment = {**os.environ, "COLUMNS": "120", "TERM": "dumb"}
        run = subprocess.run(
            [plumbline, *shlex.split(command)[1:]], cwd=folder, env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        return run.stdout


for language, text in re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(), re.M | re.S):
    if language == "yaml":
        new = sections(text)
        if text.startswith("apiVersion:"):
            manifest = new
        elif new and set(new) <= set(manifest):
            manifest.update(new)
        continue
    if text.startswith("$ plumbline"):
        command, expected = text[2:].split("\n", 1)
    elif text.startswith("clean in"):
        command, expected = "plumbline . --today 2026-11-23", text
    else:
        continue
    checked += 1
    actual = printed(command)
    if actual.strip() != expected.strip():
        faults += 1
        print(f"{page}: {command}: prints something else")
        print("".join(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), str(page), "plumbline")))
print(f"{page}: {checked} outputs, {faults} faults")
sys.exit(1 if faults or not checked else 0)
