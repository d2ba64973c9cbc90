/// Byte ranges and others (RFC 9110, section 14).
extension Production {
  static let ranges = [
    run("range-unit", "a range unit", sample: "bytes", of: { $0.isTokenCharacter }),
    Production("acceptable-range", "a range unit", sample: "bytes") { (reader) throws(ValueFault) in
      let element = reader.element
      guard reader.token() != nil, reader.index == element.upperBound else {
        throw reader.isNot("a range unit", element)
      }
      if reader.name(element) == "none", element != reader.start..<reader.end {
        throw reader.fault(
          "has 'none' beside range units", at: element.lowerBound, write: "'none' alone, or range units")
      }
    },
    Production("ranges-specifier", "a range", sample: "bytes=0-499") { (reader) throws(ValueFault) in
      try reader.rangesSpecifier()
    },
    Production("content-range", "a content range", sample: "bytes 0-499/1234") {
      (reader) throws(ValueFault) in
      try reader.contentRange()
    },
  ]
}

extension FieldValueReader {
  /// `range-unit "=" range-set`
  fileprivate mutating func rangesSpecifier() throws(ValueFault) {
    let whole = rest
    guard let unit = token(), take(.equals) else {
      var repaired: String?
      let numbers = bytes[whole].drop { !$0.isDigit && $0 != .hyphen }
      if numbers.contains(.hyphen), numbers.allSatisfy({ $0.isDigit || $0 == .hyphen || $0 == .comma }) {
        repaired = "bytes=\(String(decoding: numbers, as: UTF8.self))"
      }
      throw isNot("a range of the form 'bytes=0-499'", whole, repaired: repaired)
    }
    let isBytes = name(unit) == "bytes"
    if next?.isBlank == true {
      let behind = String(decoding: bytes[rest].drop(while: \.isBlank), as: UTF8.self)
      throw fault(
        "has a space after '='", write: "'\(text(unit))=\(behind)'", replacing: rest, with: behind)
    }
    repeat {
      skipBlanks()
      let spec = element
      guard isRangeSpec(spec, isBytes: isBytes) else {
        throw isNot("a range such as '0-499' or '-500'", spec)
      }
      try checkOrder(spec)
      move(to: spec.upperBound)
      skipBlanks()
    } while take(.comma)
  }

  /// `int-range / suffix-range / other-range`; the last one isn't allowed for bytes.
  private func isRangeSpec(_ range: Range<Int>, isBytes: Bool) -> Bool {
    let parts = bytes[range].split(separator: .hyphen, maxSplits: 1, omittingEmptySubsequences: false)
    let isNumeric =
      parts.count == 2 && parts.allSatisfy { $0.allSatisfy(\.isDigit) }
      && !(parts[0].isEmpty && parts[1].isEmpty)
    return isNumeric || !isBytes && !range.isEmpty && bytes[range].allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// A first position greater than the last one makes the whole field invalid (section 14.1.1).
  private func checkOrder(_ range: Range<Int>) throws(ValueFault) {
    let parts = text(range).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), first > last else { return }
    throw ValueFault(
      "has the range \(excerpt(range)), which ends before it begins", at: range.lowerBound,
      replacing: range, with: "\(last)-\(first)")
  }

  /// `range-unit SP ( first-pos "-" last-pos "/" ( complete-length / "*" ) / "*/" complete-length )`
  fileprivate mutating func contentRange() throws(ValueFault) {
    let whole = rest
    guard let unit = token(), take(.space) else {
      var repaired: String?
      if let slash = bytes[whole].firstIndex(of: .slash), slash > whole.lowerBound {
        let numbers = bytes[whole].drop { !$0.isDigit && $0 != .star }
        let isRange = !numbers.isEmpty && numbers.allSatisfy { $0.isDigit || UInt8.isIn("-/*", $0) }
        repaired = isRange ? "bytes \(String(decoding: numbers, as: UTF8.self))" : nil
      }
      throw isNot("a content range of the form 'bytes 0-499/1234'", whole, repaired: repaired)
    }
    let range = take { $0 != .slash }
    guard take(.slash) else {
      let isRange = bytes[range].allSatisfy { $0.isDigit || $0 == .hyphen }
      throw isNot(
        "a range with the complete length after it", range.lowerBound..<end,
        repaired: isRange ? "\(text(range))/*" : nil,
        write: isRange ? "'\(text(unit)) \(text(range))/*'" : nil)
    }
    let length = rest
    let isUnsatisfied = text(range) == "*"
    guard !length.isEmpty, bytes[length].allSatisfy(\.isDigit) || text(length) == "*" && !isUnsatisfied else {
      throw isNot("a complete length", length)
    }
    if !isUnsatisfied { try checkPositions(range, length) }
    move(to: end)
  }

  private func checkPositions(_ range: Range<Int>, _ length: Range<Int>) throws(ValueFault) {
    let parts = text(range).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else {
      throw isNot("a range such as '0-499'", range)
    }
    try checkOrder(range)
    if let last = Int(parts[1]), let complete = Int(text(length)), last >= complete {
      let problem = "ends at \(last), but the last position of \(complete) is \(max(complete - 1, 0))"
      guard last < .max else { throw fault(problem, at: range.lowerBound) }
      throw ValueFault(
        problem, at: range.lowerBound, replacing: start..<end,
        with: "\(text(start..<length.lowerBound))\(last + 1)")
    }
  }
}
