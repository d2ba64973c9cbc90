import Foundation

import Syntax
import Testing

@testable import Linting
@testable import Rules

/// A folder under fixtures/ with a rule's good and bad document.
struct Fixture: CustomTestStringConvertible, Sendable {
  /// The rule's id.
  let rule: String

  var testDescription: String { rule }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../fixtures")
    .standardized

  /// Every rule that has a folder, sorted.
  static let all: [Fixture] = {
    var fixtures: [Fixture] = []
    for set in folders(root) {
      for rule in folders(root.appending(path: set)) {
        let fixture = Fixture(rule: "\(set)/\(rule)")
        if FileManager.default.fileExists(atPath: fixture.file("bad.yaml").path) { fixtures.append(fixture) }
      }
    }
    return fixtures
  }()

  private static func folders(_ url: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter {
      (try? url.appending(path: $0).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    }
    .sorted()
  }

  func file(_ name: String) -> URL { Self.root.appending(path: rule).appending(path: name) }

  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: file(name))) }

  /// The rule and those that it has precedence over.
  var selection: RuleSelection {
    get throws {
      let rules = try RuleBook().guidelines.flatMap(\.rules)
      let over = rules.first { $0.id == rule }?.over.flatMap { $0 } ?? []
      let below = rules.map(\.id).filter { id in over.contains { $0.matches(lowercase: id) } }
      return RuleSelection(profile: "zalando", select: [rule] + below)
    }
  }
}

/// What some rules say about some bytes.
func lint(_ bytes: [UInt8], named path: String, _ selection: RuleSelection) throws -> [Finding] {
  let book = try RuleBook()
  let linter = DocumentLinter(rules: try selection.rules(of: book), models: book.models)
  return linter.lint(SourceFile(path: path, bytes: bytes), mayBeOther: false).findings.sorted(
    by: Finding.isBefore)
}

extension Finding {
  /// The compact line with the pointer at its end.
  var expectedLine: String {
    let position = LineTable(place.source).position(at: place.range.lowerBound)
    return "\(place.source.path):\(position.line):\(position.column): \(withoutPlace)"
  }

  /// What doesn't depend on how the document is laid out.
  var withoutPlace: String {
    let severity = severity == .note ? "info" : severity.rawValue
    return "\(severity): \(message) [\(rule)] \(pointer ?? "-")"
      + (also.isEmpty ? "" : " also \(also.joined(separator: ", "))")
  }
}
