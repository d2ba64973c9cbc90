import HTTPFields
import Text

/// A field value that is a list (RFC 9110, section 5.6.1).
enum ListValue {
  /// The elements in lower case, without parameters behind `;`, quotes and blanks, so that they can be compared.
  static func elements(_ value: String) -> [String] {
    parts(of: asciiLowercase(value), at: ",").map { element in
      String((element.split(separator: ";").first ?? "").filter { $0 != " " && $0 != "\t" && $0 != "\"" })
    }
    .filter { !$0.isEmpty }
  }

  /// The parts of a field value, empty ones as well; what stands between quotes is whole.
  static func parts(of value: some StringProtocol, at separator: Character) -> [Substring] {
    var isQuoted = false
    return Substring(value).split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == separator && !isQuoted
    }
  }
}
