import HTTPFields

/// The syntax of names, and of words in names, in configurations.
enum NameSyntax {
  /// - Returns: what is wrong with a field name; nil if it is valid.
  static func mistake(inName name: String) -> String? {
    name.contains("*") ? "'\(name)' is a glob; a spelling must be a single name" : mistake(inPattern: name)
  }

  /// - Parameter pattern: a field name, or a glob over field names; `*` is allowed in field names too.
  static func mistake(inPattern pattern: String) -> String? {
    FieldName.isToken(pattern)
      ? nil
      : "'\(pattern)' is not a header field name; names consist of letters, digits and '-', globs may have '*'"
  }

  static func mistake(inAbbreviation word: String) -> String? {
    let isWord = word.utf8.allSatisfy { byte in
      UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    return isWord ? nil : "'\(word)' is not an abbreviation; use capitals and digits, e.g. SKU"
  }
}
