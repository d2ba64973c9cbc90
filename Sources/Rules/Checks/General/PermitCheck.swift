import HTTPFields
import OpenAPI
import Syntax
import Text

/// `permit`: names that are neither registered nor listed; the case depends on what was probably meant.
struct PermitCheck: Check {
  static let word = "permit"
  static let lists: [RuleSettings.List] = [.permit]
  static let meaning =
    "Names that are neither registered nor listed; what was meant decides which case speaks."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "permitted", .texts, default: "none", "names besides the registered ones, and globs over names"),
      EntryKey("prefix", .text, default: "none", "what proprietary names start with"),
      EntryKey(
        "abbreviations", .texts, default: "none", "words that stay in capitals where a name is proposed"),
      EntryKey(
        "match", .text, default: "all names",
        "the glob over the names that the rule is about; the registered ones among them are what may be meant"
      ),
      EntryKey(
        "substitutes", .mapping("names in wide use, by what to write in their place"), default: "none",
        "what to write in place of some names"),
      EntryKey(
        "unwanted", .texts, default: "none",
        "registered names that the guideline advises against: they are proposed to nobody"),
      EntryKey(
        "for", .oneOf(UnlistedName.self),
        default: "all names without a case of their own; there must be such a case",
        "which names a case is about"),
    ]
  }
  static let placeholders = ["header", "meant", "elsewhere"]

  private let selection: Selection
  private let permitted: PermittedNames
  /// The prefix of proprietary names.
  private let prefix: String?
  /// Words that stay upper-case in proposed names.
  private let abbreviations: Set<String>
  /// Replacements for some widely used names, by skeleton.
  private let substitutes: [String: String]
  /// Registered names that the guideline advises against, in lower case: never proposed.
  private let unwanted: Set<String>
  /// The names the rule applies to, if not all; a name may be a misspelling of a registered one among them.
  private let relatives: NameFamily?
  private let cases: FaultCases<UnlistedName>
  /// The case for all names that no other case applies to.
  private let other: Int

  /// The verdict on a name that may not be used.
  private struct Verdict {
    let kind: UnlistedName
    /// What to write instead; empty if unknown.
    var meant = ""
    /// The registered field with that name.
    var field: FieldFacts?
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    permitted = PermittedNames(try entry.strings("permitted") ?? [])
    prefix = try entry.string("prefix")
    abbreviations = Set(try entry.strings("abbreviations") ?? [])
    relatives = try entry.string("match").map(NameFamily.init)
    var substitutes: [String: String] = [:]
    for member in entry.value("substitutes")?.members ?? [] {
      for name in try EntryReader.strings(member.value, "substitutes") {
        substitutes[KnownNames.skeleton(name)] = member.name
      }
    }
    self.substitutes = substitutes
    unwanted = Set((try entry.strings("unwanted") ?? []).map(asciiLowercase))
    cases = try FaultCases(entry, Self.placeholders)
    guard let other = cases[.other] else {
      throw RuleFileError("the entry lacks a case for all other names, without 'for'", at: entry.node)
    }
    self.other = other
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let allowed = Allowed(self, inspection)
    var verdicts = NameMemo<Verdict?>(inspection.spellings)
    // By name and kind of place, which determine the statement.
    var statements: [HeaderKinds: NameMemo<Statement>] = [:]
    for entry in selection.entries(inspection) {
      guard let verdict = verdicts.verdict(on: entry, { verdict(on: $0.name, allowed) })
      else { continue }
      let isPossible =
        verdict.kind == .unprefixed || verdict.field.map { Self.mayStand($0, in: entry) } ?? true
      let index = (isPossible ? cases[verdict.kind] : nil) ?? other
      let kind = HeaderKinds(entry.kind)
      let statement = statements[kind, default: NameMemo(inspection.spellings)].verdict(on: entry) {
        entry in
        collector.statement(
          case: index,
          arguments: ["header": entry.name, "meant": verdict.meant, "elsewhere": Self.elsewhere(entry)])
      }
      let isMeant = statement.ruleCase.texts[.message]?.mentions("meant") == true && !verdict.meant.isEmpty
      collector.add(
        statement, about: inspection.subject(entry),
        fix: isMeant ? inspection.renaming(entry, to: verdict.meant) : nil)
    }
  }

  /// Whether a header could be used in the place of another, so that it may be what was meant.
  private static func mayStand(_ field: FieldFacts, in entry: HeaderEntry) -> Bool {
    switch (entry.kind, field.direction) {
    case (.request, .response), (.apiKey, .response): return false
    case (.response, .request): return field.isEchoed
    default: return true
    }
  }

  /// Nil for a name that may be used, or that the rule doesn't apply to.
  private func verdict(on name: String, _ allowed: Allowed) -> Verdict? {
    guard relatives?.contains(name) != false, !allowed.contains(name) else { return nil }
    var verdict = judge(name, allowed)
    verdict.field = allowed.names.catalogue[verdict.meant].flatMap { $0.isRegistered ? $0 : nil }
    return verdict
  }

  private func judge(_ name: String, _ allowed: Allowed) -> Verdict {
    if let meant = sameLetters(name, allowed) { return Verdict(kind: .nearMiss, meant: meant) }
    if let meant = substitutes[KnownNames.skeleton(name)] { return Verdict(kind: .substitute, meant: meant) }
    if allowed.names.catalogue[name] == nil, let meant = allowed.slip(name) {
      return Verdict(kind: .nearMiss, meant: meant)
    }
    if let prefix, !asciiLowercase(name).hasPrefix(asciiLowercase(prefix)) {
      let proposal = NameStyle(abbreviations: abbreviations, names: allowed.names).proposal(
        for: prefix + name)
      return Verdict(kind: .unprefixed, meant: proposal)
    }
    return Verdict(kind: .other)
  }

  /// Where to put the value instead of in a header.
  private static func elsewhere(_ entry: HeaderEntry) -> String {
    switch entry.kind {
    case .request: "pass the value in the body or query"
    case .apiKey: "a security scheme of type http"
    case .response, .component, .encoding: "put the value into the body"
    }
  }

  // MARK: Guessing what was meant

  /// A permitted or registered name that differs only in case, separators or the prefix.
  private func sameLetters(_ name: String, _ allowed: Allowed) -> String? {
    let skeleton = KnownNames.skeleton(name)
    guard let prefix else { return allowed.name(withSkeleton: skeleton) }
    let start = KnownNames.skeleton(prefix)
    let candidates =
      [skeleton, start + skeleton]
      + (skeleton.hasPrefix(start) ? [String(skeleton.dropFirst(start.utf8.count))] : [])
    return candidates.lazy.compactMap(allowed.name).first
  }

  /// The names that may be used in a document: those of the rule, the configuration and the registry.
  private final class Allowed {
    let names: KnownNames
    private let permitted: [PermittedNames]
    private let unwanted: Set<String>
    private let relatives: NameFamily?
    /// The recommended registered names among the relatives.
    private lazy var wantedRelatives = relatives?.members(
      among: names.catalogue.all.map(\.name).filter(isWanted))

    init(_ check: PermitCheck, _ inspection: Inspection) {
      names = inspection.names
      permitted = [check.permitted, inspection.added.permitted]
      unwanted = check.unwanted
      relatives = check.relatives
    }

    func contains(_ name: String) -> Bool {
      // A name that can't be sent is left to another rule.
      !FieldName.isToken(name) || permitted.contains { $0.contains(name) }
        || names.catalogue[name]?.isRegistered == true
    }

    func name(withSkeleton skeleton: String) -> String? {
      for permitted in permitted {
        if let name = permitted.name(withSkeleton: skeleton) { return name }
      }
      return names.sameLetters(as: skeleton).flatMap { isWanted($0) ? $0 : nil }
    }

    func slip(_ name: String) -> String? {
      permitted.lazy.compactMap { $0.slip(name) }.first
        ?? wantedRelatives.flatMap { relatives?.nearest(to: name, among: $0) }
    }

    /// Whether a name is registered, and not advised against.
    private func isWanted(_ name: String) -> Bool {
      guard let field = names.catalogue[name], field.isRegistered else { return false }
      return !field.isObsolete && !unwanted.contains(asciiLowercase(name))
    }
  }
}

/// The words of `for`: which names a case applies to. A case without it applies to all others.
private enum UnlistedName: String, CaseIterable {
  case nearMiss = "near-miss"
  case substitute
  case unprefixed
  case other
}
