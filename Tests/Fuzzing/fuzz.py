"""Runs the program on mutated manifests, evidence files, packs and command lines, and checks how it ends.

    fuzz.py [--seconds N | --runs N] [--seed N] [--program FILE] [--output FOLDER] [--replay | --update-corpus | --self-test]

Each run must end by itself with status 0, 1 or 2 within 2 s of CPU time and 500 MB of memory, say why if the status is
not 0, print only visible characters, and write valid JSON and XML. The inputs are mutations of files of this
repository. The corpus has the smallest input for each set of findings that an earlier run produced; it is run first.
The same seed gives the same inputs. An input that breaks a rule is minimised and written to FOLDER.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
import xml.etree.ElementTree

from mutations import mutated

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = pathlib.Path(__file__).parent / "corpus"
CPU_SECONDS, WALL_SECONDS, MEMORY = 2, 20, 500 << 20
CORPUS_FILES, CORPUS_BYTES = 120, 2000
TODAY = ["--today", "2026-11-23"]
FORMATS = ["text", "json", "ndjson", "github", "sarif", "junit", "gitlab", "markdown", "csv", "html", "oscal"]

RULE = """rule: long-name
title: Names are short
guide: [G1]
each: component
assert: size(component.id) < 20
message: "component `{component.id}` has a long name"
what: The id of a component has less than 20 characters.
why: A long name does not fit a table.
examples:
  - fails: A long name
    base: minimal
    append: {components: {id: a-name-that-is-too-long, layers: [gateway], product: litellm, version: "1.77.5", owner: a}}
    only: [long-name]
"""
PACK = """apiVersion: plumbline/v1
kind: PolicyPack
metadata: {name: mine, version: "1.0.0", owner: team}
extends: [core]
parameters:
  - {name: longest, type: number, value: 20, tighter: smaller, why: The longest name.}
tightens:
  - {id: evidenceAge, value: {minimal: 365d}, reason: Records change often}
