import TestSupport
import Testing
import YAMLTree

/// Runs if the suite is beside the repository, in `../shared/conformance/yaml`; skipped in a clean clone.
@Suite(
  "YAML test suite",
  .enabled(if: ProjectFiles.hasShared("conformance/yaml"), "../shared/conformance/yaml is not there"))
struct ConformanceTests {
  @Test("The suite is complete")
  func complete() {
    #expect(YAMLSuite.cases.count == 402)
  }

  @Test("The tree agrees with the suite, except for known differences of libyaml", arguments: YAMLSuite.cases)
  func agrees(with test: YAMLSuite.Case) throws {
    let tree = Tree.parse(try SourceText(name: test.id, bytes: Array(test.yaml.utf8)))
    let errors = tree.problems.filter { !$0.isWarning }
    if test.fail {
      #expect(!errors.isEmpty || YAMLSuite.known.accepts_invalid.contains(test.id), "accepted")
    } else if YAMLSuite.known.rejects_valid[test.id] == nil {
      #expect(errors == [])
      if YAMLSuite.known.events_differ[test.id] == nil {
        #expect(eventNotation(of: tree) == test.events)
      }
    }
  }
}
