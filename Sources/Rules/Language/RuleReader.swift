import Syntax

/// Reads one entry of a rule file, in two steps: at first what a run needs to choose its rules, then, once a document has
/// something that the rule may be about, the rest.
struct RuleReader: Sendable {
  let id: String
  let guideline: String
  let title: String
  let link: LinkPattern?
  /// Whether Zally numbers its rules like the guideline.
  let hasZallyNumbers: Bool
  let isToolsOwn: Bool
  /// Whether the entry is known to have no mistakes, and what it says to people is elsewhere: see `RuleTexts`.
  let isCompiled: Bool
  let node: Node

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

  // MARK: What tells whether it applies

  /// - Parameter body: the rest.
  func rule(_ body: @escaping @Sendable () -> RuleBody) throws(RuleFileError) -> Rule {
    let entry = try EntryReader(node)
    let description = try description(entry)
    let headers = description.covers.isEmpty ? [] : (try entry.strings("headers") ?? [])
    return Rule(
      description: description, check: try check(entry), covers: description.covers.map(NamePattern.init),
      headers: headers.map(NamePattern.init), entry: node, body: body)
  }

  private func description(_ entry: EntryReader) throws(RuleFileError) -> RuleDescription {
    let number = try entry.integer("number")
    let isAllowed = try entry.boolean("allow") ?? false
    var severities = [try Self.severity(entry.value("severity"))]
    var caseNumbers: [Int] = []
    for node in entry.value("cases")?.elements ?? [] {
      if try EntryReader.boolean(ifAny: node["allow"], "allow") ?? isAllowed == false {
        severities.append(try Self.severity(node["severity"]))
      }
      if let own = try EntryReader.integer(ifAny: node["number"], "number"), own != number {
        caseNumbers.append(own)
      }
    }
    return RuleDescription(
      id: id, guideline: guideline, guidelineTitle: title, covers: try entry.strings("covers") ?? [],
      number: number, caseNumbers: caseNumbers,
      zallyNumbers: hasZallyNumbers ? (number.map { [$0] } ?? []) + caseNumbers : [],
      level: try entry.word("level", Level.self), severity: severities.compactMap(\.self).max(),
      texts: isCompiled ? .carried(rule: id) : RuleTexts(node), url: url(number, try entry.string("link")),
      numberURL: number.flatMap { link?.url($0) }, isCheckable: try entry.boolean("checkable") ?? true)
  }

  private func check(_ entry: EntryReader) throws(RuleFileError) -> (any Check.Type)? {
    guard let word = try entry.string("check") else { return nil }
    guard let type = Vocabulary.check(named: word) else {
      throw RuleFileError(
        "unknown check '\(word)'; \(EntryReader.suggestion(for: word, among: Vocabulary.words))",
        at: entry.value("check")!)
    }
    return type
  }

  /// Nil for `off`, and where there is none.
  private static func severity(_ node: Node?) throws(RuleFileError) -> Severity? {
    guard let node, !node.hasText("off") else { return nil }
    return try EntryReader.word(node, "severity", Severity.self)
  }

  // MARK: The rest

  /// What the rule finds and says.
  func body() throws(RuleFileError) -> RuleBody { try body(EntryReader(node)) }

  /// The same of an entry that may have mistakes, with a look at all else in it.
  func checkedBody() throws(RuleFileError) -> RuleBody {
    let entry = try EntryReader(node)
    for key in ["severity", "title", "why"] as [StaticString] { _ = try entry.requiredString(key) }
    for key in ["write", "advice"] as [StaticString] { _ = try entry.string(key) }
    _ = try entry.strings("ignores")
    _ = try description(entry)
    let body = try body(entry)
    try entry.finish()
    return body
  }

  private func body(_ entry: EntryReader) throws(RuleFileError) -> RuleBody {
    let number = try entry.integer("number")
    let url = url(number, try entry.string("link"))
    let check = try check(entry).map { (type) throws(RuleFileError) in try type.init(entry) }
    if check == nil, isToolsOwn { try ToolFault.read(entry, rule: id) }
    var cases: [RuleCase] = []
    for (index, reader) in try entry.cases().enumerated() {
      var own: (number: Int?, url: String?) = (number, url)
      if reader !== entry { own = try source(reader) }
      cases.append(
        RuleCase(
          index: index, fault: reader.fault, severity: try severity(reader),
          level: try reader.word("level", Level.self), number: own.number ?? number,
          url: own.url ?? url,
          over: (try reader.strings("over") ?? []).map(NamePattern.init),
          under: (try reader.strings("under") ?? []).map(NamePattern.init),
          rejects: try reader.boolean("reject") ?? false, isAllowed: try reader.isAllowed,
          fix: try FixTemplate(reader), texts: reader.texts, in: node.tree))
    }
    return RuleBody(
      check: check, cases: cases, overText: (try entry.strings("over-text") ?? []).map(NamePattern.init))
  }

  /// The guideline's location for a case; empty if it is the same as the rule's.
  private func source(_ entry: EntryReader) throws(RuleFileError) -> (number: Int?, url: String?) {
    let (number, link) = (entry.ownValue("number"), entry.ownValue("link"))
    guard number != nil || link != nil else { return (nil, nil) }
    let ownNumber = try EntryReader.integer(ifAny: number, "number")
    let ownLink = try link.map { (node) throws(RuleFileError) in try EntryReader.string(node, "link") }
    return (ownNumber, ownLink ?? (number == nil ? nil : url(ownNumber, nil)))
  }

  /// Nil for `off`.
  private func severity(_ entry: EntryReader) throws(RuleFileError) -> Severity? {
    _ = try entry.requiredString("severity")
    return try Self.severity(entry.value("severity"))
  }

  private func url(_ number: Int?, _ ownLink: String?) -> String? { ownLink ?? link?.url(number) }
}
