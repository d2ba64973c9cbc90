import CYAML
import Text

/// Reads YAML into a tree from libyaml's events.
struct YAMLReader: ~Copyable {
  private let padded: PaddedBytes
  private var text: UnsafeRawBufferPointer { padded.text }
  /// What libyaml reads instead of a text that it would misread.
  private let mask: YAMLMask?
  private let maskedTabs: [YAMLMask.Tab]
  /// How many masked tabs stood in block scalars.
  private var restoredTabs = 0
  /// The byte offset of the end of the last block scalar with a masked tab.
  private var endOfRestored: Int?
  /// The byte offset of the tab at which libyaml gave up a block scalar; nil where it gave up something else.
  private var refusedTab: YAMLMask.Tab?
  private let codePointCount: Int
  private let lendsText: Bool
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var cursor: CodePointCursor
  private var builder: TreeBuilder
  private let limits: Limits
  private var anchors: [String: Int] = [:]
  private var flowDepth = 0
  /// Whether each open collection is in flow style, outermost first.
  private var flowStyles: [Bool] = []

  /// - Parameters:
  ///   - start: where the text starts, after a byte order mark.
  ///   - lendsText: see `YAMLInput`.
  static func read(
    _ source: SourceFile, from start: Int, limits: Limits, lendsText: Bool = YAMLInput.knowsBuffers
  ) throws(UnreadableFile) -> SyntaxTree {
    var failure: UnreadableFile?
    var tree: SyntaxTree?
    source.bytes.withPaddedBytes { bytes in
      do throws(SyntaxError) {
        let contents = try TextCheck(bytes: bytes.text).checkYAML(from: start)
        try YAMLGuards(text: bytes.text, limits: limits).check(from: start)
        (tree, failure) = readTree(
          source, bytes, contents: contents, start: start, limits: limits, lendsText: lendsText)
      } catch {
        failure = UnreadableFile(
          error: error,
          keysBefore: YAMLGuards.topLevelKeys(
            bytes.text, from: start, to: error.range.lowerBound))
      }
    }
    if let failure { throw failure }
    return tree!
  }

  /// libyaml refuses a block scalar whose text begins with a tab after the indentation; so such tabs are masked, one after
  /// the other, as they are met.
  private static func readTree(
    _ source: SourceFile, _ text: PaddedBytes, contents: TextCheck.Contents, start: Int, limits: Limits,
    lendsText: Bool
  ) -> (SyntaxTree?, UnreadableFile?) {
    var tabs: [YAMLMask.Tab] = []
    var firstFailure: UnreadableFile?
    while true {
      var reader = YAMLReader(
        text: text, contents: contents, start: start, limits: limits, lendsText: lendsText, maskedTabs: tabs)
      let (tree, failure) = reader.readTree(source)
      if firstFailure == nil { firstFailure = failure }
      // A tab that turned out to be no text of a block is an error after all.
      if let tree { return reader.restoredTabs == tabs.count ? (tree, nil) : (nil, firstFailure) }
      guard let tab = reader.refusedTab, !tabs.contains(tab), tabs.count < mostMaskedTabs else {
        return (nil, reader.restoredTabs == tabs.count && !reader.isAtOnce(failure) ? failure : firstFailure)
      }
      tabs.append(tab)
    }
  }

