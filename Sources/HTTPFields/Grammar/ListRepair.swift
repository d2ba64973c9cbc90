/// Lists with something else between their elements than one comma each.
enum ListRepair {
  /// The same list with commas; nil where something else may have been meant, or quotes make that hard to say.
  static func withCommas(_ value: String, _ production: Production) -> String? {
    guard !value.contains("\"") else { return nil }
    let elements = elements(value)
    guard elements.count > 1 || value.contains(",") else { return nil }
    for (before, element) in zip(elements, elements.dropFirst()) {
      guard isComma(element.gap, between: before.text, element.text, production) else { return nil }
    }
    return elements.map(\.text).joined(separator: ", ")
  }

  /// The elements, each with what separates it from the one before.
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

  /// Whether a comma was meant.
  private static func isComma(
    _ gap: Substring, between before: Substring, _ behind: Substring, _ production: Production
  ) -> Bool {
    if gap.contains(",") { return true }
    // Two media types, or products with their versions.
    if !gap.contains(";"), before.contains("/"), behind.contains("/") { return true }
    guard withoutParameters.contains(production.name) else { return false }
    guard gap.contains(";") else { return isName(before) && isName(behind) }
    // `gzip;q` and `gzip;0.5` have a weight, if a wrong one.
    return behind != "q" && !behind.hasPrefix("q=") && behind.first?.isNumber != true
  }

  /// `no cache` may be one name with a blank in it; two that are in capitals throughout or have hyphens are two.
  private static func isName(_ text: Substring) -> Bool {
    (text.allSatisfy(\.isUppercase) || text.contains("-")) && text.utf8.allSatisfy(\.isTokenCharacter)
  }

  /// Productions in which no semicolon but that of a weight belongs.
  private static let withoutParameters: Set = [
    "acceptable-range", "cache-directive", "content-coding", "count", "directive", "field-name",
    "language-range", "language-tag", "method", "token", "weighted-coding", "weighted-token",
  ]
}
