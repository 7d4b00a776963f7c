import CEL
import Evidence
import Testing

@Suite("Explanations of a false expect")
struct ExplanationTests {
  /// The output file of a run.
  private static let run = """
    {"errors": 500, "list": [1, 2, 3], "ok": false,
     "x": 5, "y": 4,
     "stations": [
      {"id": "a", "deviation": 3, "probes": [{"ok": true}]},
      {"id": "b", "deviation": 7, "probes": [{"ok": true}, {"ok": false}]},
      {"id": "c", "deviation": 9, "probes": []}],
     "services": {"db": {"drop": ["ALL"]}, "web": {"privileged": true, "drop": ["NET", "SYS"]}}}
    """

  private static let manifest: Value = .map(
    MapValue(["limits": .map(MapValue(["p95": 800])), "kinds": ["db", "cache"]]))

  private func result(
    _ source: String, _ text: String = run, named name: String = "a.json"
  ) throws -> FileExpectation.FileResult {
    let environment = Environment(variables: [Variable("manifest", .dyn)] + FileExpectation.variables)
    let file = try ProofFile(name: name, Array(text.utf8))
    return try FileExpectation(source, in: environment).evaluate(file, manifest: Self.manifest)
  }

  private func reason(_ source: String, _ text: String = run, named name: String = "a.json") throws -> String?
  {
    if case .fails(let reason) = try result(source, text, named: name) { reason } else { nil }
  }

