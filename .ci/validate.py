"""Outside validators over schemas and output: every schema is one, and every document fits its own."""
import json
import pathlib
import sys

import jsonschema
import xmlschema
from ruamel.yaml import YAML

root = pathlib.Path(__file__).resolve().parent.parent
faults = 0


def schema(name):
    document = json.loads((root / "schemas" / name).read_text())
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document)


def plain(node):
    """YAML as JSON would hold it: dates as their text."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return node if isinstance(node, (bool, int, float, str)) or node is None else str(node)


def check(validator, document, name):
    global faults
    for error in list(validator.iter_errors(document))[:5]:
        faults += 1
        print(f"{name}: {'/'.join(map(str, error.path))}: {error.message[:200]}")


manifests = schema("runtime-architecture.schema.json")
yaml = YAML(typ="safe")
sound = [path for path in root.glob("examples/*/architecture.yaml") if path.parent.name != "with-gaps"]
for path in sound + list((root / "../shared/conformance/manifests/manifests").glob("*.architecture.yaml")):
    check(manifests, plain(yaml.load(path.read_text())), path.name)
packs = schema("policy-pack.schema.json")
for path in root.glob("rules/**/*.yaml"):
    check(packs, plain(yaml.load(path.read_text())), str(path.relative_to(root)))
findings = schema("findings.schema.json")
check(findings, json.loads((root / ".build/findings.json").read_text()), "findings")
claims = schema("evidence.schema.json")
check(claims, json.loads((root / ".build/evidence.json").read_text()), "evidence")
tests = schema("policy-test.schema.json")
junit = xmlschema.XMLSchema(root / "../shared/schemas/junit-jenkins-10.xsd")
for name in ["policy-test", "policy-test-lacking", "policy-test-failing"]:
    check(tests, json.loads((root / f".build/{name}.json").read_text()), f"{name}.json")
    for error in list(junit.iter_errors(root / f".build/{name}.junit"))[:5]:
        faults += 1
        print(f"{name}.junit: {error.path}: {error.reason}")
print(f"validated, {faults} faults")
sys.exit(1 if faults else 0)
