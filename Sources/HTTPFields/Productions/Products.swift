/// `User-Agent` and `Server` (RFC 9110, sections 10.1.5 and 10.2.4).
extension Production {
  static let products = [
    Production("products", "a list of products and comments", sample: "curl/8.0") {
      (reader) throws(ValueFault) in
      try reader.products()
    }
  ]
}

extension FieldValueReader {
  /// `product *( RWS ( product / comment ) )`, where a product is `token [ "/" token ]`.
  fileprivate mutating func products() throws(ValueFault) {
    try product()
    while next?.isBlank == true {
      skipBlanks()
      if isAtEnd { return }
      if next == UInt8(ascii: "(") { try comment() } else { try product() }
    }
    guard isAtEnd else {
      throw unexpected(after: "a product", write: "products as 'name/version', with spaces between them")
    }
  }

  private mutating func product() throws(ValueFault) {
    let place = word
    guard token() != nil, !take(.slash) || token() != nil else {
      throw isNot("a product of the form 'name/version'", place)
    }
  }
}
