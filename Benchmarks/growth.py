"""Measures how the CPU time of `lint` grows with a manifest: 1,000 and 4,000 items of each of several lists, documents,
files and folders.

Prints both times and their ratio, the median of several interleaved runs, less the time for a manifest without items.
Linear growth has the ratio 4. The tests count evaluation steps instead, for every list (ComplexityTests).
"""
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

FEW, MANY, RUNS = 1000, 4000, 5

HEAD = """apiVersion: plumbline/v1
kind: RuntimeArchitecture
metadata: {name: long, description: A benchmark, owner: team}
consequence: {level: low, rationale: A benchmark}
"""


def block(key, items):
    return f"{key}:\n" + "".join(f"  - {item}\n" for item in items) if items else ""


def components(count):
    return HEAD + block("components", [
        f'{{id: c{n}, layers: [gateway], product: litellm, version: "1.77.{n}", owner: team-{n % 50}}}' for n in range(count)])


def empty_components(count):
    return HEAD + block("components", ["{}"] * count)


def capabilities(count):
    items = ", ".join(f"{{id: k{n}, need: required}}" for n in range(count))
    unverified = ", ".join(f"{{claim: c.k{n}, because: not tested yet}}" for n in range(count))
    return HEAD + f"components:\n  - {{id: c, capabilities: [{items}]}}\nevaluation: {{unverified: [{unverified}]}}\n"


def effects(count):
    return HEAD + "components: [{id: c}]\n" + block("effects", [
        f"{{id: e{n}, by: c, to: c, kind: write, reversibility: irreversible}}" for n in range(count)])


def evidence(count):
    return HEAD + block("evidence", [
        f"{{id: p{n}, kind: attestation, by: a, role: b, method: test, date: 2026-10-01, statement: It works}}"
        for n in range(count)])


def unknown_keys(count):
    return HEAD + "".join(f"key{n}: 1\n" for n in range(count))


def documents(count):
    return "---\n".join([HEAD] * max(1, count))


def one_file(make):
    return lambda folder, count: (folder / "architecture.yaml").write_text(make(count))


def files(folder, count):
    for n in range(max(1, count)):
        (folder / f"f{n}.architecture.yaml").write_text(HEAD)


def folders(folder, count):
    """A tree of folders: ten in each, so that paths stay short."""
    (folder / "architecture.yaml").write_text(HEAD)
    for n in range(count):
        (folder / "/".join(str(n))).mkdir(parents=True, exist_ok=True)


CASES = {
    "components": one_file(components), "empty components": one_file(empty_components),
    "capabilities, declared unverified": one_file(capabilities), "effects": one_file(effects),
    "evidence": one_file(evidence), "unknown keys": one_file(unknown_keys), "documents": one_file(documents),
    "files": files, "folders": folders,
}


def cpu(plumbline, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [plumbline, ".", "--today", "2026-11-23", "--format", "json"], cwd=folder, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(plumbline, fill):
    with tempfile.TemporaryDirectory() as root:
        times = {count: [] for count in (0, FEW, MANY)}
        for count in times:
            folder = pathlib.Path(root) / str(count)
            folder.mkdir()
            fill(folder, count)
        for _ in range(RUNS):
            for count, measured in times.items():
                measured.append(cpu(plumbline, pathlib.Path(root) / str(count)))
        empty, few, many = (statistics.median(times[count]) for count in times)
        return max(few - empty, 0.001), max(many - empty, 0.001)


plumbline = str(pathlib.Path(sys.argv[1]).resolve())
for name, fill in CASES.items():
    few, many = measure(plumbline, fill)
    print(f"{name:36}{few * 1000:8.0f} ms for {FEW:,}{many * 1000:8.0f} ms for {MANY:,}   ratio {many / few:.1f}")
