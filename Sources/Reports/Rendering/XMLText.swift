/// Text for the content and the attributes of an XML 1.0 document, on one line. Characters that XML doesn't allow
/// (production 2) are visible by then.
func xmlText(_ text: String) -> String {
  escapedText(visibleText(text)) { byte in
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }
}

/// ` name="value"` for each attribute.
func xmlAttributes(_ attributes: KeyValuePairs<String, String>) -> String {
  attributes.map { " \($0.key)=\"\(xmlText($0.value))\"" }.joined()
}
