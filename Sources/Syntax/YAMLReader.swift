import CYAML

/// Reads YAML into a tree, over the events of libyaml.
struct YAMLReader: ~Copyable {
  /// What libyaml reads: the file's bytes, with characters masked that it would misread.
  private let text: UnsafeRawBufferPointer
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var cursor: CodePointCursor
  private var builder: TreeBuilder
  private let limits: Limits
  private var anchors: [String: Int] = [:]
  private var flowDepth = 0
  /// Whether each open collection is in flow style, outermost first.
  private var flowStyles: [Bool] = []

  /// - Parameter start: where the text starts, after a byte order mark.
  static func read(_ source: SourceFile, from start: Int, limits: Limits) throws(UnreadableFile) -> SyntaxTree
  {
    var failure: UnreadableFile?
    var tree: SyntaxTree?
    source.bytes.withUnsafeBytes { bytes in
      do throws(SyntaxError) {
        let hasUnicodeBreaks = try TextCheck(bytes: bytes).checkYAML(from: start)
        try YAMLGuards(text: bytes, limits: limits).check(from: start)
        if hasUnicodeBreaks {
          YAMLMask.withMasked(bytes) { (tree, failure) = readTree(source, $0, from: start, limits: limits) }
        } else {
          (tree, failure) = readTree(source, bytes, from: start, limits: limits)
        }
      } catch {
        failure = UnreadableFile(
          error: error, keysBefore: YAMLGuards.topLevelKeys(bytes, from: start, to: error.range.lowerBound))
      }
    }
    if let failure { throw failure }
    return tree!
  }

  private static func readTree(
    _ source: SourceFile, _ text: UnsafeRawBufferPointer, from start: Int, limits: Limits
  ) -> (SyntaxTree?, UnreadableFile?) {
    var reader = YAMLReader(text: text, start: start, limits: limits)
    do throws(SyntaxError) {
      try reader.readStream()
      return (SyntaxTree(source: source, language: .yaml, builder: reader.takeBuilder()), nil)
    } catch {
      return (nil, UnreadableFile(error: error, keysBefore: reader.builder.keysOfRoot()))
    }
  }

