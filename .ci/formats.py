"""Checks every format against official schemas, third-party readers and the findings in JSON.

    formats.py PLUMBLINE PATH…

Each path is linted with all formats, twice. The findings in each format are compared with those in JSON.
"""
import csv
import html.parser
import io
import json
import multiprocessing
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import jsonschema
import junitparser
import lxml.etree
import sarif.loader
import trestle.oscal.assessment_results

schemas = pathlib.Path(__file__).resolve().parent.parent / "Tests/Schemas"
today = "2026-11-23"
faults = []


def fault(path, text):
    faults.append(f"{path}: {text}")


def official(name):
    text = (schemas / name).read_text()
    # Python's regular expressions have no Unicode property classes; these are equivalent.
    text = text.replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", r"\\d")
    schema = json.loads(text)
    validator = jsonschema.validators.validator_for(schema)
    return validator(schema, format_checker=validator.FORMAT_CHECKER)


sarif_schema = official("sarif-schema-2.1.0.json")
oscal_schema = official("oscal-assessment-results-1.1.3.schema.json")
junit_schema = lxml.etree.XMLSchema(lxml.etree.parse(str(schemas / "junit-jenkins-10.xsd")))


def valid(path, name, validator, document):
    for error in list(validator.iter_errors(document))[:3]:
        fault(path, f"{name}: {'/'.join(map(str, error.path))}: {error.message}")


def check_sarif(path, text, file):
    document = json.loads(text)
    valid(path, "sarif", sarif_schema, document)
    run, = document["runs"]
    if sarif.loader.load_sarif_file(str(file)).get_result_count() != len(run["results"]):
        fault(path, "sarif-tools counts a different number of results")
    if run["columnKind"] != "unicodeCodePoints":
        fault(path, "sarif: columnKind is not unicodeCodePoints")
    for result in run["results"]:
        if run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] != result["ruleId"]:
            fault(path, f"sarif: wrong ruleIndex for {result['ruleId']}")
        for location in result["locations"]:
            region = location.get("physicalLocation", {}).get("region")
            if region and min(region.values()) < 1:
                fault(path, f"sarif: invalid region {region}")
    return [result["partialFingerprints"]["plumbline/v1"] for result in run["results"]]


def check_junit(path, text, file):
    document = lxml.etree.fromstring(text.encode(), lxml.etree.XMLParser(huge_tree=True))
    if not junit_schema.validate(document):
        fault(path, f"junit: {junit_schema.error_log.last_error}")
    parsed = junitparser.JUnitXml.fromfile(str(file))
    cases = [case for suite in parsed for case in suite]
    bad = sum(any(isinstance(r, (junitparser.Failure, junitparser.Error)) for r in case.result) for case in cases)
    stated = int(document.get("failures")) + int(document.get("errors"))
    if len(cases) != int(document.get("tests")) or bad != stated:
        fault(path, f"junit: {len(cases)} tests, {bad} failed; stated {document.get('tests')}, {stated}")
    if len(document.findall(".//testcase")) != len(cases):
        fault(path, "junit: test cases are missing")
    return re.findall(r"^fingerprint: (\S+)$", "\n".join(document.itertext()), re.M)


def check_oscal(path, text, file):
    document = json.loads(text)
    valid(path, "oscal", oscal_schema, document)
    loaded = trestle.oscal.assessment_results.AssessmentResults.oscal_read(file)
    if loaded is None:
        fault(path, "oscal: trestle cannot load the document")
    uuids = re.findall(r'"uuid": "([^"]+)"', text)
    results = document["assessment-results"]["results"]
    observed, known = [], set()
    for result in results:
        local = [o["uuid"] for o in result.get("observations", [])]
        known.update(local, (r["uuid"] for r in result.get("risks", [])))
        if len(set(local)) != len(local):
            fault(path, "oscal: duplicate observation")
        for finding in result.get("findings", []):
            for related in finding.get("related-observations", []):
                if related["observation-uuid"] not in local:
                    fault(path, "oscal: reference to an unknown observation")
        for observation in result.get("observations", []):
            observed += [p["value"] for p in observation.get("props", []) if p["name"] == "fingerprint"]
    return observed


def check_github(path, text, file):
    found = []
    shown = {"error": 0, "warning": 0, "notice": 0}
    for line in text.splitlines():
        if line.lstrip().startswith("::"):
            match = re.match(r"::(error|warning|notice|group|endgroup)( [^:]*)?::", line)
            if not match:
                fault(path, f"github: unknown command {line[:80]}")
                continue
            if match[1] in shown:
                shown[match[1]] += 1
                for item in (match[2] or "").strip().split(","):
                    if item and "=" not in item:
                        fault(path, f"github: invalid property {item[:80]}")
        elif "##[" in line:
            fault(path, "github: a command in the old format")
        found += re.findall(r"fingerprint ([0-9a-f]{32}(?:#\d+)?)", line)
    if max(shown.values()) > 10:
        fault(path, f"github: more than 10 annotations of one kind: {shown}")
    return found


