/// Text for the content and the attributes of an XML 1.0 document, on one line. Characters that XML doesn't allow are
/// visible by then.
func xmlText(_ text: String) -> String {
  visibleText(text).unicodeScalars.reduce(into: "") { escaped, scalar in
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    // The characters after the surrogates that XML excludes (XML 1.0, production 2).
    case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
}

/// ` name="value"` for each attribute.
func xmlAttributes(_ attributes: KeyValuePairs<String, String>) -> String {
  attributes.map { " \($0.key)=\"\(xmlText($0.value))\"" }.joined()
}
