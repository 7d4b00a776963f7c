import CEL
import Evidence
import Manifest
import Policy
import Requirements
import Schema
import Spelling
import YAMLTree

/// Evaluates the evidence entries of one manifest, each once, without regard to claims.
struct EntryReader {
  private let stage: ManifestWithRequirements
  private let files: LoadedEvidence
  let terms: EvidenceTerms
  private let environment: Environment
  private let manifestValue: Value
  private var expectations: [String: Result<FileExpectation, FileExpectation.Fault>] = [:]
  private var exactness: [String: Bool] = [:]
  /// The first entry that references each file with a version, by the digest of the file.
  private var versions: [String: (entry: EvidenceEntry, version: String)] = [:]

  init(_ stage: ManifestWithRequirements, _ files: LoadedEvidence, _ terms: EvidenceTerms) {
    self.stage = stage
    self.files = files
    self.terms = terms
    environment = stage.policy.environment.expectation(FileExpectation.variables)
    let types = stage.policy.environment.facts.bySchema
    manifestValue = RecordValues(stage.records, types: types).value(stage.root)
  }

  mutating func read() -> [RecordID: ReadEntry] {
    var read: [RecordID: ReadEntry] = [:]
    for entry in stage.manifest.evidence ?? [] { read[entry.id] = self.read(entry) }
    return read
  }

  private mutating func read(_ entry: EvidenceEntry) -> ReadEntry {
    let evidence = DatedEvidence(entry)
    return ReadEntry(
      entry: entry.id, state: state(of: entry, evidence), evidence: evidence, mismatch: mismatch(of: entry))
  }

  // MARK: Broken, refuted or good

  private mutating func state(of entry: EvidenceEntry, _ evidence: DatedEvidence?) -> ReadEntry.State {
    guard let evidence, isReadable(entry) else { return .unknown }
    if let day = evidence.day, day > stage.today {
      return .broken(
        outcome(
          .broken, entry, evidence.dateField, "the date \(day) is in the future",
          remedy: "set the date on which the evidence was created"))
    }
    if let incomplete = incomplete(entry, evidence.kind) {
      return .broken(incomplete)
    }
    switch evidence {
    case .attestation: return attestation(entry)
    case .documentation: return documentation(entry)
    case .proof: return proof(entry)
    }
  }

  /// Whether all fields of the entry could be read.
  private func isReadable(_ entry: EvidenceEntry) -> Bool { stage.records.firstProblem(of: entry.id) == nil }

  /// The outcome for an entry that lacks a required field, or has an `expect` but is not a proof.
  private func incomplete(_ entry: EvidenceEntry, _ kind: EvidenceKind) -> EntryOutcome? {
    func lacks<Value>(
      _ field: KeyPath<EvidenceFields, Field<Value>>, _ reason: String, remedy: String
    ) -> EntryOutcome {
      outcome(.broken, entry, field, reason, remedy: remedy)
    }
    if kind != .proof, entry.expect != nil {
      return lacks(
        \.expect, "`expect` applies to a proof only, but `kind` is `\(kind.rawValue)`",
        remedy: "set `kind: proof`, or remove `expect`")
    }
    if kind == .proof, entry.file == nil {
      return lacks(\.file, "`file` is missing", remedy: "set `file` to the path of the proof")
    }
    if entry.file != nil, entry.sha256 == nil {
      return lacks(
        \.sha256, "`sha256` is missing, so a change of the file cannot be detected",
        remedy: "run `plumbline evidence --update-digests` to add it")
    }
    if let by = entry.by, by.mixesConfusableLetters {
      return lacks(
        \.by, "`by` is `\(by)`, which mixes letters of scripts that look alike",
        remedy: "write the name in one script")
    }
    switch kind {
    case .documentation: return nil
    case .proof:
      guard entry.by == nil else { return nil }
      return lacks(
        \.by, "`by` is missing: no author is given", remedy: "set `by` to the author of the evidence")
    case .attestation:
      guard entry.by != nil else {
        return lacks(
          \.by, "`by` is missing: no attesting person is given", remedy: "set `by` to the person who attests")
      }
      if entry.role == nil {
        return lacks(\.role, "`role` is missing", remedy: "set `role` to the role of the person")
      }
      if entry.method == nil {
        return lacks(
          \.method, "`method` is missing",
          remedy: "set `method` to `interview`, `examination` or `test`")
      }
      if entry.statement == nil {
        return lacks(
          \.statement, "`statement` is missing", remedy: "set `statement` to what the person attests"
        )
      }
      return nil
    }
  }

  private func attestation(_ entry: EvidenceEntry) -> ReadEntry.State {
    if entry.file != nil {
      guard case .attachment? = files[entry.id] else {
        return .broken(broken(entry, files[entry.id]))
      }
    }
    return .good("attested by \(entry.by ?? "") (\(entry.method?.rawValue ?? ""))")
  }