  /// Whether an error is at what follows a block scalar with a masked tab, which then belonged to it but for the tab.
  private func isAtOnce(_ failure: UnreadableFile?) -> Bool {
    guard let end = endOfRestored, let place = failure?.error.range.lowerBound, end <= place else {
      return false
    }
    return text[end..<place].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// Each costs a further reading of the file.
  private static let mostMaskedTabs = 20

  private mutating func readTree(_ source: SourceFile) -> (SyntaxTree?, UnreadableFile?) {
    do throws(SyntaxError) {
      if let mask {
        try mask.bytes.withPaddedBytes { bytes throws(SyntaxError) in try readStream(bytes) }
      } else {
        try readStream(padded)
      }
      return (SyntaxTree(source: source, language: .yaml, builder: takeBuilder()), nil)
    } catch {
      return (nil, UnreadableFile(error: error, keysBefore: builder.keysOfRoot()))
    }
  }

  private init(
    text: PaddedBytes, contents: TextCheck.Contents, start: Int, limits: Limits, lendsText: Bool,
    maskedTabs: [YAMLMask.Tab]
  ) {
    padded = text
    self.maskedTabs = maskedTabs
    self.limits = limits
    self.lendsText = lendsText
    mask = contents.hasUnicodeBreaks || !maskedTabs.isEmpty ? YAMLMask(text.text, tabs: maskedTabs) : nil
    codePointCount = contents.codePointCount
    cursor = CodePointCursor(text: text.text, start: start)
    // A node takes about 20 bytes. With many small files, overallocating adds up.
    builder = TreeBuilder(
      limits: limits, byteCount: text.count, nodes: text.count / 12, decodedBytes: text.count / 16)
    // The parser contains pointers into itself, so it must not move.
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  private mutating func takeBuilder() -> TreeBuilder {
    var taken = TreeBuilder(limits: limits, byteCount: 0, nodes: 0, decodedBytes: 0)
    swap(&taken, &builder)
    return taken
  }

  // MARK: Events

  /// - Parameter bytes: the text, or its stand-in.
  private mutating func readStream(_ bytes: PaddedBytes) throws(SyntaxError) {
    let input = YAMLInput(
      parser, bytes, from: cursor.start, codePointCount: codePointCount, lendsText: lendsText)
    defer { input.end() }
    // Passed by address because it is large.
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer { event.deallocate() }
    while true {
      guard yaml_parser_parse(parser, event) == 1 else {
        let errors = YAMLErrors(parser, text, cursor.start)
        refusedTab = errors.tabInBlock
        throw errors.error()
      }
      let type = event.pointee.type
      if type == YAML_DOCUMENT_END_EVENT {
        let end = cursor.byte(event.pointee.end_mark.index)
        yaml_event_delete(event)
        try YAMLGuards(text: text, limits: limits).checkNothing(after: end)
        break
      }
      do throws(SyntaxError) {
        try read(event)
      } catch {
        yaml_event_delete(event)
        throw error
      }
      yaml_event_delete(event)
      if type == YAML_STREAM_END_EVENT { throw SyntaxError("the file is empty", at: text.count) }
    }
    if builder.expandedNodeCount() > limits.expandedNodes {
      throw SyntaxError(
        "with its aliases written out this document would have more than \(limits.expandedNodes) nodes",
        at: cursor.start)
    }
  }

  private mutating func read(_ event: UnsafePointer<yaml_event_t>) throws(SyntaxError) {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: try readScalar(event)
    case YAML_MAPPING_START_EVENT:
      let data = event.pointee.data.mapping_start
      try beginCollection(
        event, isMapping: true, isFlow: data.style == YAML_FLOW_MAPPING_STYLE, anchor: data.anchor,
        tag: data.tag)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.pointee.data.sequence_start
      try beginCollection(
        event, isMapping: false, isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE, anchor: data.anchor,
        tag: data.tag)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: endCollection(event)
    case YAML_ALIAS_EVENT: try readAlias(event)
    default: break
    }
  }

  private mutating func beginCollection(
    _ event: UnsafePointer<yaml_event_t>, isMapping: Bool, isFlow: Bool,
    anchor: UnsafeMutablePointer<yaml_char_t>?,
    tag: UnsafeMutablePointer<yaml_char_t>?
  ) throws(SyntaxError) {
    let start = contentStart(event)
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

  private mutating func endCollection(_ event: UnsafePointer<yaml_event_t>) {
    let isFlow = flowStyles.removeLast()
    if isFlow { flowDepth -= 1 }
    // The pair in `[a: b]` is a mapping without brackets: its marks are empty.
    let end = cursor.byte(event.pointee.end_mark.index)
    let hasBracket = isFlow && event.pointee.end_mark.index > event.pointee.start_mark.index
    builder.endCollection(at: hasBracket ? end : nil)
  }

  private mutating func readScalar(_ event: UnsafePointer<yaml_event_t>) throws(SyntaxError) {
    let data = event.pointee.data.scalar
    let range = contentRange(event)
    var form: NodeFlags = []
    var inner = range
    switch data.style {
    case YAML_PLAIN_SCALAR_STYLE: form = .plain
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      form = .quoted
      if range.count >= 2 { inner = (range.lowerBound + 1)..<(range.upperBound - 1) }
    default: break
    }
    if let tag = data.tag { form.formUnion(Self.meaning(of: tag, style: data.style)) }
    if data.anchor != nil || data.tag != nil { addProperties(anchor: data.anchor, tag: data.tag) }
    let value = UnsafeRawBufferPointer(start: data.value, count: data.length)
    // The file spells the text out only if the bytes are equal: folding and escapes may preserve the length.
    // On one line nothing is folded, and an escaped single quote is longer than its text.
    let isLiteral =
      mask == nil && data.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE
      && event.pointee.start_mark.line == event.pointee.end_mark.line
    let isSpelled =
      value.count == inner.count
      && (isLiteral || value.isEmpty
        || memoryEquals(value.baseAddress!, text.baseAddress! + inner.lowerBound, value.count))
    if let mask, !isSpelled {
      let tab = data.style == YAML_LITERAL_SCALAR_STYLE ? maskedTab(event, from: range.lowerBound) : nil
      if tab != nil {
        restoredTabs += 1
        endOfRestored = range.upperBound
      }
      var text = mask.restored(value, beginsWithTab: tab != nil)
      if tab?.isFolded == true { text = YAMLFolding.folded(text) }
      try text.withUnsafeBufferPointer { text throws(SyntaxError) in
        try builder.scalar(form, range, spelled: UnsafeRawBufferPointer(text), decoded: true)
      }
    } else {
      try builder.scalar(form, range, spelled: value, decoded: !isSpelled)
    }
  }

  private mutating func maskedTab(
    _ event: UnsafePointer<yaml_event_t>, from start: Int
  ) -> YAMLMask.Tab? {
    guard !maskedTabs.isEmpty else { return nil }
    let end = cursor.byte(event.pointee.end_mark.index)
    return maskedTabs.first { start < $0.place && $0.place < end }
  }

  private mutating func readAlias(_ event: UnsafePointer<yaml_event_t>) throws(SyntaxError) {
    let start = cursor.byte(event.pointee.start_mark.index)
    let range = start..<cursor.byte(event.pointee.end_mark.index)
    let name = String(cString: event.pointee.data.alias.anchor)
    guard let target = anchors[name] else {
      throw SyntaxError(
        "there is no anchor '&\(name)' before this alias", help: "text that starts with '*' needs quotes",
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

  /// The byte offset of a collection's content: libyaml's mark is at its anchor or tag, or, for a block
  /// mapping without any, at those of its first key.
  private mutating func contentStart(_ event: UnsafePointer<yaml_event_t>) -> Int {
    let start = cursor.byte(event.pointee.start_mark.index)
    guard start < text.count, text[start] == UInt8(ascii: "&") || text[start] == UInt8(ascii: "!") else {
      return start
    }
    return YAMLProperties(text: text).end(from: start, limit: text.count)
  }

  /// The bytes of a scalar after its anchor and tag, without the trailing line breaks of a block scalar.
  @inline(__always)
  private mutating func contentRange(_ event: UnsafePointer<yaml_event_t>) -> Range<Int> {
    let data = event.pointee.data.scalar
    var start = cursor.byte(event.pointee.start_mark.index)
    var end = max(start, cursor.byte(event.pointee.end_mark.index))
    if data.anchor != nil || data.tag != nil {
      start = YAMLProperties(text: text).end(from: start, limit: end)
    } else if start == end {
      // In flow style, libyaml marks a missing value only at the next token.
      while start > cursor.start, isSpace(text[start - 1]) { start -= 1 }
      end = start
    }
    if data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE {
      while end > start + 1, isSpace(text[end - 1]) { end -= 1 }
    }
    return start..<end
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static let coreTagPrefix: StaticString = "tag:yaml.org,2002:"

  private static func isCoreTag(_ tag: UnsafeMutablePointer<yaml_char_t>) -> Bool {
    let name = String(cString: tag)
    guard name != "!" else { return true }
    guard name.hasPrefix(coreTagPrefix.description) else { return false }
    return ["str", "int", "float", "bool", "null", "map", "seq"].contains(
      name.dropFirst(coreTagPrefix.utf8CodeUnitCount))
  }

  /// The effect of a tag on a scalar: `!!str 200` is a string, `!!int "5"` a number.
  private static func meaning(
    of tag: UnsafeMutablePointer<yaml_char_t>, style: yaml_scalar_style_t
  ) -> NodeFlags {
    let name = String(cString: tag)
    if name == "!" || name == "\(coreTagPrefix)str" { return style == YAML_PLAIN_SCALAR_STYLE ? .string : [] }
    return isCoreTag(tag) ? .plain : []
  }
}
