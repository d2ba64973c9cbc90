/// What separators outside strings and Inner Lists divide.
enum TopLevel {
  /// The members of a list or dictionary, without the blanks around them.
  static func members(of value: String) -> [Range<Int>] {
    let bytes = Array(value.utf8)
    return split(0..<bytes.count, of: bytes, at: .comma).map { withoutBlanks($0, bytes) }
  }

  /// - Parameter range: in bytes.
  static func split(_ range: Range<Int>, of bytes: [UInt8], at separator: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var isQuoted = false
    var depth = 0
    var index = start
    while index < range.upperBound {
      switch bytes[index] {
      case .backslash where isQuoted: index += 1
      case .quote: isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted: depth += 1
      case UInt8(ascii: ")") where !isQuoted: depth -= 1
      case separator where !isQuoted && depth <= 0:
        parts.append(start..<index)
        start = index + 1
      default: break
      }
      index += 1
    }
    return parts + [start..<range.upperBound]
  }

  static func withoutBlanks(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var range = range
    while let first = range.first, bytes[first].isBlank { range.removeFirst() }
    while let last = range.last, bytes[last].isBlank { range.removeLast() }
    return range
  }
}

/// Where the parts of an item, or of one member of a list or dictionary, stand; in UTF-8 bytes.
struct MemberParts {
  private let bytes: [UInt8]
  /// In bytes, with the equals sign; 0 where there is no key.
  private let keyLength: Int
  /// The key, the item or Inner List.
  private let first: Range<Int>
  private let parameters: [Range<Int>]

  /// - Parameters:
  ///   - text: one that could be parsed.
  ///   - key: of a member of a dictionary.
  init(_ text: String, key: String?) {
    bytes = Array(text.utf8)
    keyLength = key.map { $0.utf8.count + 1 } ?? 0
    var parts = TopLevel.split(0..<bytes.count, of: bytes, at: .semicolon)
    first = parts.removeFirst()
    parameters = parts
  }

  /// Another value in place of the one that is there; a key alone stands for true.
  func replacingValue(with text: String) -> ValueFault.Repair {
    guard keyLength <= first.upperBound else {
      return ValueFault.Repair(first.upperBound..<first.upperBound, "=" + text)
    }
    return ValueFault.Repair(keyLength..<first.upperBound, text)
  }

  /// - Parameter name: of a parameter that is there.
  func replacingParameter(_ name: String, with text: String) -> ValueFault.Repair? {
    for part in parameters {
      let range = TopLevel.withoutBlanks(part, bytes)
      if bytes[range].elementsEqual(name.utf8) {
        return ValueFault.Repair(range.upperBound..<range.upperBound, "=" + text)
      }
      if bytes[range].starts(with: Array(name.utf8) + [.equals]) {
        return ValueFault.Repair(range.lowerBound + name.utf8.count + 1..<range.upperBound, text)
      }
    }
    return nil
  }

  /// - Parameter position: of an element of the Inner List.
  func replacingElement(at position: Int, with text: String) -> ValueFault.Repair? {
    let inner = max(keyLength, first.lowerBound) + 1..<first.upperBound
    guard let last = bytes[inner].lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let elements = TopLevel.split(inner.lowerBound..<last, of: bytes, at: .space).filter { !$0.isEmpty }
    guard elements.indices.contains(position) else { return nil }
    let item = TopLevel.split(elements[position], of: bytes, at: .semicolon)[0]
    return ValueFault.Repair(item, text)
  }

  /// Another parameter after the others.
  func appendingParameter(_ text: String) -> ValueFault.Repair {
    ValueFault.Repair(bytes.count..<bytes.count, text)
  }
}
