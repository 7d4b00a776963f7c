"""Compares the tests' list of invalid YAML files with the results of other parsers.

    yaml_parsers.py

Reads the files in Tests/YAMLTreeTests/Samples and, if it exists, in ../shared/real.
"""
import pathlib
import sys

import ruamel.yaml
import yaml

root = pathlib.Path(__file__).resolve().parent.parent
samples = root / "Tests/YAMLTreeTests/Samples"
listed = set((samples / "refused.txt").read_text().split())
faults = count = 0


def fault(text):
    global faults
    faults += 1
    print(text)


def refusals(data):
    """Yields the lines, counted from 1, at which third-party parsers reject a file."""
    for parser in (yaml.parse, ruamel.yaml.YAML(typ="safe", pure=True).parse):
        try:
            for _ in parser(data):
                pass
        except (yaml.MarkedYAMLError, ruamel.yaml.error.MarkedYAMLError) as error:
            yield error.problem_mark.line + 1


seen = set()
for folder in (samples, root.parent / "shared/real"):
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml")):
        name, data = str(path.relative_to(folder)), path.read_bytes()
        count += 1
        seen.add(name)
        lines = list(refusals(data))
        if len(lines) == 1:
            fault(f"{name}: the parsers disagree")
        text = data.decode().split("\n")
        is_template = bool(lines) and all(text[line - 1].lstrip().startswith(("{{", "{%")) for line in lines)
        if (bool(lines) and not is_template) != (name in listed):
            fault(f"{name}: rejected at lines {lines}, {'listed' if name in listed else 'not listed'} in refused.txt")
if count < 5 or "service-with-wrong-indentation.yaml" not in seen:
    fault(f"only {count} files were read")
if (root.parent / "shared/real").is_dir() and listed - seen:
    fault(f"refused.txt lists files that do not exist: {sorted(listed - seen)}")
print(f"yaml: {count} files, {len(listed & seen)} of them invalid, {faults} faults")
sys.exit(1 if faults else 0)
