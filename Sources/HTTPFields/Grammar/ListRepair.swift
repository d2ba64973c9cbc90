/// Lists whose elements aren't separated by single commas.
enum ListRepair {
  /// The list with commas; nil if something else may have been intended, or quotes make that hard to tell.
  static func withCommas(_ value: String, _ production: Production) -> String? {
    guard !value.contains("\"") else { return nil }
    let elements = elements(value)
    guard elements.count > 1 || value.contains(",") else { return nil }
    for (before, element) in zip(elements, elements.dropFirst()) {
      guard isComma(element.gap, between: before.text, element.text, production) else { return nil }
    }
    return elements.map(\.text).joined(separator: ", ")
  }

  /// The elements, each with its preceding separator.
  private static func elements(_ value: String) -> [(gap: Substring, text: Substring)] {
    let isSeparator = { (character: Character) in character == "," || character == ";" || character == " " }
    var elements: [(gap: Substring, text: Substring)] = []
    var rest = value[...]
    while !rest.isEmpty {
      let gap = rest.prefix(while: isSeparator)
      rest = rest.dropFirst(gap.count)
      let text = rest.prefix { !isSeparator($0) }
      rest = rest.dropFirst(text.count)
      if !text.isEmpty { elements.append((gap, text)) }
    }
    return elements
  }

  /// Whether the separator should have been a comma.
  private static func isComma(
    _ gap: Substring, between before: Substring, _ after: Substring, _ production: Production
  ) -> Bool {
    if gap.contains(",") { return true }
    // Two media types, or products with versions.
    if !gap.contains(";"), before.contains("/"), after.contains("/") { return true }
    guard withoutParameters.contains(production.name) else { return false }
    guard gap.contains(";") else { return isName(before) && isName(after) }
    // `gzip;q` and `gzip;0.5` have a weight, though an invalid one.
    return after != "q" && !after.hasPrefix("q=") && after.first?.isNumber != true
  }

  /// `no cache` may be one name containing a blank; if both words are in capitals or hyphenated, they are two
  /// names.
  private static func isName(_ text: Substring) -> Bool {
    (text.allSatisfy(\.isUppercase) || text.contains("-")) && text.utf8.allSatisfy(\.isTokenCharacter)
  }

  /// Productions whose only parameter is a weight.
  private static let withoutParameters: Set = [
    "acceptable-range", "cache-directive", "content-coding", "count", "directive", "field-name",
    "language-range", "language-tag", "method", "token", "weighted-coding", "weighted-token",
  ]
}
