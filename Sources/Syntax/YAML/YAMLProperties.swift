/// The anchors and tags before a node: `&name`, `!tag`, `!<uri>`, separated by blanks, line breaks and
/// comments.
struct YAMLProperties {
  let text: UnsafeRawBufferPointer

  /// The byte offset of the content after them; if there is none before `limit`, of their own end.
  func end(from start: Int, limit: Int) -> Int {
    var index = start
    var end = start
    while index < limit {
      switch text[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        index = endOfProperty(index, limit)
        end = index
      case UInt8(ascii: "#"):
        while index < limit, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
      case let byte where isSpace(byte): index += 1
      default: return index
      }
    }
    return end
  }

  private func endOfProperty(_ start: Int, _ limit: Int) -> Int {
    var index = start
    if index + 1 < limit, text[index] == UInt8(ascii: "!"), text[index + 1] == UInt8(ascii: "<") {
      while index < limit, text[index] != UInt8(ascii: ">") { index += 1 }
      return min(index + 1, limit)
    }
    if text[start] == UInt8(ascii: "&") {
      index += 1
      while index < limit, isOfAnchor(text[index]) { index += 1 }
      return index
    }
    while index < limit, !isSpace(text[index]), !isFlowEnd(text[index]) { index += 1 }
    return index
  }

  /// Unlike YAML 1.2, libyaml ends an anchor's name at all but these: `&a:b` is the anchor `a` and the text `:b`.
  private func isOfAnchor(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isFlowEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}
