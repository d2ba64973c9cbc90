/// How to write a scalar with a given text in place of another: in the existing style if that can hold the
/// text, else in single quotes, else in double quotes with escapes.
package struct ScalarQuoting: Sendable {
  private let language: SyntaxTree.Language
  private let style: ScalarStyle
  private let isInFlow: Bool
  private let isKey: Bool
  /// The block scalar being replaced, if it is one.
  private let block: BlockScalar?
  /// The bytes to replace: the node, plus blanks after a block scalar that would count as its text.
  package let range: Range<Int>

  /// Code points a key may span, including quotes, unless `?` precedes it (YAML 1.2, section 7.4.2).
  static let longestKey = 1024

  /// - Parameter node: a scalar as written in the file (possibly missing or an alias), not a collection.
  package init(replacing node: Node) {
    let tree = node.tree
    language = tree.language
    style = ScalarStyle(of: node)
    isInFlow = node.parent?.isFlow ?? false
    isKey = node.isKey
    block = style.isBlock ? BlockScalar(node) : nil
    range = block?.range ?? node.range
  }

  init(style: ScalarStyle = .plain, language: SyntaxTree.Language, isInFlow: Bool, isKey: Bool) {
    self.language = language
    self.style = style
    self.isInFlow = isInFlow
    self.isKey = isKey
    block = nil
    range = 0..<0
  }

  /// The bytes to write; nil if the text can't be written here, e.g. a key that is too long, or a bare text
  /// that isn't read as a boolean, a number or null.
  package func bytes(for text: ScalarText) -> [UInt8]? {
    switch text {
    case .bare(let text): bare(text)
    case .string(let text): language == .json ? QuotedText.json(text) : yaml(text)
    }
  }

  private func bare(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    if language == .json {
      guard !isKey, JSONLiteral(bytes).isValid else { return nil }
    } else {
      guard !bytes.isEmpty, !bytes.withUnsafeBytes({ Scalar(plain: $0) }).isString else { return nil }
    }
    return bytes + tail
  }

  private func yaml(_ text: String) -> [UInt8]? {
    if let bytes = block?.bytes(for: text, style: style) { return bytes }
    let spelling: [UInt8]
    if style != .singleQuoted, style != .doubleQuoted, PlainText(text).isString(inFlow: isInFlow) {
      spelling = Array(text.utf8)
    } else if style != .doubleQuoted, let quoted = QuotedText.single(text) {
      spelling = quoted
    } else {
      spelling = QuotedText.double(text)
    }
    if isKey, String(decoding: spelling, as: UTF8.self).unicodeScalars.count > Self.longestKey { return nil }
    return spelling + tail
  }

  /// The comment after a block scalar's indicator; it follows the replacement.
  private var tail: [UInt8] { block?.comment ?? [] }
}

extension Scalar {
  var isString: Bool { if case .string = self { true } else { false } }
}

/// Whether bytes are a literal or number of JSON (RFC 8259, sections 3 and 6).
private struct JSONLiteral {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isValid: Bool {
    ["null", "true", "false"].contains(String(decoding: bytes, as: UTF8.self)) || isNumber
  }

  private var isNumber: Bool {
    var index = 0
    if byte(index) == UInt8(ascii: "-") { index += 1 }
    let whole = digits(&index)
    guard whole > 0, whole == 1 || byte(index - whole) != UInt8(ascii: "0") else { return false }
    if byte(index) == UInt8(ascii: ".") {
      index += 1
      guard digits(&index) > 0 else { return false }
    }
    if let exponent = byte(index), exponent | 0x20 == UInt8(ascii: "e") {
      index += 1
      if byte(index) == UInt8(ascii: "-") || byte(index) == UInt8(ascii: "+") { index += 1 }
      guard digits(&index) > 0 else { return false }
    }
    return index == bytes.count
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func digits(_ index: inout Int) -> Int {
    let start = index
    while let digit = byte(index), 0x30...0x39 ~= digit { index += 1 }
    return index - start
  }
}
