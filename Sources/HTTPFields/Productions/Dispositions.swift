/// `Content-Disposition` (RFC 6266, section 4.1).
extension Production {
  static let dispositions = [
    Production("content-disposition", "a disposition", sample: "attachment; filename=\"orders.csv\"") {
      (reader) throws(ValueFault) in
      try reader.disposition()
    }
  ]
}

extension FieldValueReader {
  /// `disposition-type *( ";" disposition-parm )`
  fileprivate mutating func disposition() throws(ValueFault) {
    let place = word
    guard let type = token() else { throw isNot("a disposition type", place) }
    skipBlanks()
    if next == .equals {
      throw fault(
        "lacks the disposition type before '\(text(type))='", at: place.lowerBound,
        write: "'attachment; \(text(start..<end))'", replacing: place.lowerBound..<place.lowerBound,
        with: "attachment; ")
    }
    var names: Set<String> = []
    while take(.semicolon) {
      skipBlanks()
      let place = index
      if isAtEnd || next == .semicolon {
        throw fault(
          "has ';' with no parameter after it", at: max(place - 1, 0),
          write: "';' between two parameters only", replacing: place - 1..<index, with: "")
      }
      try dispositionParameter(&names, place)
      skipBlanks()
    }
    guard isAtEnd else {
      let isList = next == .comma
      throw unexpected(
        after: "a disposition type or parameter",
        write: isList || next == .colon || bytes[word].contains(.equals)
          ? "';' between parameters" : "what has spaces in quotes")
    }
  }

  private mutating func dispositionParameter(_ names: inout Set<String>, _ place: Int) throws(ValueFault) {
    let (name, value) = try parameter(isLoose: true)
    guard let value else {
      throw fault("has the parameter '\(name)' without a value", at: place, write: "'\(name)=\"…\"'")
    }
    guard names.insert(name).inserted else {
      throw fault("has the parameter '\(name)' twice", at: place, write: "it once")
    }
    let isQuoted = value.upperBound < index
    let whole = isQuoted ? value : value.lowerBound..<part(value.lowerBound..<end).valueEnd
    if name.hasSuffix("*") {
      try part(whole).checkExtendedValue(of: name)
      return move(to: whole.upperBound)
    }
    var probe = self
    probe.skipBlanks()
    if !isQuoted, let next = probe.next, next != .semicolon, next != .comma {
      // A file name with blanks or other characters not allowed in a token.
      throw fault(
        "has \(excerpt(whole)) without quotes", at: value.lowerBound, write: "'\(name)=\(quoted(whole))'",
        replacing: whole, with: quoted(whole))
    }
  }

  /// The end of a parameter's value that should have been quoted.
  private var valueEnd: Int {
    var end = bytes[rest].firstIndex(of: .semicolon) ?? end
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return end
  }
}