  private func documentation(_ entry: EvidenceEntry) -> ReadEntry.State {
    guard entry.file != nil else { return .good("the page is official") }
    guard case .page(let page)? = files[entry.id] else {
      return .broken(broken(entry, files[entry.id]))
    }
    guard let quote = entry.quote else { return .good("the saved page is unchanged") }
    return page.holds(quote)
      ? .good("the saved page contains the quote")
      : .refuted(
        outcome(
          .refuted, entry, \.quote, "the saved page `\(entry.file ?? "")` does not contain the quote",
          remedy: "quote the page exactly, or reference a page that supports the claim"))
  }

  private mutating func proof(_ entry: EvidenceEntry) -> ReadEntry.State {
    guard case .proof(let file)? = files[entry.id] else {
      return .broken(broken(entry, files[entry.id]))
    }
    guard let source = entry.expect else {
      guard let conclusion = file.conclusion else {
        return .broken(
          outcome(
            .broken, entry, \.expect, "`expect` is missing, which a file of this format requires",
            remedy: "set `expect` to a condition over the file, for example `result.failed == 0`"))
      }
      return conclusion.isSuccess
        ? .good(conclusion.reason)
        : .refuted(outcome(.refuted, entry, \.file, "\(file.name): \(conclusion.reason)"))
    }
    let expectation: FileExpectation
    switch self.expectation(source) {
    case .success(let known): expectation = known
    case .failure(let fault): return .broken(faulty(entry, fault))
    }
    switch expectation.evaluate(file, manifest: manifestValue) {
    case .holds(let reason): return .good(reason)
    case .fails(let reason):
      return .refuted(outcome(.refuted, entry, \.expect, "`\(file.name)` contradicts the claim: \(reason)"))
    case .unusable(let fault): return .broken(faulty(entry, fault))
    case .unknown: return .unknown
    }
  }

  /// The checked expression of an `expect`. Entries with the same text share one.
  private mutating func expectation(_ source: String) -> Result<FileExpectation, FileExpectation.Fault> {
    if let known = expectations[source] { return known }
    let result: Result<FileExpectation, FileExpectation.Fault>
    do throws(FileExpectation.Fault) {
      result = .success(try FileExpectation(source, in: environment))
    } catch {
      result = .failure(error)
    }
    expectations[source] = result
    return result
  }

  private func faulty(_ entry: EvidenceEntry, _ fault: FileExpectation.Fault) -> EntryOutcome {
    let whole = stage.records.place(of: entry.id, \EvidenceFields.expect)
    let span = fault.span.map {
      stage.records.span(of: entry.id, .of(\EvidenceFields.expect), expression: $0)
    }
    guard let span else { return outcome(.broken, entry, \.expect, fault.message, remedy: fault.remedy) }
    return EntryOutcome(
      kind: .broken, reason: fault.message,
      place: whole.underlining(span), remedy: fault.remedy)
  }

  private func broken(_ entry: EvidenceEntry, _ reading: LoadedEvidence.File?) -> EntryOutcome {
    let file = entry.file ?? ""
    switch reading {
    case .refused(let refusal):
      return outcome(.broken, entry, \.file, "\(file): \(refusal.message)", remedy: refusal.remedy)
    case .altered(let digest):
      return outcome(
        .broken, entry, \.sha256,
        "`\(file)` does not match `sha256`: its digest is now \(digest.text)",
        remedy: "review the change, then run `plumbline evidence --update-digests` to update the digest")
    case .unreadable(let error):
      let place = error.place.map { " (line \($0.line), column \($0.column))" } ?? ""
      return outcome(.broken, entry, \.file, "\(file): \(error.message)\(place)", remedy: error.remedy)
    default: return outcome(.broken, entry, \.file, "`\(file)` was not read")
    }
  }

  // MARK: Mismatches for every claim

  private mutating func mismatch(of entry: EvidenceEntry) -> EntryOutcome? {
    if let version = entry.version, !isExact(version, of: entry.product) {
      return outcome(
        .mismatched, entry, \.version,
        "`version: \(version)` can match several releases; evidence applies to one",
        remedy: "set `version` to the release that was tested",
        guide: ComponentFields.description(of: \.version).guide)
    }
    if let other = otherVersion(of: entry) { return other }
    return entry.kind == .documentation ? pageMismatch(of: entry) : nil
  }

