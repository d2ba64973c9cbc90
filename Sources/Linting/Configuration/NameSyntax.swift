import HTTPFields

/// What a configuration may write for names and words of names.
enum NameSyntax {
  /// - Returns: what is wrong with a field name; nil where nothing is.
  static func mistake(inName name: String) -> String? {
    name.contains("*") ? "'\(name)' is a glob, and a spelling is one name" : mistake(inPattern: name)
  }

  /// - Parameter pattern: a field name, or a glob over field names; the `*` of a glob is a letter of names as well.
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
