import HTTPFields
import OpenAPI
import Syntax
import Text

/// `rename`: names used in place of another header; the first case that knows a name is reported. Separators
/// and case of an alias don't matter, and names permitted by the configuration are never aliases.
struct RenameCheck: NamingCheck {
  static let word = "rename"
  static let meaning = "Names that stand for another header. The first case that knows a name applies."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("to", .text, "the right name"),
      EntryKey(
        "aliases", .texts, default: "the right name in other spellings",
        "wrong names and globs over names; separators and case don't matter"),
      EntryKey(
        "beside", .text, default: "the message",
        "the message where the header to write is already there"),
    ]
  }
  static let placeholders = wordsOfMessages + ["as"]
  private static let wordsOfMessages = ["header", "to"]

  private let cases: [RenameCase]
  /// In lower case.
  private let rightNames: Set<String>

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [RenameCase] = []
    for entry in try entry.cases() {
      let aliases = (try entry.strings("aliases") ?? []).map { NamePattern(KnownNames.skeleton($0)) }
      let (selection, name) = (try Selection(entry), try entry.requiredString("to"))
      try entry.readMessage(Self.wordsOfMessages)
      try entry.readText(.beside, Self.placeholders)
      cases.append(
        RenameCase(
          selection: selection, name: name, aliases: aliases,
          isSameHeader: entry.texts[.message]?.mentions("to") == true))
    }
    self.cases = cases
    rightNames = Set(cases.map { asciiLowercase($0.name) })
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    // By position: for each case, whether the name is an alias.
    var fits: [[Bool]] = []
    // Aliases are rare and names repeat, so check each name once.
    var verdicts = NameMemo<Int?>(inspection.spellings)
    func position(_ entry: HeaderEntry) -> Int? {
      verdicts.verdict(on: entry) { entry in
        let own = cases.map { isAlias(entry.key, of: $0) }
        guard own.contains(true), !inspection.added.permitted.contains(entry.key) else { return nil }
        fits.append(own)
        return fits.count - 1
      }
    }
    guard !inspection.entries(on: .all, where: { position($0) != nil }).isEmpty else { return }
    var reported: Set<Node> = []
    for (index, `case`) in cases.enumerated() where fits.contains(where: { $0[index] }) {
      var statements = NameMemo<Statement>(inspection.spellings)
      for entry in `case`.selection.entries(inspection) {
        guard let position = position(entry), fits[position][index],
          reported.insert(entry.nameNode).inserted
        else { continue }
        let arguments: Arguments = ["header": entry.name, "to": `case`.name]
        if collector.ruleCase(index).texts[.beside] != nil,
          let name = inspection.nameBeside(entry, `case`.name)
        {
          collector.add(
            case: index, .beside, about: inspection.subject(entry), arguments: arguments.adding("as", name),
            fix: inspection.removing(entry, beside: `case`.name))
          continue
        }
        let statement = statements.verdict(on: entry) { _ in
          collector.statement(case: index, arguments: arguments)
        }
        var fix = `case`.isSameHeader ? inspection.renaming(entry, to: `case`.name) : nil
        if case .off? = collector.ruleCase(index).fix { fix = nil }
        collector.add(statement, about: inspection.subject(entry), fix: fix)
      }
    }
  }

  static func namingRank(_ entry: Node) -> Int? { 0 }

  func naming(_ basis: RuleBasis) -> (_ name: String, _ kind: HeaderKind) -> Alias? {
    { name, kind in
      let key = asciiLowercase(name)
      let own = cases.first { candidate in
        candidate.selection.kinds.contains(HeaderKinds(kind)) && isAlias(key, of: candidate)
      }
      guard let own, own.isSameHeader, !basis.added.permitted.contains(name) else { return nil }
      return Alias(name: own.name, kind: .alias)
    }
  }

  /// - Parameter name: in lower case.
  private func isAlias(_ name: String, of candidate: RenameCase) -> Bool {
    guard !rightNames.contains(name) else { return false }
    let skeleton = KnownNames.skeleton(name)
    return candidate.aliases.contains { $0.matches(lowercase: skeleton) }
  }
}

private struct RenameCase {
  let selection: Selection
  let name: String
  let aliases: [NamePattern]
  /// Whether the message says to write the name, which then means the same header.
  let isSameHeader: Bool
}
