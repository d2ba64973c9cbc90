import HTTPFields
import TestSupport
import Testing

@testable import Rules

/// A field and a value.
struct Vector: CustomTestStringConvertible, Sendable {
  let field: String
  let value: String

  var testDescription: String { "\(field): \(value)" }

  static let valid = read("valid.txt")
  static let invalid = read("invalid.txt")

  /// One line per vector, like those of HTTP messages; `#` starts a comment.
  private static func read(_ name: String) -> [Vector] {
    let lines = ((try? Repository.text("Tests/HTTPFieldsTests/Vectors/\(name)")) ?? "").split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return Vector(field: String(parts[0]), value: String(parts[1].drop { $0 == " " }))
    }
  }
}

/// The catalogue as the rules read it.
enum Catalogue {
  static let shared = Result { try RuleBook.shipped.get().catalogue }

  static func grammar(_ field: String) throws -> FieldGrammar {
    try #require(try shared.get()[field]?.grammar, "no grammar is known for \(field)")
  }
}
