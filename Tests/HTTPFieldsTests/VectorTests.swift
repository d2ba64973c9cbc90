import Foundation
import HTTPFields
import TestSupport
import Testing

@testable import Rules

/// What the grammars of the catalogue accept and reject.
@Suite struct VectorTests {
  @Test func thereAreVectors() {
    #expect(Vector.valid.count > 200)
    #expect(Vector.invalid.count > 300)
  }

  @Test(arguments: Vector.valid)
  func validValue(_ vector: Vector) throws {
    let fault = try Catalogue.grammar(vector.field).fault(in: vector.value)
    #expect(fault == nil)
  }

  /// The fault is located inside the value, and the advice says what to write.
  @Test(arguments: Vector.invalid)
  func invalidValue(_ vector: Vector) throws {
    let fault = try #require(try Catalogue.grammar(vector.field).fault(in: vector.value))
    #expect((0...vector.value.utf8.count).contains(fault.offset))
    #expect(!fault.problem.isEmpty)
    #expect(fault.advice?.isEmpty == false)
  }

  /// Following the advice doesn't lead to the same advice again.
  @Test(arguments: Vector.invalid)
  func adviceIsFollowed(_ vector: Vector) throws {
    let grammar = try Catalogue.grammar(vector.field)
    let fault = try #require(grammar.fault(in: vector.value))
    let quoted = /write (?:a value like )?'(.+)'( \(the quotes are part of the value\))?/
    guard let match = fault.advice?.wholeMatch(of: quoted), !match.1.contains("' or '") else { return }
    #expect(!match.1.isEmpty)
    let next = grammar.fault(in: String(match.1))
    #expect(next?.problem != fault.problem, "\(vector): \(fault.advice ?? "")")
  }

  /// The default advice is a valid value of the field.
  @Test func everySampleIsValid() throws {
    let fields = try Catalogue.shared.get().all.filter { $0.grammar != nil }
    #expect(fields.count > 150)
    for field in fields {
      let sample = field.grammar!.sample
      #expect(field.grammar!.fault(in: sample) == nil, "\(field.name): \(sample)")
    }
  }

  /// Each field with a grammar is tried with a valid and an invalid value.
  @Test func everyGrammarIsTried() throws {
    let tried = { (vectors: [Vector]) in
      Set(try vectors.map { try Catalogue.grammar($0.field).notation })
    }
    let (valid, invalid) = (try tried(Vector.valid), try tried(Vector.invalid))
    // Some fields accept any text.
    let all = try Catalogue.shared.get().all.compactMap { $0.grammar?.notation }.filter {
      $0 != "field-value"
    }
    #expect(Set(all).subtracting(valid) == [])
    #expect(Set(all).subtracting(invalid) == [])
  }

  /// The table of values that the vectors began with.
  private static let table = "data/header-examples.csv"

  @Test(.enabled(if: Shared.has(table), "there is no table of values beside this checkout"))
  func theReferenceTable() throws {
    let rows = try CSV.rows(Shared.file(Self.table)).dropFirst()
    #expect(rows.count == 303)
    for row in rows {
      let fault = try Catalogue.grammar(row[0]).fault(in: row[2])
      #expect((fault == nil) == (row[1] == "valid"), "\(row[0]): \(row[2]) \(fault?.problem ?? "")")
    }
  }

  /// However long a value is, and whatever it repeats.
  @Test func longValues() throws {
    for grammar in try Catalogue.shared.get().all.compactMap(\.grammar) {
      for part in ["'", "<", "(", "\"", "\\", "a, ", "1, ", "a=b; "] {
        let value = String(repeating: part, count: 3_000 / part.utf8.count)
        if let fault = grammar.fault(in: value) { #expect((0...value.utf8.count).contains(fault.offset)) }
      }
    }
  }

  /// No text can crash a grammar.
  @Test func cutAndMixedValues() throws {
    let grammars = try Catalogue.shared.get().all.compactMap(\.grammar)
    let strange = [
      "", " ", "\"", "\\", "\"\\", "(", ")", "<", ">", "=", ";", ",", ":", "%", "@", "[", "]", "é", "\u{0}",
      "a\nb",
    ]
    for (number, grammar) in grammars.enumerated() {
      for text in strange { _ = grammar.fault(in: text) }
      for vector in Vector.valid {
        let offset = number % (vector.value.utf8.count + 1)
        let cut = String(decoding: vector.value.utf8.prefix(offset), as: UTF8.self)
        for text in [cut, String(decoding: vector.value.utf8.dropFirst(offset), as: UTF8.self)] {
          if let fault = grammar.fault(in: text) { #expect((0...text.utf8.count).contains(fault.offset)) }
        }
      }
    }
  }
}
