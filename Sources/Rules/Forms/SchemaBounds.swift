import OpenAPI
import Syntax

/// Bounds of one schema between which no value is left.
struct SchemaBounds {
  private let node: Node

  init(_ node: Node) { self.node = node }

  func mistake(_ schema: SchemaView) -> SchemaMistake? {
    guard
      let (found, place) = numbers ?? counts("minLength", "maxLength") ?? counts("minItems", "maxItems")
        ?? counts("minProperties", "maxProperties") ?? pattern ?? format
    else { return nil }
    return SchemaMistake(
      kind: .bounds, place: place, holder: node, site: schema.site, found: found, write: "")
  }

  private typealias Found = (found: String, place: Node)

  private var numbers: Found? {
    guard let least = node["minimum"] ?? node["exclusiveMinimum"],
      let most = node["maximum"] ?? node["exclusiveMaximum"],
      let low = SchemaNumber.stated(by: least), let high = SchemaNumber.stated(by: most)
    else { return nil }
    let isExclusive = [
      least.key?.hasText("exclusiveMinimum"), most.key?.hasText("exclusiveMaximum"),
      node["exclusiveMinimum"]?.boolean, node["exclusiveMaximum"]?.boolean,
    ].contains(true)
    guard high < low || isExclusive && low == high else { return nil }
    return (Self.pair(least, most), most)
  }

  private func counts(_ least: String, _ most: String) -> Found? {
    guard let least = node.value(ofKey: least), let most = node.value(ofKey: most),
      let low = SchemaNumber.stated(by: least), let high = SchemaNumber.stated(by: most), high < low
    else { return nil }
    return (Self.pair(least, most), most)
  }

  /// A pattern whose texts are all too long or too short.
  private var pattern: Found? {
    guard let pattern = node["pattern"], let text = pattern.text, let lengths = PatternFacts.lengths(of: text)
    else {
      return nil
    }
    return length("'pattern'", lengths.least, lengths.most)
  }

  /// A format whose texts are all too long or too short.
  private var format: Found? {
    guard let name = node["format"]?.text, let length = Self.lengths[name] else { return nil }
    return self.length("'format: \(name)'", length, length)
  }

  private static let lengths = ["date": 10, "uuid": 36]

  /// - Parameters:
  ///   - keyword: what allows only texts with so many characters.
  ///   - longest: nil where there is no limit.
  private func length(_ keyword: String, _ shortest: Int, _ longest: Int?) -> Found? {
    if let most = node["maxLength"], let count = most.text.flatMap({ Int($0) }), shortest > count {
      return ("\(keyword) with \(shortest) characters or more and 'maxLength: \(count)'", most)
    }
    if let least = node["minLength"], let count = least.text.flatMap({ Int($0) }), let longest,
      longest < count
    {
      return ("\(keyword) with \(longest) characters at most and 'minLength: \(count)'", least)
    }
    return nil
  }

  private static func pair(_ least: Node, _ most: Node) -> String {
    Wording.quoted([least, most].map { "\($0.key?.text ?? ""): \($0.text ?? "")" })
  }
}
