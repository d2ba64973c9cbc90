import Linting
import Platform
import Rules
import Syntax
import Text

/// SARIF 2.1.0 (OASIS, errata 01), with everything GitHub code scanning reads.
///
/// Deterministic: no time, no machine, no absolute path of the repository.
func sarifReport(_ result: LintResult, options: ReportOptions, to sink: @escaping ReportSink) {
  var report = SARIFReport(result: result, options: options)
  report.write(to: sink)
}

struct SARIFReport: Sendable {
  let result: LintResult
  let options: ReportOptions
  let findings: [Finding]
  let namedUses: NamedUses
  /// The maximum number of uses listed for a result: a shared header may have hundreds.
  private static let namedUseCount = 20
  /// Sorted by id.
  let rules: [RuleDescription]
  /// The index of each rule in `rules`, by id.
  let ruleIndices: [String: Int]
  var positions = FilePositions()
  private var uris: [Address: ArtifactURI] = [:]
  /// The places in each file that its findings point at.
  let places: [Address: [Place]]
  var fingerprints: [Address: LineFingerprints] = [:]

  init(result: LintResult, options: ReportOptions) {
    self.result = result
    self.options = options
    findings = result.findings(options)
    namedUses = NamedUses(findings, limit: Self.namedUseCount)
    rules = result.rules.sorted { $0.id < $1.id }
    ruleIndices = Dictionary(zip(rules.map(\.id), rules.indices), uniquingKeysWith: { first, _ in first })
    places = Dictionary(grouping: findings.map(\.place)) { Address($0.source) }
  }

  mutating func write(to sink: @escaping ReportSink) {
    var json = JSONWriter(to: sink)
    json.object { json in
      json.member(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      json.member("version", "2.1.0")
      json.array("runs", CollectionOfOne(())) { json, _ in
        json.object { json in writeRun(to: &json) }
      }
    }
    json.finish()
  }

  private mutating func writeRun(to json: inout JSONWriter) {
    json.object("tool") { json in
      json.object("driver") { json in
        json.member("name", "headerlint")
        json.member("version", options.version)
        json.member("semanticVersion", options.version)
        json.array("rules", rules) { json, rule in
          json.object { json in writeSARIF(rule, to: &json) }
        }
      }
    }
    // The part before the last slash is the category by which code scanning distinguishes uploads.
    json.object("automationDetails", onOneLine: true) { $0.member("id", "headerlint/") }
    json.array("invocations", CollectionOfOne(options.failures)) { json, failures in
      json.object { json in writeInvocation(failures, to: &json) }
    }
    // No `uri`: it would be absolute and reveal the name of a user or build agent (SARIF, section 3.14.14).
    json.object("originalUriBaseIds") { json in
      json.object(Self.rootID) { json in
        json.object("description", onOneLine: true) { $0.member("text", "The root of the repository.") }
      }
    }
    json.array("artifacts", artifacts()) { json, artifact in
      json.object(onOneLine: true) { json in
        writeLocation(of: artifact.uri, to: &json, key: "location")
        json.member("sourceLanguage", artifact.language)
      }
    }
    json.member("columnKind", "unicodeCodePoints")
    json.member("newlineSequences", ["\r\n", "\n", "\r"])
    json.array("results", FindingBatches(findings, jobs: options.jobs)) { json, batch in
      writeResults(batch, to: &json)
    }
  }

  /// Writes the parts of a batch on several threads; a single part is written directly.
  private mutating func writeResults(_ batch: [ArraySlice<Finding>], to json: inout JSONWriter) {
    guard batch.count > 1 else {
      for part in batch { write(part, to: &json) }
      return
    }
    let (report, depth) = (self, json.elementDepth)
    let written = Parallel.map(batch, jobs: options.jobs, costs: Self.locationCounts) { part in
      var report = report
      return JSONWriter.elements(atDepth: depth) { json in report.write(part, to: &json) }
    }
    for elements in written { json.append(elements) }
  }

  /// - Parameter part: of `findings`.
  private mutating func write(_ part: ArraySlice<Finding>, to json: inout JSONWriter) {
    for index in part.indices {
      json.object { json in write(part[index], uses: namedUses.count(at: index), to: &json) }
    }
  }

  /// The number of locations in each part, which determines most of the work.
  private static func locationCounts(_ parts: [ArraySlice<Finding>]) -> [Int] {
    parts.map { part in part.reduce(0) { $0 + 1 + min($1.uses.count, Self.namedUseCount) } }
  }

  private func writeInvocation(_ failures: [String], to json: inout JSONWriter) {
    json.member("executionSuccessful", failures.isEmpty)
    guard !failures.isEmpty else { return }
    json.array("toolExecutionNotifications", failures) { json, failure in
      json.object(onOneLine: true) { json in
        json.member("level", "error")
        json.object("message") { $0.member("text", plainMessage(failure)) }
      }
    }
  }

  // MARK: Files

  static let rootID: StaticString = "%SRCROOT%"

  mutating func uri(of source: SourceFile) -> ArtifactURI {
    if let uri = uris[Address(source)] { return uri }
    let uri = ArtifactURI(path: result.repositoryPath(of: source))
    uris[Address(source)] = uri
    return uri
  }

  func writeLocation(of uri: ArtifactURI, to json: inout JSONWriter, key: StaticString = "artifactLocation") {
    json.object(key, onOneLine: true) { json in
      json.member("uri", uri.uri)
      json.member("uriBaseId", uri.isRelative ? Self.rootID.description : nil)
    }
  }

  /// The linted documents, then the other files with findings, in order and without duplicates.
  private mutating func artifacts() -> [(uri: ArtifactURI, language: String?)] {
    var seenSources: Set<Address> = []
    var seen: Set<ArtifactURI> = []
    var artifacts: [(uri: ArtifactURI, language: String?)] = []
    func add(_ source: SourceFile, _ language: @autoclosure () -> String?) {
      guard seenSources.insert(Address(source)).inserted else { return }
      let uri = uri(of: source)
      if seen.insert(uri).inserted { artifacts.append((uri, language())) }
    }
    for document in result.documents { add(document.source, document.language.rawValue) }
    for (index, finding) in findings.enumerated() {
      add(finding.place.source, Self.language(ofPath: finding.place.source.path))
      for site in finding.uses.first(namedUses.count(at: index)) {
        add(site.source, Self.language(ofPath: site.source.path))
      }
    }
    return artifacts
  }

  private static func language(ofPath path: String) -> String? {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "json": return SyntaxTree.Language.json.rawValue
    case "yaml", "yml": return SyntaxTree.Language.yaml.rawValue
    default: return nil
    }
  }
}

/// Text with a full stop; SARIF's messages are sentences (section 3.11.3).
func sentence(_ text: String) -> String {
  let text = oneLine(text)
  return text.utf8.last.map(".!?".utf8.contains) == true ? text : text + "."
}

/// A sentence for a message of SARIF.
func plainMessage(_ text: String) -> String { withoutLinks(sentence(text)) }

/// Text in which nothing is a link: SARIF's plain messages have links in brackets, and a backslash before a bracket that
/// stands for itself (SARIF 2.1.0, section 3.11.6).
func withoutLinks(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else { return text }
  var escaped = ""
  var backslashes = 0
  for scalar in text.unicodeScalars {
    if scalar == "[" || scalar == "]" {
      escaped += String(repeating: "\\", count: backslashes + 1)
    }
    backslashes = scalar == "\\" ? backslashes + 1 : 0
    escaped.unicodeScalars.append(scalar)
  }
  return escaped
}
