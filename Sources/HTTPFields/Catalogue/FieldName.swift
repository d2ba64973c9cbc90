/// The grammar of field names (RFC 9110, sections 5.1 and 5.6.2).
package enum FieldName {
  package static func isToken(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy(isTokenCharacter)
  }

  /// `tchar`: a letter, a digit or one of 15 signs, all ASCII.
  package static func isTokenCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "!", "#", "$", "%", "&", "'", "*", "+", "-", ".", "^", "_", "`", "|", "~": true
    default: false
    }
  }
}
