"""Generates manifests: made_manifests.py FOLDER COUNT

The number of a manifest is its random seed, so that two runs give the same files. Every third manifest contains hostile
texts, such as markup, control characters and formulas. Every tenth is truncated.
"""
import json
import pathlib
import random
import sys

folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
folder.mkdir(parents=True)

hostile = [
    "<script>alert(1)</script>", "\"\u0301 onmouseover=\"alert(1)", "]]>", "::error::no::", "##[error]no",
    "\u001b[2J\u001b]0;no\u0007", "\u202egnp.exe\u2066", "=1+1", "@SUM(A1)", "-2+3", "+1", "a,b;\"c\"|d`e", "line\nbreak\r\n",
    "\u0000\u0001\u009b", "${{ github.token }} %0A", "[link](javascript:alert(1))", "<!-- --> <img src=x onerror=y>",
    "x" * 100_000, "<" * 3_000, "\u0301" * 500, "日本語のとても長い名前" * 30, "\ufeff\ufffe\u2028", "| --- |", "@everyone #1",
    "   ", "\t=cmd|' /C calc'!A0",
]
levels = ["minimal", "low", "moderate", "high", "critical"]
kinds = ["read", "write", "message", "payment", "code-execution", "infrastructure", "physical", "legal"]
data = ["public", "internal", "confidential", "personal", "financial", "health", "biometric", "children", "credentials"]
layers = ["agentic-runtime", "generative-engine", "model-server", "gateway", "policy", "sandbox", "evidence-store", "data-store"]


def quoted(text):
    return json.dumps(text)


def manifest(number):
    draw = random.Random(number)

    def text(plain):
        return quoted(draw.choice(hostile) if number % 3 == 0 and draw.random() < 0.6 else plain)

    components = [f"part-{i}" for i in range(draw.randint(1, 7))]
    others = [f"other-{i}" for i in range(draw.randint(1, 4))]
    lines = ["apiVersion: plumbline/v1", "kind: RuntimeArchitecture"]
    lines.append(f"metadata: {{name: {text(f'made-{number}')}, owner: {text('team')}, summary: {text('Does something')}}}")
    lines.append(f"consequence: {{level: {draw.choice(levels)}, rationale: {text('It is so')}}}")
    lines.append(f"workload: {{job: tool-using-task, unit: session, autonomy: {draw.choice(['suggests', 'unattended'])}}}")
    lines.append(f"state: [{{id: {text('journal')}, in: [{draw.choice(components)}], owner: {text('team')}, lifetime: 3d}}]")
    lines.append("trust:")
    lines.append(f"  data: [{', '.join(draw.sample(data, draw.randint(0, 4)))}]")
    lines.append("  externals:")
    lines += [f"    - {{id: {o}, operator: {text('Somebody')}, trust: {draw.choice(['organisation', 'partner', 'public'])}}}" for o in others]
    lines.append("  boundaries:")
    lines += [f"    - {{id: {text(f'to-{o}')}, from: {draw.choice(components)}, to: {o}, data: [personal]}}" for o in others]
    lines.append("effects:")
    for i in range(draw.randint(1, 6)):
        lines.append(
            f"  - {{id: {text(f'act-{i}')}, by: {draw.choice(components)}, to: {draw.choice(others)}, kind: {draw.choice(kinds)},"
            f" reversibility: {draw.choice(['reversible', 'compensable', 'irreversible'])}, because: {text('it must')}}}")
    lines.append(f"deployment: {{mode: managed-cloud, migration: {text('by hand')}}}")
    lines.append("components:")
    for name in components:
        lines.append(f"  - {{id: {name}, layers: [{draw.choice(layers)}], product: {text('made')}, version: {text('1.2.3')}, owner: {text('team')}}}")
    lines.append(f"evaluation: {{suite: {{id: {text('suite')}}}, caveats: [{text('none')}]}}")
    lines.append("decision:")
    lines += [f"  context: {text('There was a need')}", f"  decision: {text('The best')}", f"  risks: [{text('many')}]"]
    lines.append("  review: {by: 2026-12-01}")
    whole = "\n".join(lines) + "\n"
    return whole[: draw.randint(20, len(whole))] if number % 10 == 9 else whole


for number in range(count):
    # Lone surrogates cannot be encoded. Characters that YAML does not allow are written as JSON escapes.
    (folder / f"{number:03}.architecture.yaml").write_text(manifest(number), encoding="utf-8", errors="replace", newline="")
