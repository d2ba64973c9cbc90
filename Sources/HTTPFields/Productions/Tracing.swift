import Text

/// Trace Context (W3C, sections 3.2 and 3.3) and Baggage (W3C, section 3), and their forerunners at Sentry and Jaeger.
extension Production {
  static let tracing = [
    Production(
      "traceparent", "a traceparent", sample: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    ) { (reader) throws(ValueFault) in
      try reader.traceparent()
    },
    Production("tracestate", "a list of 'key=value' pairs", sample: "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE")
    {
      (reader) throws(ValueFault) in
      try reader.tracestate()
    },
    Production("baggage-member", "a pair of the form 'key=value'", sample: "userId=alice") {
      (reader) throws(ValueFault) in
      try reader.baggageMember()
    },
    ids(
      "sentry-trace", "a trace of the form 'trace-span' or 'trace-span-sampled'",
      sample: "771a43a4192642f0b136d5159a501700-7e5b57c5ab8e4d06-1", separator: .hyphen,
      digits: [32...32, 16...16, 1...1], isLastOptional: true),
    ids(
      "uber-trace-id", "a trace of the form 'trace:span:parent:flags'",
      sample: "5af7183fb1d4cf5f:6b221d5bc9e6496c:0:1", separator: .colon,
      digits: [1...32, 1...16, 1...16, 1...2]),
  ]

  /// Identifiers in hexadecimal digits.
  /// - Parameter digits: how many each has.
  private static func ids(
    _ name: String, _ noun: String, sample: String, separator: UInt8, digits: [ClosedRange<Int>],
    isLastOptional: Bool = false
  ) -> Production {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let whole = reader.rest
      let parts = reader.bytes[whole].split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == digits.count || isLastOptional && parts.count == digits.count - 1,
        zip(parts, digits).allSatisfy({ $1.contains($0.count) && $0.allSatisfy(\.isHexDigit) })
      else { throw reader.isNot(noun, whole) }
      reader.move(to: reader.end)
    }
  }
}

extension FieldValueReader {
  /// `version "-" trace-id "-" parent-id "-" trace-flags`; later versions may add more.
  fileprivate mutating func traceparent() throws(ValueFault) {
    let whole = rest
    let parts = text(whole).split(separator: "-", omittingEmptySubsequences: false)
    let lengths = parts.prefix(4).map(\.utf8.count)
    guard lengths == [2, 32, 16, 2], parts.count == 4 || parts[0] != "00" else {
      throw isNot("a traceparent of the form 'version-trace-parent-flags'", whole)
    }
    for (part, noun) in zip(parts, ["version", "trace-id", "parent-id", "trace-flags"]) {
      guard part.utf8.allSatisfy(\.isLowerCaseHexDigit) else {
        let lowercase = asciiLowercase(text(whole))
        let isOnlyCase = parts.allSatisfy { $0.utf8.allSatisfy(\.isHexDigit) }
        throw fault(
          "has the \(noun) '\(part)', which isn't in lower-case hexadecimal digits", at: offset(of: part),
          write: isOnlyCase ? "'\(lowercase)'" : nil,
          repair: isOnlyCase ? ValueFault.Repair(whole, lowercase) : nil)
      }
    }
    guard parts[0] != "ff" else {
      throw fault(
        "has the version 'ff', which is forbidden", write: "the version '00'",
        replacing: whole.lowerBound..<whole.lowerBound + 2, with: "00")
    }
    for part in parts[1...2] where part.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) {
      throw fault("has an identifier of zeros only", at: offset(of: part))
    }
    move(to: end)
  }

  private func offset(of part: Substring) -> Int {
    start + part.base.utf8.distance(from: part.base.startIndex, to: part.startIndex)
  }

  /// At most 32 pairs; elements may be empty.
  fileprivate mutating func tracestate() throws(ValueFault) {
    var keys: Set<String> = []
    repeat {
      skipBlanks()
      let member = element
      if member.isEmpty { continue }
      let key = take { $0 != .equals && $0 != .comma }
      guard part(key).isTracestateKey else {
        let lowercase = name(key)
        let isOnlyCase = FieldValueReader(lowercase).isTracestateKey
        throw isNot(
          "a key in lower-case letters, digits and '_-*/@'", key, repaired: isOnlyCase ? lowercase : nil)
      }
      guard take(.equals) else { throw isNot("a pair of the form 'key=value'", member) }
      let value = take { $0 != .comma && $0 != .equals && $0 >= 0x20 && $0 < 0x7F }
      guard !value.isEmpty, value.count <= 256, isAtEnd || next == .comma else {
        throw isNot("a value without commas and equals signs", value.lowerBound..<member.upperBound)
      }
      guard keys.insert(text(key)).inserted else {
        throw fault("has the key '\(text(key))' twice", at: key.lowerBound, write: "it once")
      }
      guard keys.count <= 32 else {
        throw fault("has more than 32 pairs", at: key.lowerBound, write: "32 at most")
      }
    } while take(.comma)
  }

  fileprivate var isTracestateKey: Bool {
    let key = bytes[start..<end]
    guard let first = key.first, first.isLowerCaseLetter || first.isDigit, key.count <= 256 else {
      return false
    }
    let parts = key.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2 && !parts[1].isEmpty else { return false }
    return parts.joined().allSatisfy { $0.isLowerCaseLetter || $0.isDigit || UInt8.isIn("_-*/", $0) }
  }

  /// `key OWS "=" OWS value *( OWS ";" OWS property )`
  fileprivate mutating func baggageMember() throws(ValueFault) {
    let member = element
    try baggagePair(isValueOptional: false, member)
    skipBlanks()
    while take(.semicolon) {
      skipBlanks()
      try baggagePair(isValueOptional: true, member)
      skipBlanks()
    }
  }

  private mutating func baggagePair(isValueOptional: Bool, _ member: Range<Int>) throws(ValueFault) {
    guard token() != nil else { throw isNot("a pair of the form 'key=value'", member) }
    let behind = index
    skipBlanks()
    guard take(.equals) else {
      guard isValueOptional else { throw isNot("a pair of the form 'key=value'", member) }
      return move(to: behind)
    }
    skipBlanks()
    _ = take { $0 > 0x20 && $0 < 0x7F && !UInt8.isIn("\",;\\", $0) }
    var probe = self
    probe.skipBlanks()
    guard probe.isAtEnd || probe.next == .comma || probe.next == .semicolon else {
      throw fault(
        "has \(next!.isBlank ? next!.blankName : excerpt(index..<(index + 1))) in a baggage value",
        write: "it percent-encoded", replacing: unfitting, with: percentEncoded(unfitting))
    }
  }
}
