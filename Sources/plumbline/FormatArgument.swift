import ArgumentParser
import Files
import Reporting
import SystemPackage

/// One of the formats that a catalog registers, as an argument of a command.
struct FormatArgument<Catalog: FormatCatalog>: ExpressibleByArgument {
  let format: ReportFormat<Catalog.Input>

  /// The default format.
  init() { format = Catalog.formats[0] }

  init?(argument: String) {
    guard let format = Catalog.format(named: argument) else { return nil }
    self.format = format
  }

  /// The format with a name, for options whose error lists all formats.
  init(named name: String) throws {
    guard let format = Catalog.format(named: name) else {
      throw ValidationError("valid formats: \(Catalog.names.joined(separator: ", "))")
    }
    self.format = format
  }

  var defaultValueDescription: String { format.name }

  static var allValueStrings: [String] { Catalog.names }

  static var defaultCompletionKind: CompletionKind { .list(Catalog.names) }

  /// `html, markdown or csv`.
  static var alternatives: String {
    let names = Catalog.names
    return names.count < 2
      ? names.joined() : "\(names.dropLast().joined(separator: ", ")) or \(names[names.count - 1])"
  }
}

/// A report to write to a file: `sarif=findings.sarif`.
struct ReportFile<Catalog: FormatCatalog> {
  let format: ReportFormat<Catalog.Input>
  let path: FilePath

  init(argument: String) throws {
    guard let equals = argument.firstIndex(of: "="), argument.index(after: equals) < argument.endIndex else {
      throw ValidationError("state a format and a file, as in sarif=findings.sarif")
    }
    format = try FormatArgument<Catalog>(named: String(argument[..<equals])).format
    path = FilePath(String(argument[argument.index(after: equals)...]))
  }
}
