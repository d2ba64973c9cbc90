import Syntax
import Text

/// A file of rules.
package struct Guideline: Sendable {
  package let name: String
  package let title: String
  package let extends: [String]
  /// Whether it is the default profile.
  let isDefault: Bool
  /// A hint for users of other guidelines, if any.
  package let hint: String?
  /// Texts by which to know documents that follow it, in lower or upper case.
  package let signs: [String]
  /// The field names that it defines or permits, in its spelling.
  let names: [String]
  /// Where it spells them, by the names in lower case.
  let nameLinks: [String: String]
  /// Words of names that have a case of their own.
  let abbreviations: [String]
  package let rules: [Rule]

  static let keys = [
    EntryKey("guideline", .text, "the set: the part of an id before the slash"),
    EntryKey("title", .text, "what people call it"),
    EntryKey(
      "link", .text, default: "rules have links of their own",
      "where its rules are; `{number}` is replaced by the number of a rule"),
    EntryKey(
      "extends", .texts, default: "none", "guidelines whose rules the profile of this name has as well"),
    EntryKey(
      "default", .boolean, default: "`false`",
      "whether this guideline applies where no other is named"),
    EntryKey(
      "hint", .text, default: "none",
      "a line for the summary of a run that found something under this guideline"),
    EntryKey(
      "signs", .texts, default: "none",
      "texts in documents that follow it; `headerlint init` proposes it where it finds one, in lower or upper case"
    ),
    EntryKey(
      "names", .other("texts, or texts by the number of the rule that spells them"), default: "none",
      "field names that it defines or permits, in its spelling; of several spellings the preferred one first"),
    EntryKey(
      "abbreviations", .texts, default: "none",
      "words of names that have a case of their own: in capitals, or with capitals inside"),
    EntryKey(
      "zally-numbers", .boolean, default: "`false`",
      "whether the numbers of `x-zally-ignore` are those of its rules"),
    EntryKey(
      "own", .boolean, default: "`false`", "whether these are the tool's own findings, whose ids have no set"),
    EntryKey("rules", .mapping("entries, by name"), default: "none", "the rules"),
  ]

  /// - Throws: at the first mistake, with file, line and column.
  /// - Parameter root: what is in the file.
  init(_ root: Node) throws(RuleFileError) {
    if let key = root.tree.duplicateKeys.first {
      throw RuleFileError("duplicate key", at: root.sibling(key.key))
    }
    let file = try EntryReader(root)
    name = try file.requiredString("guideline")
    title = try file.requiredString("title")
    extends = try file.strings("extends") ?? []
    isDefault = try file.boolean("default") ?? false
    hint = try file.string("hint")
    signs = try file.strings("signs") ?? []
    let link = try file.string("link").map(LinkPattern.init)
    (names, nameLinks) = try Self.names(file, link)
    abbreviations = try file.strings("abbreviations") ?? []
    let hasZallyNumbers = try file.boolean("zally-numbers") ?? false
    let isToolsOwn = try file.boolean("own") ?? false
    var rules: [Rule] = []
    for member in file.value("rules")?.members ?? [] {
      let id = isToolsOwn ? member.name : name + "/" + member.name
      let reader = RuleReader(
        id: id, guideline: name, title: title, link: link, hasZallyNumbers: hasZallyNumbers,
        isToolsOwn: isToolsOwn)
      rules.append(try reader.read(member.value))
    }
    self.rules = rules
    try file.finish()
  }

  /// A list of names, or lists by the numbers of the rules that spell them.
  private static func names(
    _ file: EntryReader, _ link: LinkPattern?
  ) throws(RuleFileError) -> (names: [String], links: [String: String]) {
    guard let node = file.value("names") else { return ([], [:]) }
    guard node.isMapping else { return (try EntryReader.strings(node, "names"), [:]) }
    var (names, links) = ([String](), [String: String]())
    for member in node.members {
      guard let number = Int(member.name) else {
        throw RuleFileError("'\(member.name)' is not the number of a rule", at: member.key)
      }
      let own = try EntryReader.strings(member.value, "names")
      names += own
      if let url = link?.url(number) { for name in own { links[asciiLowercase(name)] = url } }
    }
    return (names, links)
  }
}

