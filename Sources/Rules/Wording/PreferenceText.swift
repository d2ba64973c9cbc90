import HTTPFields
import Text

/// A preference in the value of Prefer (RFC 7240, section 2) or in a text about it: `wait=10`, `respond-async`.
struct PreferenceText: Hashable {
  /// In lower case.
  let name: String
  /// Nil if it has none, or the text doesn't say which: `wait=<seconds>`.
  let value: String?

  var text: String { value.map { name + "=" + $0 } ?? name }

  /// The preferences in a field value, without parameters.
  static func all(ofValue value: String) -> [PreferenceText] {
    ListValue.parts(of: value, at: ",").flatMap { element in
      let preference = ListValue.parts(of: element, at: ";").first ?? ""
      return alternatives(preference)
    }
  }

  /// The preferences in bold at the start of list items, in Markdown: `- **return=minimal**`.
  static func all(ofDescription description: String) -> [PreferenceText] {
    description.split(whereSeparator: \.isNewline).compactMap(boldWord).filter(isPlain)
      .flatMap(alternatives)
  }

  /// A preference, or several if its value is written as `<minimal|representation>`.
  private static func alternatives(_ text: Substring) -> [PreferenceText] {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
    let name = asciiLowercase(String(parts[0]))
    guard !name.isEmpty, FieldName.isToken(name) else { return [] }
    guard parts.count > 1 else { return [PreferenceText(name: name, value: nil)] }
    let value = parts[1].trimming { "<>{}[]()\"".contains($0) }
    let isPlaceholder = parts[1].first.map { "<{[(".contains($0) } ?? false
    let values = value.split(separator: "|")
    if isPlaceholder, values.count < 2 { return [PreferenceText(name: name, value: nil)] }
    return values.map { PreferenceText(name: name, value: asciiLowercase(String(trimmed($0)))) }
  }

  private static func boldWord(_ line: Substring) -> Substring? {
    guard let item = listItem(trimmed(line)) else { return nil }
    for mark in ["**", "__"] where item.hasPrefix(mark) {
      let rest = item.dropFirst(2)
      guard let end = rest.firstRange(of: mark)?.lowerBound else { return nil }
      return trimmed(rest[..<end].drop { $0 == "`" }.prefix { $0 != "`" && $0 != ":" })
    }
    return nil
  }

  /// The text after the `-`, `*`, `+` or `1.` of a list item.
  private static func listItem(_ line: Substring) -> Substring? {
    let marker = line.prefix { $0 != " " }
    let isBullet = ["-", "*", "+"].contains(marker)
    let isNumber = marker.count > 1 && ".)".contains(marker.last!) && marker.dropLast().allSatisfy(\.isNumber)
    return isBullet || isNumber ? trimmed(line.dropFirst(marker.count)) : nil
  }

  /// Whether it is written like a preference; a capital starts a sentence, or a word such as `Note`.
  private static func isPlain(_ word: Substring) -> Bool { word.first?.isLowercase == true }

  private static func trimmed(_ text: Substring) -> Substring { text.trimming(\.isWhitespace) }
}

extension Substring {
  /// Without unwanted characters at either end.
  fileprivate func trimming(_ isUnwanted: (Character) -> Bool) -> Substring {
    var text = drop(while: isUnwanted)
    while text.last.map(isUnwanted) == true { text.removeLast() }
    return text
  }
}
