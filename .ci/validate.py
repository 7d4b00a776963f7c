"""Checks schemas and output with third-party validators: each schema is valid, and each document is valid against it.

    validate.py FOLDER

FOLDER contains the output of plumbline, written by `.ci/validate`.
"""
import collections
import json
import pathlib
import sys

import jsonschema
import xmlschema
from ruamel.yaml import YAML

root = pathlib.Path(__file__).resolve().parent.parent
written = pathlib.Path(sys.argv[1])
yaml = YAML(typ="safe")
checked = collections.Counter()
faults = 0


def schema(name):
    document = json.loads((root / "schemas" / name).read_text())
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document)


def plain(node):
    """Converts YAML values to JSON values: dates become text."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return node if isinstance(node, (bool, int, float, str)) or node is None else str(node)


def fault(text):
    global faults
    faults += 1
    print(text)


def check(kind, validator, document, name):
    checked[kind] += 1
    for error in list(validator.iter_errors(document))[:5]:
        fault(f"{name}: {'/'.join(map(str, error.path))}: {error.message[:200]}")


def check_yaml(kind, validator, paths):
    for path in paths:
        check(kind, validator, plain(yaml.load(path.read_text())), str(path.relative_to(root.parent)))


manifests = schema("runtime-architecture.schema.json")
# The defects in with-gaps are intentional.
check_yaml("manifests", manifests, (p for p in root.glob("examples/*/architecture.yaml") if p.parent.name != "with-gaps"))
check_yaml("packs", schema("policy-pack.schema.json"), root.glob("rules/**/*.yaml"))
for kind, name, documents in [
    ("findings", "findings", ["findings"]),
    ("claims", "evidence", ["evidence"]),
    ("tests", "policy-test", ["policy-test", "policy-test-lacking", "policy-test-failing"]),
]:
    for document in documents:
        check(kind, schema(f"{name}.schema.json"), json.loads((written / f"{document}.json").read_text()), document)
junit = xmlschema.XMLSchema(root / "Tests/Schemas/junit-jenkins-10.xsd")
for path in sorted(written.glob("policy-test*.junit")):
    checked["junit"] += 1
    for error in list(junit.iter_errors(path))[:5]:
        fault(f"{path.name}: {error.path}: {error.reason}")

# Minimum numbers: fewer documents mean that some were not checked.
least = {"manifests": 5, "packs": 200, "findings": 1, "claims": 1, "tests": 3, "junit": 3}
for kind, count in least.items():
    if checked[kind] < count:
        fault(f"only {checked[kind]} {kind} were checked, at least {count} were expected")

# Not counted above, so that the minimum numbers do not depend on ../shared.
check_yaml("shared", manifests, (root / "../shared/conformance/manifests/manifests").resolve().glob("*.architecture.yaml"))
print(f"validated {sum(checked.values())} documents ({', '.join(f'{n} {kind}' for kind, n in checked.items())}), {faults} faults")
sys.exit(1 if faults else 0)
