import HTTPFields

/// The syntax of names, and of words in names, in configurations.
enum NameSyntax {
  /// - Returns: what is wrong with a field name; nil if it is valid.
  static func mistake(inName name: String) -> String? {
    name.contains("*") ? "'\(name)' is a glob, and a spelling is one name" : mistake(inPattern: name)
  }

  /// - Parameter pattern: a field name, or a glob over field names; `*` is allowed in field names too.
  static func mistake(inPattern pattern: String) -> String? {
    FieldName.isToken(pattern)
      ? nil : "'\(pattern)' is no header name; names consist of letters, digits and '-', globs also of '*'"
  }

  static func mistake(inAbbreviation word: String) -> String? {
    let isWord = word.utf8.allSatisfy { byte in
      UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    return isWord ? nil : "'\(word)' is no abbreviation; write capitals and digits, e.g. SKU"
  }
}
