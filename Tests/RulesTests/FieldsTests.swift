import HTTPFields
import TestSupport
import Testing
import Text

@testable import Rules

/// rules/fields.yaml compared with the table it was made from, if that is available.
@Suite struct FieldsTests {
  private let catalogue = Result { try RuleBook.shipped.get().catalogue }

  /// The table has a remark after that of `Cookie`, and its own words for `Set-Cookie`, which takes several
  /// lines.
  private static func cardinality(_ text: String) -> String {
    text.hasPrefix("singleton") || text.hasPrefix("multi-line") ? "singleton" : text
  }

  /// 258 names, and `*`, which is reserved.
  @Test func theRegistryIsComplete() throws {
    let registered = try catalogue.get().all.filter(\.isRegistered)
    #expect(registered.count == 259)
    #expect(registered.filter { $0.direction == .reserved }.map(\.name) == ["*"])
    #expect(registered.allSatisfy { !$0.reference.isEmpty && FieldName.isToken($0.name) })
    #expect(try catalogue.get()["etag"]?.name == "ETag")
    #expect(try catalogue.get()["X-Flow-ID"]?.isRegistered != true)
  }

  @Test func unregisteredNamesAreNotRegistered() throws {
    let all = try catalogue.get().all
    #expect(Set(all.map { asciiLowercase($0.name) }).count == all.count)
    #expect(all.contains { !$0.isRegistered })
  }

  /// Directions of which the table is wrong. The guideline (178) names Content-Disposition for requests and responses,
  /// Pragma and Warning were general headers before RFC 9111, and RFC 4918 has a Timeout request header only.
  private static let otherDirections: Set = ["Content-Disposition", "Pragma", "Timeout", "Warning"]

  private static let table = "data/http-fields.csv"

  @Test(.enabled(if: Shared.has(table), "there is no table of fields beside this checkout"))
  func theFactsAreThoseOfTheTable() throws {
    let catalogue = try catalogue.get()
    let rows = try CSV.rows(Shared.file(Self.table))
    #expect(rows.count == 260)
    for cells in rows.dropFirst() {
      let row = Dictionary(uniqueKeysWithValues: zip(rows[0], cells))
      let field = try #require(catalogue[row["name"]!], "\(row)")
      #expect(field.name == row["name"])
      #expect(field.status?.rawValue == row["status"], "\(field.name)")
      if row["notes"]?.contains("not verified") != true, !Self.otherDirections.contains(field.name) {
        #expect(field.direction.rawValue == row["direction"], "\(field.name)")
      }
      #expect(field.isHopByHop == (row["hop_by_hop"] == "yes"), "\(field.name)")
      #expect((field.cardinality?.rawValue ?? "") == Self.cardinality(row["cardinality"]!), "\(field.name)")
      #expect((field.structuredType?.rawValue ?? "") == row["structured_type"], "\(field.name)")
      // The replacement is a separate fact here.
      #expect(row["reference"]!.hasPrefix(field.reference), "\(field.name)")
    }
  }
}
