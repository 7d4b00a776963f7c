import Policy
import Schema

/// A variable of a tested pack.
struct PackVariable: Sendable {
  let name: String
  let pack: Pack
  let fields: Entity<VariableFields>

  var place: PackPlace { PackPlace(fields.records.anchor(of: fields.id), in: pack.source) }

  func place(ofExpression range: Range<Int>) -> PackPlace {
    let span = fields.records.span(of: fields.id, .of(\VariableFields.expression), expression: range)
    return PackPlace(span, in: pack.source)
  }
}

/// A parameter of a tested pack.
struct PackParameter: Sendable {
  let name: String
  let pack: Pack
  let fields: Entity<ParameterFields>

  var place: PackPlace { PackPlace(fields.records.anchor(of: fields.id), in: pack.source) }
}

extension PackTest {
  /// The variables to report.
  var variables: [PackVariable] {
    packs.flatMap { pack in
      (pack.entry.variables ?? []).compactMap { fields in
        fields.name.map { PackVariable(name: $0, pack: pack, fields: fields) }
      }
    }.filter { isReported($0.name) }
  }

  /// The parameters to report.
  var parameters: [PackParameter] {
    packs.flatMap { pack in
      (pack.entry.parameters ?? []).compactMap { fields in
        fields.name.map { PackParameter(name: $0, pack: pack, fields: fields) }
      }
    }.filter { isReported($0.name) }
  }
}