/// Reads one entry of a rule file.
struct RuleReader {
  let id: String
  let guideline: String
  let title: String
  let link: LinkPattern?
  /// Whether Zally numbers its rules like the guideline.
  let hasZallyNumbers: Bool
  let isToolsOwn: Bool

  static let keys = [
    EntryKey("title", .text, "what is right, on one line without a full stop"),
    EntryKey("why", .text, "why it matters: plain text"),
    EntryKey("check", .word(Vocabulary.words), default: "nothing is checked", "what looks for it; see below"),
    EntryKey("write", .text, default: "none", "what to write instead: YAML"),
    EntryKey(
      "advice", .text, default: "none",
      "what to do instead, in words; without a full stop unless it is a sentence"),
    EntryKey("ignores", .texts, default: "none", "what looks like a violation but isn't one: sentences"),
    EntryKey("checkable", .boolean, default: "`true`", "false for what no document shows"),
    EntryKey(
      "over-text", .texts, default: "none",
      "ids of rules, and globs over them, that don't report a text where this rule reports the same text"
    ),
    EntryKey(
      "covers", .texts, default: "none",
      "ids of rules, and globs over them, that leave this rule's headers alone"),
    EntryKey(
      "cases", .other("a list of mappings"), default: "the entry is its only case", "variants, in order"),
  ]

  static let keysOfCases = [
    EntryKey(
      "severity", .word(Severity.allCases.map(\.rawValue) + ["off"]), "how much it matters"),
    EntryKey("message", .text, "what to write, in a sentence without a full stop; not needed with `allow`"),
    EntryKey("level", .oneOf(Level.self), default: "none", "the guideline's own word"),
    EntryKey("number", .integer, default: "none", "the guideline's number"),
    EntryKey("link", .text, default: "that of the file", "where the guideline says it"),
    EntryKey(
      "over", .texts, default: "none",
      "ids of rules, and globs over them, that don't report an element where this rule reports it"),
    EntryKey(
      "under", .texts, default: "none",
      "ids of rules, and globs over them: where one of them reports an element, this rule doesn't"),
    EntryKey(
      "reject", .boolean, default: "`false`",
      "whether the header should not be there at all: then rules about its spelling, schema and values don't report it"
    ),
    EntryKey(
      "allow", .boolean, default: "`false`",
      "whether the guideline allows what is found: then neither this rule nor one of those in `over` reports it"
    ),
    EntryKey(
      "fix", .keys(FixTemplate.keys), default: "what the check knows", "what a fix does: one of these"),
  ]