def check_gitlab(path, text, file):
    document = json.loads(text)
    for issue in document:
        if set(issue) != {"description", "check_name", "fingerprint", "severity", "location"} or issue[
            "severity"
        ] not in ("info", "minor", "major", "critical", "blocker") or issue["location"]["lines"]["begin"] < 1:
            fault(path, f"gitlab: invalid issue {issue}")
    return [issue["fingerprint"] for issue in document if issue["severity"] != "blocker"]


def check_csv(path, text, file):
    csv.field_size_limit(10**9)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if any(len(row) != len(rows[0]) for row in rows):
        fault(path, "csv: rows of unequal length")
    for row in rows:
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n"):
                fault(path, f"csv: unescaped formula: {cell[:40]}")
    return [row[-1] for row in rows[1:] if row[0] != "failure"]


def check_markdown(path, text, file):
    if len(text) >= 65_000:
        fault(path, f"markdown: too long: {len(text)} characters")
    found = re.findall(r"<!-- ([0-9a-f]{32}(?:#\d+)?) -->", text)
    if re.search(r"<(?!!-- [0-9a-f#]+ -->)[a-zA-Z/!]", re.sub(r"\\.|`[^`]*`", "", text, flags=re.S)):
        fault(path, "markdown: contains HTML")
    return None if "the size limit" in text else found


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.bad, self.ids, self.links, self.found, self.open = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("script", "iframe", "object", "embed", "form", "base"):
            self.bad.append(tag)
        for name, value in attributes.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.bad.append(f"{tag} {name}")
            if name in ("src", "href") and not re.match(r"#|data:,$|[\w./-]+\.html(#[\w-]*)?$", value or ""):
                self.bad.append(f"{tag} {name}={value}")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes["href"])
        if "data-fingerprint" in attributes:
            self.found.append(attributes["data-fingerprint"])
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in ("meta", "link", "br"):
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append(f"</{tag}>")


def check_html(path, text, file):
    page = Page()
    page.feed(text)
    for bad in page.bad[:5]:
        fault(path, f"html: {bad[:200]}")
    if len(set(page.ids)) != len(page.ids):
        fault(path, f"html: duplicate ids: {[i for i in page.ids if page.ids.count(i) > 1][:3]}")
    for link in page.links:
        if link.startswith("#") and link[1:] not in page.ids:
            fault(path, f"html: link to unknown id {link[:80]}")
    return page.found


def check_text(path, text, file):
    hidden = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    if hidden:
        fault(path, f"text: hidden characters {set(hidden)}")
    return None


checks = {
    "sarif": check_sarif, "junit": check_junit, "oscal": check_oscal, "github": check_github,
    "gitlab": check_gitlab, "csv": check_csv, "markdown": check_markdown, "html": check_html, "text": check_text,
    "ndjson": lambda path, text, file: [json.loads(line)["fingerprint"] for line in text.splitlines()[1:]],
    "json": lambda path, text, file: [finding["fingerprint"] for finding in json.loads(text)["findings"]],
}


def lint(plumbline, path, folder):
    command = [plumbline, "lint", str(path), "--today", today, "--full"]
    outputs = [part for name in checks for part in ("--output", f"{name}={folder}/report.{name}")]
    first = subprocess.run(command + outputs, capture_output=True)
    texts = {name: (folder / f"report.{name}").read_bytes().decode() for name in checks}
    again = subprocess.run(command + outputs, capture_output=True)
    for name in checks:
        if (folder / f"report.{name}").read_bytes().decode() != texts[name]:
            fault(path, f"{name}: two runs differ")
    # A file that cannot be parsed completely makes the run incomplete.
    allowed = (2,) if json.loads(texts["json"])["summary"]["filesUnparsed"] else (0, 1)
    if again.returncode != first.returncode or again.returncode not in allowed:
        fault(path, f"exit status {first.returncode}, then {again.returncode}: {again.stderr[:200]}")
    return texts


def compare(path):
    """Checks one input in every format; returns the number of its findings and its faults."""
    faults.clear()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        texts = lint(plumbline, path, folder)
        expected = sorted(checks["json"](path, texts["json"], None))
        for name, check in checks.items():
            file = folder / f"report.{'json' if name == 'oscal' else name}"
            if name == "oscal":
                file = folder / "oscal.json"
                file.write_text(texts["oscal"])
            found = check(path, texts[name], file)
            if found is not None and sorted(found) != expected:
                fault(path, f"{name}: contains {len(found)} findings; json contains {len(expected)}")
    return len(expected), list(faults)


plumbline, paths = sys.argv[1], sys.argv[2:]
# The processes are forked, so that each has the schemas in memory.
with multiprocessing.get_context("fork").Pool() as pool:
    results = pool.map(compare, paths, chunksize=1)
count = sum(found for found, _ in results)
faults = [text for _, bad in results for text in bad]
for text in faults:
    print(text[:600])
print(f"formats: {len(paths)} inputs, {count} findings in {len(checks)} formats, {len(faults)} faults")
sys.exit(1 if faults else 0)
