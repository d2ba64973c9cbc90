import HTTPFields
import Text

/// A field value that is a list (RFC 9110, section 5.6.1).
enum ListValue {
  /// The elements in lower case, without parameters, quotes and blanks, for comparison.
  static func elements(_ value: String) -> [String] {
    parts(of: asciiLowercase(value), at: ",").map { element in
      String((element.split(separator: ";").first ?? "").filter { $0 != " " && $0 != "\t" && $0 != "\"" })
    }
    .filter { !$0.isEmpty }
  }

  /// The parts of a field value, including empty ones; quoted text isn't split.
  static func parts(of value: some StringProtocol, at separator: Character) -> [Substring] {
    var isQuoted = false
    return Substring(value).split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == separator && !isQuoted
    }
  }
}