  private init(text: UnsafeRawBufferPointer, start: Int, limits: Limits) {
    self.text = text
    self.limits = limits
    self.cursor = CodePointCursor(text: text, start: start)
    self.builder = TreeBuilder(limits: limits, byteCount: text.count)
    // The parser points into itself, so it must not move; and it must be given an address even for no bytes.
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let input = text.baseAddress.map { $0 + start } ?? UnsafeRawPointer(parser)
    yaml_parser_set_input_string(parser, input.assumingMemoryBound(to: UInt8.self), text.count - start)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  private mutating func takeBuilder() -> TreeBuilder {
    var taken = TreeBuilder(limits: limits, byteCount: 0)
    swap(&taken, &builder)
    return taken
  }

  // MARK: Events

  private mutating func readStream() throws(SyntaxError) {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        throw YAMLErrors(parser, text, cursor.start).error()
      }
      let type = event.type
      if type == YAML_DOCUMENT_END_EVENT {
        let end = cursor.byte(event.end_mark.index)
        yaml_event_delete(&event)
        try YAMLGuards(text: text, limits: limits).checkNothing(after: end)
        break
      }
      do throws(SyntaxError) {
        try read(event)
      } catch {
        yaml_event_delete(&event)
        throw error
      }
      yaml_event_delete(&event)
      if type == YAML_STREAM_END_EVENT { throw SyntaxError("the file is empty", at: text.count) }
    }
    if builder.expandedNodeCount() > limits.expandedNodes {
      throw SyntaxError(
        "with its aliases written out this document would have more than \(limits.expandedNodes) nodes",
        at: cursor.start)
    }
  }

  private mutating func read(_ event: yaml_event_t) throws(SyntaxError) {
    switch event.type {
    case YAML_SCALAR_EVENT: try readScalar(event)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      try beginCollection(
        event, isMapping: true, isFlow: data.style == YAML_FLOW_MAPPING_STYLE, anchor: data.anchor,
        tag: data.tag)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      try beginCollection(
        event, isMapping: false, isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE, anchor: data.anchor,
        tag: data.tag)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: endCollection(event)
    case YAML_ALIAS_EVENT: try readAlias(event)
    default: break
    }
  }

  private mutating func beginCollection(
    _ event: yaml_event_t, isMapping: Bool, isFlow: Bool, anchor: UnsafeMutablePointer<yaml_char_t>?,
    tag: UnsafeMutablePointer<yaml_char_t>?
  ) throws(SyntaxError) {
    let start = contentStart(event, hasProperties: anchor != nil || tag != nil)
    if isFlow { flowDepth += 1 }
    flowStyles.append(isFlow)
    if flowDepth > limits.flowDepth {
      throw SyntaxError(
        "'[' and '{' nested more than \(limits.flowDepth) levels deep",
        help: "write the inner levels as indented blocks",
        at: start..<start + 1)
    }
    addProperties(anchor: anchor, tag: tag)
    if isMapping { try builder.beginMapping(at: start) } else { try builder.beginSequence(at: start) }
  }

  private mutating func endCollection(_ event: yaml_event_t) {
    let isFlow = flowStyles.removeLast()
    if isFlow { flowDepth -= 1 }
    // The pair of `[a: b]` is a mapping without brackets: its marks are empty.
    let end = cursor.byte(event.end_mark.index)
    let hasBracket = isFlow && event.end_mark.index > event.start_mark.index
    builder.endCollection(at: hasBracket ? end : nil)
  }

  private mutating func readScalar(_ event: yaml_event_t) throws(SyntaxError) {
    let data = event.data.scalar
    let start = contentStart(event, hasProperties: data.anchor != nil || data.tag != nil)
    let end = max(start, cursor.byte(event.end_mark.index))
    var form: NodeFlags = []
    var inner = start..<end
    switch data.style {
    case YAML_PLAIN_SCALAR_STYLE: form = .plain
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      form = .quoted
      if end - start >= 2 { inner = (start + 1)..<(end - 1) }
    default: break
    }
    if let tag = data.tag, form == .plain, Self.meansString(tag) { form.insert(.string) }
    addProperties(anchor: data.anchor, tag: data.tag)
    let value = UnsafeRawBufferPointer(start: data.value, count: data.length)
    // The text is spelt out in the file only where the bytes are the same: folding may keep the length.
    let isSpelled =
      value.count == inner.count
      && (value.isEmpty
        || memoryEquals(value.baseAddress!, text.baseAddress! + inner.lowerBound, value.count))
    try builder.scalar(form, start..<end, spelled: value, decoded: !isSpelled)
  }

  private mutating func readAlias(_ event: yaml_event_t) throws(SyntaxError) {
    let start = cursor.byte(event.start_mark.index)
    let range = start..<cursor.byte(event.end_mark.index)
    let name = String(cString: event.data.alias.anchor)
    guard let target = anchors[name] else {
      throw SyntaxError(
        "no anchor '&\(name)' stands before this alias", help: "a text that starts with '*' needs quotes",
        at: range)
    }
    try builder.alias(to: target, range)
  }

  // MARK: Properties

  private mutating func addProperties(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?
  ) {
    if let anchor { anchors[String(cString: anchor)] = builder.nextIndex }
    if let tag, !Self.isCoreTag(tag) { builder.addForeignTag(builder.nextIndex) }
  }

  /// The byte offset of a node's content: libyaml's mark stands at its anchor or tag.
  private mutating func contentStart(_ event: yaml_event_t, hasProperties: Bool) -> Int {
    let start = cursor.byte(event.start_mark.index)
    guard hasProperties else { return start }
    return YAMLProperties(text: text).end(from: start)
  }

  private static let coreTagPrefix: StaticString = "tag:yaml.org,2002:"

  private static func isCoreTag(_ tag: UnsafeMutablePointer<yaml_char_t>) -> Bool {
    let name = String(cString: tag)
    guard name != "!" else { return true }
    guard name.hasPrefix(coreTagPrefix.description) else { return false }
    return ["str", "int", "float", "bool", "null", "map", "seq"].contains(
      name.dropFirst(coreTagPrefix.utf8CodeUnitCount))
  }

  private static func meansString(_ tag: UnsafeMutablePointer<yaml_char_t>) -> Bool {
    let name = String(cString: tag)
    return name == "!" || name == "tag:yaml.org,2002:str"
  }
}

/// Turns libyaml's marks, 0-based counts of code points, into byte offsets. Marks never go back, so that one pass over
/// the text serves them all.
struct CodePointCursor {
  private let text: UnsafeRawBufferPointer
  /// The byte offset of code point 0.
  let start: Int
  private var byte: Int
  private var codePoint = 0

  init(text: UnsafeRawBufferPointer, start: Int) {
    self.text = text
    self.start = start
    self.byte = start
  }

  mutating func byte(_ target: Int) -> Int {
    while codePoint < target, byte < text.count {
      if target - codePoint >= 8, byte + 8 <= text.count,
        text.loadUnaligned(fromByteOffset: byte, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        byte += 8
        codePoint += 8
        continue
      }
      byte += 1
      while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
      codePoint += 1
    }
    return byte
  }
}

/// Anchors and tags before a node: `&name`, `!tag`, `!<uri>`, with blanks, line breaks and comments between them.
struct YAMLProperties {
  let text: UnsafeRawBufferPointer

  /// The byte offset of the content behind them.
  func end(from start: Int) -> Int {
    var index = start
    var end = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while index < text.count, !isSpace(text[index]), !isFlowEnd(text[index]) { index += 1 }
        end = index
      case UInt8(ascii: "#"):
        while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
      case let byte where isSpace(byte): index += 1
      default: return index
      }
    }
    return end
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isFlowEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}

/// NEL, LS and PS end a line for libyaml but not in YAML 1.2: it reads other white space of the same size instead.
enum YAMLMask {
  static func withMasked(_ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    var masked = [UInt8](bytes)
    for index in masked.indices.dropLast() {
      if masked[index] == 0xC2, masked[index + 1] == 0x85 {
        masked[index + 1] = 0xA0  // NO-BREAK SPACE
      } else if masked[index] == 0xE2, masked[index + 1] == 0x80, index + 2 < masked.count,
        masked[index + 2] == 0xA8 || masked[index + 2] == 0xA9
      {
        masked[index + 2] = 0xAF  // NARROW NO-BREAK SPACE
      }
    }
    masked.withUnsafeBytes(body)
  }
}