  @Test(
    "A value is shown with its limit or expected value",
    arguments: [
      ("result.ok", "result.ok = false (line 1, column 42)"),
      ("result.errors <= manifest.limits.p95 / 2", "result.errors = 500 (line 1, column 12), limit 400"),
      ("result.x in [1, 2]", "result.x = 5 (line 2, column 7), expected one of [1, 2]"),
      ("!(result.x in [5, 6])", "result.x = 5 (line 2, column 7), expected none of [5, 6]"),
      ("result.x != 5", "result.x = 5 (line 2, column 7), expected a different value"),
      ("!(result.x != 4)", "result.x = 5 (line 2, column 7), expected 4"),
      ("result.x < result.y", "result.x = 5 (line 2, column 7), result.y = 4 (line 2, column 15)"),
      (
        "'ALL' in result.services.web.drop",
        "result.services.web.drop = ['NET', 'SYS'] (line 7, column 76), expected it to contain 'ALL'"
      ),
      (
        "!('NET' in result.services.web.drop)",
        "result.services.web.drop = ['NET', 'SYS'] (line 7, column 76), expected it not to contain 'NET'"
      ),
      ("result.?z.orValue(7) <= 5", "result.?z.orValue(7) = 7, limit 5"),
      (
        "result.x < 5 || !(result.y == 4 && result.x == 5)",
        "result.x = 5 (line 2, column 7), limit 5; result.y = 4 (line 2, column 15), expected a different value; result.x = 5 (line 2, column 7), expected a different value"
      ),
    ])
  func bound(source: String, expected: String) throws { #expect(try reason(source) == expected) }

  @Test(
    "A computed value is shown before its inputs",
    arguments: [
      (
        "result.errors * 2 <= 800",
        "result.errors * 2 = 1000, limit 800: result.errors = 500 (line 1, column 12)"
      ),
      (
        "size(result.list) == 4",
        "size(result.list) = 3, expected 4: result.list = [1, 2, 3] (line 1, column 25)"
      ),
      ("-result.x > 0", "-result.x = -5, limit 0: result.x = 5 (line 2, column 7)"),
      (
        "result.list.filter(i, i > 2) == []",
        "result.list.filter(i, i > 2) = [3], expected []: result.list = [1, 2, 3] (line 1, column 25)"
      ),
      (
        "result.x <= result.y * 1",
        "result.x = 5 (line 2, column 7), result.y * 1 = 4: result.y = 4 (line 2, column 15)"
      ),
      (
        "result.x + result.x == 1",
        "result.x + result.x = 10, expected 1: result.x = 5 (line 2, column 7)"
      ),
    ])
  func computed(source: String, expected: String) throws { #expect(try reason(source) == expected) }

  @Test(
    "The deciding element of a loop is named",
    arguments: [
      (
        "result.stations.all(s, s.deviation <= 5)",
        "result.stations[1].deviation = 7 (line 5, column 28), limit 5"
      ),
      (
        "result.stations.all(i, s, s.deviation <= 5 + i)",
        "result.stations[1].deviation = 7 (line 5, column 28), limit 6"
      ),
      (
        "result.stations.all(s, s.id != 'c' && s.deviation <= 5)",
        "result.stations[1].deviation = 7 (line 5, column 28), limit 5"
      ),
      (
        "!result.stations.exists(s, s.deviation > 8)",
        "result.stations[2].deviation = 9 (line 6, column 28), limit 8"
      ),
      (
        "result.stations.all(s, s.probes.all(p, p.ok))",
        "result.stations[1].probes[1].ok = false (line 5, column 63)"
      ),
      (
        "result.stations.all(s, s.probes.all(s, s.ok))",
        "result.stations[1].probes[1].ok = false (line 5, column 63)"
      ),
      (
        "result.stations.all(s, size(s.probes) > 0)",
        "size(result.stations[2].probes) = 0, limit 0: result.stations[2].probes = [] (line 6, column 41)"
      ),
      (
        "result.stations.filter(s, s.deviation > 5).all(t, t.id == 'b')",
        "result.stations[2].id = 'c' (line 6, column 10), expected 'b'"
      ),
      (
        "result.?stations.orValue([]).all(s, s.deviation <= 5)",
        "result.?stations.orValue([])[1].deviation = 7 (line 5, column 28), limit 5"
      ),
      (
        "result.services.all(name, 'ALL' in result.services[name].drop)",
        "result.services['web'].drop = ['NET', 'SYS'] (line 7, column 76), expected it to contain 'ALL'"
      ),
      (
        "result.services.all(name, s, 'ALL' in s.drop)",
        "result.services['web'].drop = ['NET', 'SYS'] (line 7, column 76), expected it to contain 'ALL'"
      ),
      ("['x', 'y'].all(k, result[k] > 4)", "result['y'] = 4 (line 2, column 15), limit 4"),
      ("[result.x, result.y].all(v, v > 4)", "result.y = 4 (line 2, column 15), limit 4"),
      (
        "manifest.kinds.all(k, k in result.services)",
        "result.services = a mapping with 2 keys (line 7, column 14), expected it to contain 'cache'"
      ),
      (
        "cel.bind(d, result.stations[1].deviation, d < 5)",
        "result.stations[1].deviation = 7 (line 5, column 28), limit 5"
      ),
      (
        "result.services.all(k, k.startsWith('d'))",
        "'web' of result.services (2 elements, line 7, column 14): 'web'.startsWith('d') is false"
      ),
      (
        "(result.list + result.list).all(i, i < 3)",
        "3 of (result.list + result.list) (6 elements): 3 < 3 is false"
      ),
    ])
  func element(source: String, expected: String) throws { #expect(try reason(source) == expected) }

  @Test(
    "If no single element decides, the number of elements and their position are shown",
    arguments: [
      (
        "result.stations.exists(s, s.deviation > 20)",
        "no element of result.stations (3 elements, line 3, column 14) satisfies: s.deviation > 20"
      ),
      (
        "result.stations.all(s, s.probes.exists(p, p.ok))",
        "no element of result.stations[2].probes (0 elements, line 6, column 41) satisfies: p.ok"
      ),
      (
        "result.stations.exists_one(s, s.deviation > 5)",
        "more than one element of result.stations (3 elements, line 3, column 14) satisfies: s.deviation > 5; elements: result.stations[1], result.stations[2]"
      ),
      (
        "!result.stations.exists_one(s, s.deviation > 8)",
        "only one element of result.stations (3 elements, line 3, column 14) satisfies: s.deviation > 8"
      ),
      (
        "!result.list.all(i, i > 0)",
        "every element of result.list (3 elements, line 1, column 25) satisfies: i > 0"
      ),
    ])
  func elements(source: String, expected: String) throws { #expect(try reason(source) == expected) }

  @Test(
    "The documents of a file are loop elements",
    arguments: [
      ("results.all(r, r.ok)", "results[1].ok = false (line 2, column 16)"),
      ("results.filter(r, r.k == 2).all(r, r.ok)", "results[1].ok = false (line 2, column 16)"),
      ("results.exists(r, r.k > 2)", "no element of results (2 elements) satisfies: r.k > 2"),
      ("size(results) == 3", "size(results) = 2, expected 3"),
    ])
  func documents(source: String, expected: String) throws {
    let lines = "{\"k\": 1, \"ok\": true}\n{\"k\": 2, \"ok\": false}\n"
    #expect(try reason(source, lines, named: "a.ndjson") == expected)
  }

  @Test("A loop over too many elements is shown as a whole") func bounded() throws {
    let many = "[" + (0..<5000).map(String.init).joined(separator: ",") + "]"
    #expect(try reason("result.all(x, x < 7)", many) == "result[7] = 7 (line 1, column 16), limit 7")
    #expect(
      try reason("result.all(x, x < 4000)", many)
        == "result.all(x, x < 4000) is false: result = a list of 5000 (line 1, column 1)")
  }

  @Test(
    "A small collection is shown completely, a large one by its difference",
    arguments: [
      ("result.list == [1, 2, 4]", "result.list = [1, 2, 3] (line 1, column 25), expected [1, 2, 4]"),
      (
        "result.stations[0].probes == []",
        "result.stations[0].probes = [{'ok': true}] (line 4, column 41), expected []"
      ),
      (
        "result.services == {'db': {'drop': []}, 'web': {}}",
        "result.services['db'] = {'drop': ['ALL']} (line 7, column 21), expected {'drop': []}"
      ),
      (
        "result.services == {'db': {'drop': ['ALL']}}",
        "result.services['web'] = {'privileged': true, 'drop': ['NET', 'SYS']} (line 7, column 47), expected no value"
      ),
      (
        "result.stations == result.stations.filter(s, s.deviation < 9)",
        "result.stations[2] = {'id': 'c', 'deviation': 9, 'probes': []} (line 6, column 3), result.stations.filter(s, s.deviation < 9)[2] is missing: result.stations = a list of 3 (line 3, column 14)"
      ),
    ])
  func collections(source: String, expected: String) throws { #expect(try reason(source) == expected) }

  @Test(
    "An integer key of YAML has a position",
    arguments: [
      ("result[200] < 5", "result[200] = 5 (line 1, column 6), limit 5"),
      ("result.all(code, n, n < 6)", "result[201] = 6 (line 2, column 6), limit 6"),
      ("result.x[300][1] == 3", "result.x[300][1] = 2 (line 3, column 14), expected 3"),
    ])
  func numbers(source: String, expected: String) throws {
    let text = "200: 5\n201: 6\nx: {300: [1, 2]}\n"
    let withoutX = "200: 5\n201: 6\n"
    #expect(try reason(source, source.contains("x") ? text : withoutX, named: "a.yaml") == expected)
  }

  @Test(
    "A missing key is reported with existing keys or with its owner",
    arguments: [
      ("result.x < manifest.limits['p99']", "did you mean `p95`?"),
      ("result.x < manifest.limits.whatever", "existing keys: p95"),
      ("result.services['dc'].drop == []", "did you mean `db`?"),
      ("result.stations.all(s, s.z > 2)", "use a key of the file"),
      ("[0].all(i, result.x < manifest.limits[string(i)])", "use a key of the manifest"),
    ])
  func missing(source: String, remedy: String) throws {
    guard case .unusable(let fault) = try result(source) else {
      Issue.record("it can be used")
      return
    }
    #expect(fault.remedy == remedy)
  }
}
