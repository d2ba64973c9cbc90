import Platform
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

  /// - Parameters:
  ///   - root: what is in the file.
  ///   - isCompiled: whether it is the compiled form of a file, which is known to have no mistakes.
  /// - Throws: at the first mistake, with file, line and column.
  init(_ root: Node, isCompiled: Bool = false) throws(RuleFileError) {
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
    var readers: [RuleReader] = []
    for member in file.value("rules")?.members ?? [] {
      let id = isToolsOwn ? member.name : name + "/" + member.name
      readers.append(
        RuleReader(
          id: id, guideline: name, title: title, link: link, hasZallyNumbers: hasZallyNumbers,
          isToolsOwn: isToolsOwn, isCompiled: isCompiled, node: member.value))
    }
    let bodies = try OnDemand.reading(readers, isProven: isCompiled, in: root.tree) {
      (reader) throws(RuleFileError) in isCompiled ? try reader.body() : try reader.checkedBody()
    }
    var rules: [Rule] = []
    for (number, reader) in readers.enumerated() { rules.append(try reader.rule { bodies[number] }) }
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
