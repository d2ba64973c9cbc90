import Foundation
import Linting
import Platform
import Rules
import Syntax
import SystemPackage

/// A folder under fixtures/ with a rule's good and bad document.
package struct Fixture: CustomStringConvertible, Sendable {
  /// Where it lies below fixtures/: the rule's set and name.
  package let path: String

  /// The rule's id; the tool's own findings have no set in theirs.
  package var rule: String { isOwn ? String(path.dropFirst(RuleBook.toolName.count + 1)) : path }

  /// Whether it is about a finding of the tool, which takes a whole run to come about.
  package var isOwn: Bool { path.hasPrefix(RuleBook.toolName + "/") }

  package var description: String { rule }

  private static let root = Repository.file("fixtures")

  /// Every rule that has a folder, sorted by path.
  package static let all: [Fixture] = folders(root).flatMap { set in
    folders(root.appending(path: set)).map { Fixture(path: "\(set)/\($0)") }
      .filter { FileManager.default.fileExists(atPath: $0.file("bad.yaml").path) }
  }

  package static let ofGuidelines = all.filter { !$0.isOwn }

  /// Those whose documents are documents.
  package static let readable = all.filter { $0.rule != "syntax" }

  /// Those that are about something that JSON has as well: neither comments nor YAML itself.
  package static let withJSONForm = readable.filter {
    $0.rule != "unused-suppression" && $0.rule != "openapi/unresolved-reference"
  }

  /// The rules that are about references themselves: written out in their place, they leave nothing to say.
  package static let aboutReferences: Set = [
    "openapi/reference-kind", "openapi/reference-siblings", "openapi/unresolved-reference",
    "openapi/unused-header", "zalando/deprecated-model",
    "zalando/prefer-imported", "zalando/remote-reference",
  ]

  private static func folders(_ url: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter {
      (try? url.appending(path: $0).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    }
    .sorted()
  }

  package func file(_ name: String) -> URL { Self.root.appending(path: path).appending(path: name) }

  package func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: file(name))) }

  /// The configuration that a document goes by, e.g. `bad.headerlint.yaml` beside `bad.yaml`; nil for most.
  package func configuration(of name: String) -> String? {
    try? String(contentsOf: file(Self.configurationName(of: name)), encoding: .utf8)
  }

  package static func configurationName(of name: String) -> String {
    name.prefix { $0 != "." } + ".headerlint.yaml"
  }

  // MARK: Linting

  /// What the rule and those that it has precedence over say of the bad document; the tool's own findings are about
  /// whole runs, so there the whole profile speaks.
  /// - Parameter bytes: the document; nil for what the file holds.
  package func findings(_ name: String = "bad.yaml", _ bytes: [UInt8]? = nil) throws -> [Finding] {
    guard let bytes else {
      return try Self.found.value("\(path)/\(name)") { try findings(name, self.bytes(name)) }
    }
    return isOwn ? try run(bytes, named: name) : try lint(bytes, named: name, selection)
  }

  /// What is said of documents as they are, by their paths.
  private static let found = MadeOnce<String, [Finding]>()

  /// The bad document's name when it is fixed.
  package static let fixedName = "bad.fixed.yaml"

  /// The bad document with all fixes of these findings made; nil if there are none.
  package func fixed() throws -> [UInt8]? {
    let rounds = try AllFixes(bytes("bad.yaml")) { bytes in
      try findings("bad.yaml", bytes).filter { $0.fileName == "bad.yaml" }
    }
    return rounds.count == 0 ? nil : rounds.bytes
  }

  /// What the whole profile says, and the rule itself where it is off by default.
  /// - Parameter bytes: the document; nil for what the file holds.
  package func findingsOfWholeProfile(_ name: String, _ bytes: [UInt8]? = nil) throws -> [Finding] {
    let bytes = try bytes ?? self.bytes(name)
    if isOwn { return try findings(name, bytes) }
    let isOff = try RuleBook.shipped.get().guidelines.flatMap(\.rules).contains {
      $0.id == rule && $0.description.severity == nil
    }
    return try lint(bytes, named: name, isOff ? .wholeProfile(with: rule) : .wholeProfile)
  }

  /// The rule and those it takes precedence over.
  private var selection: RuleSelection {
    get throws {
      try Self.selections.value(rule) {
        let rules = try RuleBook.shipped.get().guidelines.flatMap(\.rules)
        let own = rules.first { $0.id == rule }
        let below = rules.filter { own?.isOver($0) ?? false }.map(\.id)
        return RuleSelection(profile: "zalando", select: [rule] + below)
      }
    }
  }

  private static let selections = MadeOnce<String, RuleSelection>()

  /// A run over a folder with the document and its configuration, both named.
  private func run(_ bytes: [UInt8], named name: String) throws -> [Finding] {
    let folder = try TemporaryFolder()
    try folder.write(String(decoding: bytes, as: UTF8.self), to: name)
    if let configuration = configuration(of: name) { try folder.write(configuration, to: ".headerlint.yaml") }
    let session = try LintSession(
      book: RuleBook.shipped.get(), selection: RuleSelection(), configuration: .nearest,
      folder: folder.working)
    let outcome = session.lint(LintInput(paths: [folder.path.string, folder.string(name)]))
    let obstacles = outcome.problems.map(\.message) + outcome.mistakes.map(\.description)
    guard obstacles.isEmpty else {
      throw Obstacle(description: "\(rule): \(obstacles.joined(separator: "; "))")
    }
    return outcome.result.findings
  }
}

/// Why a document couldn't be linted.
private struct Obstacle: Error, CustomStringConvertible {
  let description: String
}

/// What some rules say about some bytes.
package func lint(_ bytes: [UInt8], named path: String, _ selection: RuleSelection) throws -> [Finding] {
  let source = SourceFile(path: path, bytes: bytes)
  return try selection.linter.lint(source, ignoringNonOpenAPI: false).findings.sorted(by: Finding.isBefore)
}

extension RuleSelection {
  /// All rules of Zalando's guideline and of those that it extends.
  package static let wholeProfile = RuleSelection(profile: "zalando")

  /// The same, with a rule that is off by default.
  static func wholeProfile(with rule: String) -> RuleSelection {
    RuleSelection(profile: "zalando", severities: ["\(rule)=note"])
  }

  private static let linters = MadeOnce<RuleSelection, DocumentLinter>()

  /// Lints by the rules in the checkout.
  package var linter: DocumentLinter {
    get throws {
      try Self.linters.value(self) {
        let book = try RuleBook.shipped.get()
        return DocumentLinter(rules: try rules(of: book), models: book.models)
      }
    }
  }
}

extension Finding {
  /// The compact line with the pointer at its end.
  package var expectedLine: String { "\(fileName):\(start.line):\(start.column): \(withoutPlace)" }

  /// The last part of the path.
  package var fileName: String { PathText.split(place.source.path).name }

  package var start: Position { LineTable(place.source).position(at: place.range.lowerBound) }

  /// What doesn't depend on how the document is laid out.
  package var withoutPlace: String {
    let severity = severity == .note ? "info" : severity.rawValue
    return "\(severity): \(message) [\(rule)] \(pointer ?? "-")"
      + (also.isEmpty ? "" : " also \(also.joined(separator: ", "))")
  }
}