  /// The outcome for a file that another entry references with a different version of the same product. Files are
  /// compared by digest, because a file can have several paths.
  private mutating func otherVersion(of entry: EvidenceEntry) -> EntryOutcome? {
    guard entry.kind != .attestation, let file = entry.file, let version = entry.version else { return nil }
    let contents = entry.sha256?.lowercased() ?? file
    guard let first = versions[contents] else {
      versions[contents] = (entry, version)
      return nil
    }
    let areOfTwoProducts =
      first.entry.product != nil && entry.product != nil && first.entry.product != entry.product
    guard first.version.bareVersion != version.bareVersion, !areOfTwoProducts else { return nil }
    let other = stage.records.place(of: first.entry.id, \EvidenceFields.version)
    return outcome(
      .mismatched, entry, \.version,
      "`\(file)` has `version: \(version)` here and `\(first.version)` in `\(stage.records.route(of: first.entry.id).text)`",
      remedy: "set the one version with which the file was created",
      related: [.init(place: other, message: "the same file with `version: \(first.version)`")],
      guide: ComponentFields.description(of: \.version).guide)
  }

  private func pageMismatch(of entry: EvidenceEntry) -> EntryOutcome? {
    guard let product = entry.product else {
      return outcome(
        .mismatched, entry, \.product, "`product` is missing",
        remedy: "set `product` to the product that the page documents"
      )
    }
    guard let url = entry.url else {
      return outcome(
        .mismatched, entry, \.url, "`url` is missing", remedy: "set `url` to the official page")
    }
    let address: PageAddress
    do throws(PageAddress.Refusal) {
      address = try PageAddress(url)
    } catch {
      return outcome(
        .mismatched, entry, \.url, "\(url) is not an official page: \(error.rawValue)",
        remedy: "set `url` to the https:// address of a page of the vendor documentation")
    }
    guard let known = stage.policy.entry(.product, product)?.read(as: ProductFields.self) else {
      return outcome(
        .mismatched, entry, \.product,
        "product `\(product)` is not in the catalog, so it is unknown whether \(address.host) is an official host",
        remedy: "add `products/\(product).yaml` with its documentation hosts to a policy pack")
    }
    let places = known.documentation ?? []
    guard places.contains(where: { address.lies(at: $0) }) else {
      return outcome(
        .mismatched, entry, \.url,
        "\(url) is not an official page of `\(product)`; its documentation is at \(places.joined(separator: ", "))",
        remedy: "set `url` to a page of the vendor documentation")
    }
    return pathMismatch(of: entry, address)
  }

  /// The outcome for a URL of another version, or of a page that changes with every release.
  private func pathMismatch(of entry: EvidenceEntry, _ address: PageAddress) -> EntryOutcome? {
    if let version = entry.version,
      let named = address.versions.first(where: { !PageAddress.version($0, covers: version) })
    {
      return outcome(
        .mismatched, entry, \.url, "the URL is for version `\(named)`, but `version` is `\(version)`",
        remedy: "set `url` to the page of version \(version)",
        guide: ComponentFields.description(of: \.version).guide)
    }
    if entry.file == nil,
      let moving = address.segments.first(where: { terms.movingPages.contains($0.lowercased()) })
    {
      return outcome(
        .mismatched, entry, \.url,
        "a page under `\(moving)` changes with every release and documents no version",
        remedy: "set `url` to the page of the version, or save the page and set `file` and `sha256`",
        guide: ComponentFields.description(of: \.version).guide)
    }
    return nil
  }

  mutating func isExact(_ version: String, of product: String?) -> Bool {
    let own = product.flatMap { stage.policy.entry(.product, $0) }?.read(as: ProductFields.self)
    if own?.service == true || isOfService(version, product) { return true }
    guard let pattern = own?.exact ?? terms.exactVersion else { return true }
    let key = "\(pattern) \(version)"
    if let known = exactness[key] { return known }
    let result = Self.matches(version, pattern)
    exactness[key] = result
    return result
  }

  /// Whether a version is the API version of a service in the architecture. Its operator decides the format.
  private func isOfService(_ version: String, _ product: String?) -> Bool {
    (stage.manifest.components ?? []).contains { component in
      component.service?.api == version && (product == nil || product == component.product)
    }
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    let environment = Environment(variables: [Variable("text", .string), Variable("pattern", .string)])
    guard let program = try? environment.check("text.matches(pattern)").program() else { return true }
    var bindings = program.bindings()
    bindings["text"] = .string(text)
    bindings["pattern"] = .string(pattern)
    guard case .value(.bool(let isMatch)) = program.evaluate(bindings) else { return true }
    return isMatch
  }

  // MARK: Places

  private func outcome<Value>(
    _ kind: EntryOutcome.Kind, _ entry: EvidenceEntry, _ field: KeyPath<EvidenceFields, Field<Value>>,
    _ reason: String, remedy: String? = nil, related: [EntryOutcome.Related] = [], guide: [String] = []
  ) -> EntryOutcome {
    EntryOutcome(
      kind: kind, reason: reason, place: stage.records.place(of: entry.id, field), remedy: remedy,
      related: related, guide: guide)
  }
}

extension String {
  /// The version without a leading `v`.
  var bareVersion: Substring { hasPrefix("v") ? dropFirst() : self[...] }
}