"""
MANIFEST = """apiVersion: plumbline/v1
kind: RuntimeArchitecture
metadata: {name: small, description: A small system, owner: team}
consequence: {level: low, rationale: It only answers questions}
controls: {identity: {strength: individual, evidence: [proof]}}
evidence: [{id: proof, kind: proof, by: other, produced: 2026-11-01, file: %s, sha256: %s, expect: size(results) >= 0}]
"""


class Case:
    """One run: the files of its folder and the arguments."""

    def __init__(self, kind, content, suffix, arguments):
        self.kind, self.content, self.suffix, self.arguments = kind, content, suffix, arguments

    def files(self):
        if self.kind == "manifest":
            return {"architecture.yaml": self.content}
        if self.kind == "evidence":
            name = f"proof{self.suffix}"
            digest = hashlib.sha256(self.content).hexdigest()
            return {name: self.content, "architecture.yaml": (MANIFEST % (name, digest)).encode()}
        if self.kind == "pack":
            files = {"policy/pack.yaml": PACK.encode(), "policy/rule.yaml": RULE.encode()}
            files["policy/pack.yaml" if self.suffix == ".pack" else "policy/rule.yaml"] = self.content
            files["architecture.yaml"] = (ROOT / "examples/minimal/architecture.yaml").read_bytes()
            return files
        return {"architecture.yaml": (ROOT / "examples/minimal/architecture.yaml").read_bytes()}

    def with_content(self, content):
        return Case(self.kind, content, self.suffix, self.arguments)

    @property
    def format(self):
        return self.arguments[self.arguments.index("--format") + 1] if "--format" in self.arguments else None


# MARK: Inputs


def seeds():
    """The files that are mutated, by kind, with their suffixes."""
    manifests = sorted(ROOT.glob("examples/*/architecture.yaml")) + sorted(ROOT.glob("Tests/LintingTests/Fixtures/*/*.yaml"))
    evidence = sorted(p for p in ROOT.glob("examples/*/evidence/*") if p.suffix in (".json", ".xml", ".sarif", ".yaml"))
    rules = sorted(ROOT.glob("rules/overlays/*/**/*.yaml"))
    return {
        "manifest": [(p.read_bytes(), ".yaml") for p in manifests],
        "evidence": [(p.read_bytes(), p.suffix) for p in evidence],
        "pack": [(PACK.encode(), ".pack"), (RULE.encode(), ".rule")]
        + [(p.read_bytes(), ".pack" if p.name == "pack.yaml" else ".rule") for p in rules],
        "command": [(b"", "")],
    }


def commands(kind, chance):
    if kind == "pack":
        return chance.choice([
            ["lint", ".", "--policy", "policy", "--format", chance.choice(FORMATS), *TODAY],
            ["policy", "check", "policy", *TODAY], ["policy", "test", "policy", *TODAY],
            ["policy", "diff", "core", "policy", *TODAY], ["explain", "long-name", "--policy", "policy"]])
    return chance.choice([
        ["lint", ".", "--format", chance.choice(FORMATS), *TODAY], ["lint", ".", "--format", "json", *TODAY],
        ["report", ".", "--format", chance.choice(["html", "markdown", "csv"]), *TODAY],
        ["evidence", ".", "--format", chance.choice(["text", "json"]), *TODAY]])


HOSTILE = ["", " ", "-", "--", "\u202e", "\x1b[2J", "a\nb", "::error::x", "<script>", "🦜" * 30, "../none", "/dev/zero", "x" * 5000,
           "--format", "--output", "json=", "9999-12-31", "0001-01-01", "G0", "effects[", "%00", "*", "core", "policy", "-1"]
WORDS = ["lint", "report", "evidence", "explain", "init", "schema", "policy", "check", "test", "diff", "docs", "list", "show",
         "eval", "--format", "json", "--only", "--today", "--exclude", "--policy", "--since", "--full", "--fail-on", "."]


def case(seed, number, files):
    chance = random.Random(f"{seed}/{number}")
    kind = chance.choice(["manifest", "manifest", "evidence", "pack", "command"])
    if kind == "command":
        count = chance.randrange(1, 6)
        arguments = [chance.choice(WORDS if chance.random() < 0.7 else HOSTILE) for _ in range(count)]
        return Case(kind, b"", "", arguments)
    content, suffix = chance.choice(files[kind])
    other, _ = chance.choice(files[kind])
    return Case(kind, mutated(content, other, chance), suffix, commands(kind, chance))


# MARK: Runs


class Result:
    def __init__(self, status, output, errors, cpu, memory, created):
        self.status, self.output, self.errors = status, output, errors
        self.cpu, self.memory, self.created = cpu, memory, created


def run(program, case):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / ".git").mkdir()
        for name, content in case.files().items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        before = {p for p in root.rglob("*")}
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            arguments = [a.encode("utf-8", "surrogatepass").replace(b"\0", b"?") for a in case.arguments]
            process = subprocess.Popen(
                [program, *arguments], cwd=root, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                env={"PATH": os.environ["PATH"], "HOME": folder, "TMPDIR": folder})
            timer = threading.Timer(WALL_SECONDS, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            created = {p for p in root.rglob("*")} - before
            output.seek(0)
            errors.seek(0)
            return Result(
                process.returncode, output.read(), errors.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10,
                created)


def hidden_character(text):
    """The first character that a reader does not see; CSV ends its lines with CR LF."""
    for character in text.replace("\r\n", "\n"):
        if character in "\n\t":
            continue
        # Joiners are part of emoji and of words in some scripts.
        if character not in "\u200c\u200d" and unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp"):
            return character
    return None


def faults(case, result):
    """What is wrong with a run."""
    if result.status not in (0, 1, 2):
        yield f"ended with status {result.status}"
        return
    # The examples of the core pack take longer.
    if result.cpu > CPU_SECONDS and "test" not in case.arguments:
        yield f"took more than {CPU_SECONDS} s of CPU time"
    if result.memory > MEMORY:
        yield f"used more than {MEMORY >> 20} MiB"
    if result.status and not result.output.strip() and not result.errors.strip():
        yield f"status {result.status} without a message"
    if result.created and case.kind != "command":
        yield "created a file"
    for name, data in (("output", result.output), ("standard error", result.errors)):
        try:
            text = data.decode()
        except UnicodeDecodeError:
            yield f"{name} is not UTF-8"
            continue
        if character := hidden_character(text):
            yield f"{name} contains U+{ord(character):04X}"
    if case.kind == "command" or not result.output or case.arguments[0] not in ("lint", "evidence", "report"):
        return
    yield from format_faults(case.format, result.output.decode(errors="replace"))


def format_faults(format, text):
    try:
        if format in ("json", "sarif", "gitlab", "oscal"):
            json.loads(text)
        if format == "ndjson":
            for line in text.splitlines():
                json.loads(line)
        if format == "junit":
            xml.etree.ElementTree.fromstring(text)
    except (ValueError, xml.etree.ElementTree.ParseError) as error:
        yield f"invalid {format}: {error}"
    if format == "github":
        allowed = ("::error ", "::warning ", "::notice ", "::group::", "::endgroup::")
        if any(line.lstrip().startswith("::") and not line.startswith(allowed) for line in text.splitlines()):
            yield "a workflow command that is not the program's own"
    if format == "html" and "<script" in text.lower():
        yield "a script in a page"


def minimised(case, keeps):
    """The case without lines that do not matter, for as long as `keeps` is true of it."""
    lines = case.content.splitlines(keepends=True)
    size, budget = max(1, len(lines) // 2), 60
    while budget:
        start = 0
        while start < len(lines) and budget:
            budget -= 1
            shorter = lines[:start] + lines[start + size:]
            if keeps(case.with_content(b"".join(shorter))):
                lines = shorter
            else:
                start += size
        if size == 1:
            break
        size = max(1, size // 2)
    return case.with_content(b"".join(lines))


def signature(program, case):
    """The status, and the rules of the findings."""
    listed = Case(case.kind, case.content, case.suffix, ["lint", ".", "--format", "json", *TODAY])
    if case.kind == "pack":
        listed.arguments = ["policy", "check", "policy", "--format", "json", *TODAY]
    result = run(program, listed)
    try:
        rules = sorted({finding["rule"] for finding in json.loads(result.output)["findings"]})
    except (ValueError, KeyError, TypeError):
        rules = [result.errors.decode(errors="replace").split("`")[0][:60]]
    return f"{case.kind} {result.status} {' '.join(rules)}"


# MARK: Corpus


def corpus():
    """The stored cases; each runs with two commands."""
    for path in sorted(CORPUS.iterdir()):
        kind = path.name.split("-")[0]
        chance = random.Random(path.name)
        for _ in range(2):
            yield Case(kind, path.read_bytes(), path.suffix, commands(kind, chance))


def update_corpus(program, cases):
    """Adds the smallest input for each rule that no stored input reports."""
    known, count = set(), 0
    shutil.rmtree(CORPUS, ignore_errors=True)
    CORPUS.mkdir()
    for case in cases:
        if case.kind == "command" or count == CORPUS_FILES:
            continue
        new = {f"{case.kind} {rule}" for rule in signature(program, case).split()[1:]} - known
        if not new:
            continue
        keeps = lambda shorter: new <= {f"{case.kind} {rule}" for rule in signature(program, shorter).split()[1:]}
        small = minimised(case, keeps)
        if len(small.content) > CORPUS_BYTES:
            continue
        known |= new
        count += 1
        digest = hashlib.sha256(small.content).hexdigest()[:10]
        (CORPUS / f"{case.kind}-{digest}{case.suffix}").write_bytes(small.content)
    print(f"fuzz: {count} files in the corpus")


# MARK: The program


def report(program, case, problem, folder):
    print(f"fuzz: {case.kind}: {problem}; reducing the input …", flush=True)
    keeps = lambda shorter: problem in set(faults(shorter, run(program, shorter)))
    small = minimised(case, keeps) if case.content else case
    place = folder / hashlib.sha256(repr((small.files(), small.arguments)).encode()).hexdigest()[:10]
    for name, content in small.files().items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"fuzz: {problem}: plumbline {' '.join(map(ascii, small.arguments))} in {place}", flush=True)


def fuzz(program, seed, seconds, runs, folder, only_corpus):
    files, seen, counts, number = seeds(), set(), {}, 0
    end = time.monotonic() + seconds
    stored = list(corpus())

    def check(case):
        return case, list(faults(case, run(program, case)))

    def goes_on():
        return number < runs if runs is not None else time.monotonic() < end

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        while stored or not only_corpus and goes_on():
            batch, stored = stored[:64], stored[64:]
            while len(batch) < 64 and not only_corpus:
                batch.append(case(seed, number, files))
                number += 1
            for checked, problems in pool.map(check, batch):
                counts[checked.kind] = counts.get(checked.kind, 0) + 1
                for problem in problems:
                    if (checked.kind, problem) not in seen:
                        seen.add((checked.kind, problem))
                        report(program, checked, problem, folder)
    print(f"fuzz: {sum(counts.values())} runs ({', '.join(f'{v} {k}' for k, v in sorted(counts.items()))}), {len(seen)} faults")
    return 1 if seen else 0


def self_test():
    """Checks with programs that misbehave that each fault is found."""
    programs = {
        "ended with status -11": "kill -SEGV $$", "ended with status 3": "exit 3", "status 1 without a message": "exit 1",
        "output contains U+001B": "printf '\\033[2J'", "invalid json": "echo '{'", "created a file": "touch made; echo '{}'",
        "took more than": "while :; do :; done", "used more than": "exec python3 -c 'a = bytearray(600 << 20)'",
        "standard error is not UTF-8": "printf '\\377' >&2; echo '{}'",
    }
    missed = 0
    for expected, script in programs.items():
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder) / "program"
            program.write_text(f"#!/bin/bash\nulimit -t 3\n{script}\n")
            program.chmod(0o755)
            case = Case("manifest", b"a: 1\n", ".yaml", ["lint", ".", "--format", "json"])
            result = run(str(program), case)
            found = list(faults(case, result))
            # A program that never ends is ended by a signal.
            if not any(problem.startswith(expected) for problem in found) and not (expected == "took more than" and found):
                missed += 1
                print(f"fuzz: not found: {expected}; found: {found}")
    print(f"fuzz: {len(programs) - missed} of {len(programs)} kinds of faults are found")
    return 1 if missed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--runs", type=int, help="the number of runs, instead of the time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=os.environ.get("PLUMBLINE", str(ROOT / ".build/release/plumbline")))
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / ".build/fuzz")
    for flag in ("--replay", "--update-corpus", "--self-test"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    program = str(pathlib.Path(options.program).resolve())
    if options.update_corpus:
        update_corpus(program, until(time.monotonic() + options.seconds, options.seed, seeds()))
        return 0
    return fuzz(program, options.seed, options.seconds, options.runs, options.output, options.replay)


def until(end, seed, files):
    """Cases until a time."""
    number = 0
    while time.monotonic() < end:
        yield case(seed, number, files)
        number += 1


if __name__ == "__main__":
    sys.exit(main())
