extension ValueFault {
  /// What is wrong with a value of whatever field: CR, LF and NUL would end the field or the message (RFC 9110, section
  /// 5.5), and blanks at either end aren't part of the value. Nil where nothing is, and for blanks alone.
  /// - Parameter hasLines: whether each line is a value.
  package static func ofAnyField(in value: String, hasLines: Bool) -> ValueFault? {
    let bytes = Array(value.utf8)
    if let offset = bytes.firstIndex(of: 0) {
      return ValueFault("has a NUL character", at: offset, advice: "leave it out")
    }
    let isBreak = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    guard let first = bytes.firstIndex(where: { !isBreak($0) && !$0.isBlank }),
      let last = bytes.lastIndex(where: { !isBreak($0) && !$0.isBlank })
    else { return nil }
    let trimmed = String(decoding: bytes[first...last], as: UTF8.self)
    if !hasLines {
      if let offset = bytes[first...last].firstIndex(where: isBreak) {
        return ValueFault("has a line break", at: offset, advice: "write it on one line")
      }
      if let offset = bytes.firstIndex(where: isBreak) {
        return ValueFault(
          offset > last ? "ends in a line break" : "begins with a line break", at: offset,
          advice: "write '>-' in place of '|' or '>', or the value in quotes",
          repair: Repair(0..<bytes.count, trimmed))
      }
    }
    guard first > 0 || last < bytes.count - 1, !(hasLines && bytes.contains(where: isBreak)) else {
      return nil
    }
    return ValueFault(
      first > 0 ? "begins with a space, which isn't sent" : "ends with a space, which isn't sent",
      at: first > 0 ? 0 : last + 1, replacing: 0..<bytes.count, with: trimmed)
  }
}
