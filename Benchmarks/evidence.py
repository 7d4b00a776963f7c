"""Measures the cost of reading evidence: 1,000 JSON proofs of 4 KB, compared with one sha256sum over the same files.

Prints the CPU time of linting one manifest with the proofs, minus the CPU time of the same manifest without its evidence
section, and the ratio to the CPU time of sha256sum. Each is the median of several interleaved runs. There are two kinds
of proofs, one with many small values and one with few large values. Each proof has a different expression.
"""
import hashlib
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

PROOFS, BYTES, RUNS = 1000, 4096, 15

HEAD = """apiVersion: plumbline/v1
kind: RuntimeArchitecture
metadata: {name: many-proofs, owner: team}
consequence: {level: moderate, rationale: A benchmark}
controls:
  identity: {strength: individual%s}
"""


def proof_of_one_log(number):
    document = {"suite": "acceptance", "number": number, "failed": 0, "p95_ms": 200 + number % 100}
    document["log"] = "as expected, " * ((BYTES - 100) // 13)
    return json.dumps(document).ljust(BYTES)


def proof_of_many_values(number):
    runs = []
    document = {"suite": "acceptance", "number": number, "failed": 0, "p95_ms": 200 + number % 100, "runs": runs}
    while len(json.dumps(document)) < BYTES - 90:
        n = len(runs)
        runs.append({"id": f"run-{n}", "ok": True, "ms": 100 + n * 1.5, "note": "as expected", "tags": ["a", "b"]})
    return json.dumps(document).ljust(BYTES)


def cpu(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(plumbline, proof):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / ".git").mkdir()
        (root / "evidence").mkdir()
        entries, names = [], []
        for number in range(PROOFS):
            name = f"evidence/proof-{number}.json"
            text = proof(number)
            (root / name).write_text(text)
            digest = hashlib.sha256(text.encode()).hexdigest()
            entries.append(
                f'  - {{id: proof-{number}, kind: proof, file: {name}, sha256: {digest}, by: team, produced: 2026-10-01,\n'
                f'     expect: "result.failed == 0 && result.p95_ms <= {300 + number}"}}\n')
            names.append(f"proof-{number}")
        head = HEAD % f", evidence: [{', '.join(names)}]"
        (root / "with.yaml").write_text(head + "evidence:\n" + "".join(entries))
        (root / "without.yaml").write_text(head)
        lint = [plumbline, "lint", "--today", "2026-11-23", "--format", "json", "--fail-on", "never"]
        out = subprocess.run(lint + ["with.yaml"], cwd=root, stdout=subprocess.PIPE, check=True).stdout
        bad = [f for f in json.loads(out)["findings"] if f["path"].startswith("evidence[")]
        assert not bad, bad[:3]
        sums = ["sha256sum"] + [f"evidence/proof-{number}.json" for number in range(PROOFS)]
        kinds = {"with": lint + ["with.yaml"], "without": lint + ["without.yaml"], "sha256sum": sums}
        times = {kind: [] for kind in kinds}
        for _ in range(RUNS):
            for kind, command in kinds.items():
                times[kind].append(cpu(command, root))
    medians = {kind: statistics.median(values) for kind, values in times.items()}
    evidence = medians["with"] - medians["without"]
    print(proof.__name__.replace("_", " "))
    for kind, value in medians.items():
        print(f"  {kind:<10} {value * 1000:7.1f} ms CPU")
    print(f"  evidence   {evidence * 1000:7.1f} ms CPU, {evidence / medians['sha256sum']:.2f} times sha256sum (limit 2)")
    return evidence < 2 * medians["sha256sum"]


def main(plumbline):
    plumbline = str(pathlib.Path(plumbline).resolve())
    kept = [measure(plumbline, proof) for proof in (proof_of_one_log, proof_of_many_values)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