  func read(_ node: Node) throws(RuleFileError) -> Rule {
    let entry = try EntryReader(node)
    let number = try entry.integer("number")
    let level = try entry.word("level", Level.self)
    let severity = try severity(entry)
    let ownLink = try entry.string("link")
    let url = url(number, ownLink)
    let check = try check(entry)
    if check == nil, isToolsOwn { try ToolFault.read(entry, rule: id) }
    var cases: [RuleCase] = []
    for (index, reader) in try entry.cases().enumerated() {
      var own: (number: Int?, url: String?) = (number, url)
      if reader !== entry { own = try source(reader) }
      cases.append(
        RuleCase(
          index: index, fault: reader.fault, severity: try self.severity(reader),
          level: try reader.word("level", Level.self), number: own.number ?? number,
          url: own.url ?? url,
          over: (try reader.strings("over") ?? []).map(NamePattern.init),
          under: (try reader.strings("under") ?? []).map(NamePattern.init),
          rejects: try reader.boolean("reject") ?? false, isAllowed: try reader.isAllowed,
          fix: try FixTemplate(reader), texts: reader.texts))
    }
    let overText = (try entry.strings("over-text") ?? []).map(NamePattern.init)
    let covers = try entry.strings("covers") ?? []
    let severities = cases.map { $0.isAllowed ? nil : $0.severity }
    let caseNumbers = cases.compactMap { $0.number == number ? nil : $0.number }
    let description = RuleDescription(
      id: id, guideline: guideline, guidelineTitle: title, covers: covers, number: number,
      caseNumbers: caseNumbers,
      zallyNumbers: hasZallyNumbers ? (number.map { [$0] } ?? []) + caseNumbers : [], level: level,
      severity: (severities + [severity]).compactMap { $0 }.max(), title: try entry.requiredString("title"),
      why: folded(try entry.requiredString("why")), write: trimmed(try entry.string("write")),
      advice: trimmed(try entry.string("advice")),
      ignores: try entry.strings("ignores") ?? [],
      url: url, numberURL: number.flatMap { link?.url($0) },
      isCheckable: try entry.boolean("checkable") ?? true)
    let headers = covers.isEmpty ? [] : (try entry.strings("headers") ?? []).map(NamePattern.init)
    try entry.finish()
    return Rule(
      description: description, check: check, cases: cases, overText: overText,
      covers: covers.map(NamePattern.init),
      headers: headers)
  }

  /// The guideline's location for a case; empty if it is the same as the rule's.
  private func source(_ entry: EntryReader) throws(RuleFileError) -> (number: Int?, url: String?) {
    let (number, link) = (entry.ownValue("number"), entry.ownValue("link"))
    guard number != nil || link != nil else { return (nil, nil) }
    let ownNumber = try number.map { (node) throws(RuleFileError) in try EntryReader.integer(node, "number") }
    let ownLink = try link.map { (node) throws(RuleFileError) in try EntryReader.string(node, "link") }
    return (ownNumber, ownLink ?? (number == nil ? nil : url(ownNumber, nil)))
  }

  /// Nil for `off`.
  private func severity(_ entry: EntryReader) throws(RuleFileError) -> Severity? {
    let text = try entry.requiredString("severity")
    if text == "off" { return nil }
    return try EntryReader.word(entry.value("severity")!, "severity", Severity.self)
  }

  private func check(_ entry: EntryReader) throws(RuleFileError) -> (any Check)? {
    guard let word = try entry.string("check") else { return nil }
    guard let type = Vocabulary.check(named: word) else {
      throw RuleFileError(
        "unknown check '\(word)'; \(EntryReader.suggestion(for: word, among: Vocabulary.words))",
        at: entry.value("check")!)
    }
    return try type.init(entry)
  }

  private func url(_ number: Int?, _ ownLink: String?) -> String? { ownLink ?? link?.url(number) }

  /// Without the trailing line break of a block scalar.
  private func folded(_ text: String) -> String { trimmed(text) ?? "" }

  private func trimmed(_ text: String?) -> String? {
    guard let text, let last = text.utf8.lastIndex(where: { $0 > 0x20 }) else { return text.map { _ in "" } }
    return String(text[...last])
  }
}

/// Where a guideline says what its rules are: a link in which `{number}` stands for that of a rule.
struct LinkPattern {
  private let start: String
  /// Nil if the URL is the same for all rules.
  private let end: String?

  init(_ link: String) {
    let open = link.utf8.indices.first {
      link.utf8[$0] == UInt8(ascii: "{") && link[$0...].hasPrefix(Self.placeholder)
    }
    guard let open else {
      start = link
      end = nil
      return
    }
    start = String(link[..<open])
    end = String(link[open...].dropFirst(Self.placeholder.count))
  }

  private static let placeholder = "{number}"

  /// Nil if a number is needed and the rule has none.
  func url(_ number: Int?) -> String? {
    guard let end else { return start }
    return number.map { start + String($0) + end }
  }
}
