"""Compares the program outputs on a page with what plumbline prints.

    readme.py PLUMBLINE PAGE [--write]

With `--write`, it updates the page instead.

A YAML block that begins with `apiVersion:` is the manifest for the blocks after it. A YAML block with sections of the
manifest replaces these sections. A block that begins with `$ plumbline`, or with the line `no findings in`, is the output for
the current manifest. Outputs before the first manifest use the manifest as it is at the end of the page.
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
is_writing = "--write" in sys.argv[3:]
manifest, checked, faults = {}, 0, 0
blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(), re.M | re.S)


def sections(text):
    """Returns the lines of each top-level key."""
    found, key = {}, None
    for line in text.splitlines(keepends=True):
        match = re.match(r"([A-Za-z]+):", line)
        if match:
            key = match[1]
        elif key is None or not line.startswith(" "):
            return {}
        found[key] = found.get(key, "") + line
    return found


def update(text):
    """Applies a YAML block to the manifest."""
    global manifest
    new = sections(text)
    if text.startswith("apiVersion:"):
        manifest = new
    elif new and set(new) <= set(manifest):
        manifest.update(new)


def printed(command):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "architecture.yaml").write_text("".join(manifest.values()))
        environment = {**os.environ, "COLUMNS": "120", "TERM": "dumb"}
        run = subprocess.run(
            [plumbline, *shlex.split(command)[1:]], cwd=folder, env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        return run.stdout


for language, text in blocks:
    if language == "yaml":
        update(text)
for language, text in blocks:
    if language == "yaml":
        update(text)
        continue
    if text.startswith("$ plumbline"):
        command, expected = text[2:].split("\n", 1)
    elif text.startswith("no findings in"):
        command, expected = "plumbline . --today 2026-11-23", text
    else:
        continue
    checked += 1
    actual = printed(command)
    if actual.strip() != expected.strip() and is_writing:
        page.write_text(page.read_text().replace(expected.strip(), actual.strip()))
    elif actual.strip() != expected.strip():
        faults += 1
        print(f"{page}: {command}: the output differs")
        print("".join(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), str(page), "plumbline")))
print(f"{page}: {checked} outputs, {faults} faults")
sys.exit(1 if faults or not checked else 0)
