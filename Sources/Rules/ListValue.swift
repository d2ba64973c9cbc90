import HTTPFields

/// A field value that is a list (RFC 9110, section 5.6.1).
enum ListValue {
  /// The elements in lower case, without parameters behind `;`, quotes and blanks, so that they can be compared.
  static func elements(_ value: String) -> [String] {
    split(asciiLowercase(value)).map { element in
      String((element.split(separator: ";").first ?? "").filter { $0 != " " && $0 != "\t" && $0 != "\"" })
    }
    .filter { !$0.isEmpty }
  }

  /// The parts between commas outside quotes.
  private static func split(_ value: String) -> [Substring] {
    var isQuoted = false
    return value.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character == "," && !isQuoted
    }
  }
}
