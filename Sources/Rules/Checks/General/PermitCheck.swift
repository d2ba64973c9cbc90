import HTTPFields
import OpenAPI
import Syntax
import Text

/// `permit`: names that are neither registered nor listed; the case depends on what was probably meant.
struct PermitCheck: NamingCheck {
  static let word = "permit"
  static let lists: [RuleSettings.List] = [.permit]
  static let meaning =
    "Names that are neither registered nor listed; what was meant decides which case applies."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "permitted", .texts, default: "none", "names besides the registered ones, and globs over names"),
      EntryKey("prefix", .text, default: "none", "what proprietary names start with"),
      EntryKey(
        "credentials",
        .keys([
          EntryKey("header", .text, "the header where credentials belong"),
          EntryKey("words", .texts, default: "none", "words of such names, and globs over them"),
          EntryKey("endings", .texts, default: "none", "endings of names that leave no doubt"),
          EntryKey(
            "described-by", .keys(SentenceQuery.keys), default: "none",
            "a sentence of the description that leaves none"),
          EntryKey("except", .texts, default: "none", "words of names that aren't credentials"),
        ]), default: "none are distinguished", "what the names of headers that say who is asking are like"),
      EntryKey(
        "beside", .text, default: "the message",
        "the message where the header to write is already there"),
      EntryKey(
        "match", .text, default: "all names",
        "the glob over the names that the rule is about; the registered ones among them are what may be meant"
      ),
      EntryKey(
        "substitutes", .mapping("names in wide use, by what to write in their place"), default: "none",
        "what to write in place of some names"),
      EntryKey(
        "unwanted", .texts, default: "none",
        "registered names that the guideline advises against: they are never proposed"),
      EntryKey(
        "for", .oneOf(UnlistedName.self),
        default: "all names without a case of their own; there must be such a case",
        "which names a case is about"),
    ]
  }
  static let placeholders = wordsOfMessages + ["as"]
  private static let wordsOfMessages = [
    "header", "meant", "elsewhere", "stays", "type", "publisher", "permit",
  ]

  private let selection: Selection
  private let permitted: PermittedNames
  /// The prefix of proprietary names.
  private let prefix: String?
  /// Replacements for some widely used names, by skeleton.
  private let substitutes: [String: String]
  /// What the names of credentials look like; nil if they aren't distinguished.
  private let credentials: Credentials?
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
    var publication: FieldFamily?
    /// The correct spelling of the name, where it has another.
    var spelling: String?
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    permitted = PermittedNames(try entry.strings("permitted") ?? [])
    prefix = try entry.string("prefix")
    credentials = try entry.value("credentials").map { (node) throws(RuleFileError) in
      try Credentials(node)
    }
    relatives = try entry.string("match").map(NameFamily.init)
    var substitutes: [String: String] = [:]
    for member in entry.value("substitutes")?.members ?? [] {
      for name in try EntryReader.strings(member.value, "substitutes") {
        substitutes[KnownNames.skeleton(name)] = member.name
      }
    }
    self.substitutes = substitutes
    unwanted = Set((try entry.strings("unwanted") ?? []).map(asciiLowercase))
    cases = try FaultCases(entry, Self.wordsOfMessages)
    for entry in try entry.cases() { try entry.readText(.beside, ["header", "meant", "as"]) }
    guard let other = cases[.other] else {
      throw RuleFileError("the entry lacks a case for all other names, without 'for'", at: entry.node)
    }
    self.other = other
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let allowed = Allowed(self, inspection.names, inspection.added.permitted)
    let schemes = Set(inspection.document.headers.lazy.filter { $0.kind == .apiKey }.map(\.key))
    var verdicts = NameMemo<Verdict?>(inspection.spellings)
    // By name, case and kind of place, which determine the statement.
    var statements: [StatementKey: NameMemo<Statement>] = [:]
    var published: [(index: Int, entries: [HeaderEntry], family: FieldFamily)] = []
    var publishedPositions: [String: Int] = [:]
    for entry in selection.entries(inspection) {
      guard let verdict = verdicts.verdict(on: entry, { verdict(on: $0, allowed, inspection) }),
        !inspection.isDeprecated(entry)
      else { continue }
      if let family = verdict.publication {
        guard let index = cases.own(.published) else { continue }
        if let position = publishedPositions[entry.key] {
          published[position].entries.append(entry)
        } else {
          publishedPositions[entry.key] = published.count
          published.append((index, [entry], family))
        }
        continue
      }
      let kind = Self.kind(verdict, of: entry, isScheme: schemes.contains(entry.key), credentials, inspection)
      let index = cases[kind] ?? other
      if collector.ruleCase(index).texts[.beside] != nil,
        let name = inspection.nameBeside(entry, verdict.meant)
      {
        collector.add(
          case: index, .beside, about: inspection.subject(entry),
          arguments: ["header": entry.name, "meant": verdict.meant, "as": name],
          fix: inspection.removing(entry, beside: verdict.meant))
        continue
      }
      let key = StatementKey(case: index, kind: HeaderKinds(entry.kind))
      let statement = statements[key, default: NameMemo(inspection.spellings)].verdict(on: entry) { entry in
        collector.statement(
          case: index,
          arguments: [
            "header": entry.name, "meant": verdict.meant, "elsewhere": Self.elsewhere(entry),
            "type": entry.kind == .apiKey && !inspection.document.version.isSwagger ? " of type 'http'" : "",
            "stays": Self.words(ifItStaysAs: verdict.spelling, isOther: index == other, inspection),
          ])
      }
      let isMeant = statement.ruleCase.texts[.message]?.mentions("meant") == true && !verdict.meant.isEmpty
      collector.add(
        statement, about: inspection.subject(entry),
        fix: isMeant ? inspection.renaming(entry, to: verdict.meant) : nil)
    }
    for (index, entries, family) in published {
      add(entries, family, case: index, inspection, &collector)
    }
  }

  /// - Parameter isOther: whether nothing is known of the name.
  private static func words(
    ifItStaysAs spelling: String?, isOther: Bool, _ inspection: Inspection
  ) -> String {
    guard let spelling else { return isOther ? ", or permit it in the configuration" : "" }
    return inspection.names.catalogue.head(of: spelling)?.isObsolete == true
      ? "; '\(spelling)', which it looks like, is obsolete" : "; if it stays, permit it as '\(spelling)'"
  }

  private struct StatementKey: Hashable {
    let `case`: Int
    let kind: HeaderKinds
  }

  /// Once for a document and name: whoever uses it can't change it.
  private func add(
    _ entries: [HeaderEntry], _ family: FieldFamily, case index: Int, _ inspection: Inspection,
    _ collector: inout FindingCollector
  ) {
    var subject = inspection.subject(entries[0])
    subject.others = entries.dropFirst().compactMap { Subject.Spot(inspection.subject($0)) }
    subject.elements = Subject.Elements(entries.map(\.element))
    collector.add(
      case: index, about: subject,
      arguments: [
        "header": entries[0].name, "publisher": family.publisher, "permit": family.pattern + ": {}",
      ])
  }

  /// What can't be meant where the header stands is nothing in particular.
  private static func kind(
    _ verdict: Verdict, of entry: HeaderEntry, isScheme: Bool, _ credentials: Credentials?,
    _ inspection: Inspection
  ) -> UnlistedName {
    switch verdict.kind {
    case .nearMiss, .substitute:
      if inspection.aliases.isRefuted(entry) { return .other }
      // Under what other name could it authenticate?
      if verdict.kind == .substitute, isScheme, credentials != nil { return .credential }
      return verdict.field.map { mayStand($0, in: entry) } ?? true ? verdict.kind : .other
    case .credential, .possibleCredential, .other:
      guard let credentials, entry.kind == .request || entry.kind == .apiKey else { return .other }
      if isScheme || verdict.kind == .credential { return .credential }
      guard verdict.kind == .possibleCredential else { return .other }
      return credentials.isDescribed(entry, in: inspection.document) ? .credential : .possibleCredential
    case .published: return .published
    }
  }

  /// Whether a header could be used in the place of another, so that it may be what was meant.
  private static func mayStand(_ field: FieldFacts, in entry: HeaderEntry) -> Bool {
    mayStand(field, in: entry.kind)
  }

  static func mayStand(_ field: FieldFacts, in kind: HeaderKind) -> Bool {
    switch (kind, field.direction) {
    case (.request, .response), (.apiKey, .response): return false
    case (.response, .request): return field.isEchoed
    default: return true
    }
  }

  static func namingRank(_ entry: Node) -> Int? { 1 }

  func naming(_ basis: RuleBasis) -> (_ name: String, _ kind: HeaderKind) -> Alias? {
    let allowed = Allowed(self, basis.names, basis.added.permitted)
    return { name, kind in
      guard selection.kinds.contains(HeaderKinds(kind)), FieldName.isToken(name),
        relatives?.contains(name) != false, !allowed.contains(name), !basis.names.isPublished(name)
      else { return nil }
      let verdict = judge(name, allowed)
      let field = allowed.names.catalogue[verdict.meant].flatMap { $0.isRegistered ? $0 : nil }
      if let field, !Self.mayStand(field, in: kind) { return nil }
      switch verdict.kind {
      case .nearMiss:
        let isGuess =
          hasJustPrefix(name, before: verdict.meant) || KnownNames.goesOn(name, after: verdict.meant)
        return Alias(
          name: verdict.meant, kind: .alias,
          evidence: isGuess
            ? field.flatMap { allowed.names.catalogue.schema(of: $0.name) } : nil)
      // Of a family of standard names, one that isn't known is another name of one that is.
      case .substitute: return Alias(name: verdict.meant, kind: prefix == nil ? .alias : .substitute)
      default: return nil
      }
    }
  }

  /// Whether the prefix is all that a name has besides another.
  private func hasJustPrefix(_ name: String, before other: String) -> Bool {
    prefix.map { KnownNames.skeleton(name) == KnownNames.skeleton($0 + other) } ?? false
  }

  func spelling(_ basis: RuleBasis) -> ((_ name: String, _ kind: HeaderKind) -> String?)? {
    guard prefix != nil else { return nil }
    let allowed = Allowed(self, basis.names, basis.added.permitted)
    return { name, kind in
      guard selection.kinds.contains(HeaderKinds(kind)), FieldName.isToken(name), !allowed.contains(name),
        !basis.names.isPublished(name)
      else { return nil }
      switch judge(name, allowed).kind {
      case .nearMiss, .substitute, .published: return nil
      case .credential, .possibleCredential, .other: return spelling(of: name, basis.style)
      }
    }
  }

  /// Nil for a name that may be used, or that the rule doesn't apply to.
  private func verdict(on entry: HeaderEntry, _ allowed: Allowed, _ inspection: Inspection) -> Verdict? {
    var name = entry.name
    if !FieldName.isToken(name) {
      // The message says what it should be, and that is judged.
      name = inspection.aliases.finalSpelling(name, entry.kind)
      guard FieldName.isToken(name) else { return nil }
    }
    guard relatives?.contains(name) != false, !allowed.contains(name) else { return nil }
    if let publication = allowed.names.catalogue.publication(of: name) {
      return Verdict(kind: .published, publication: publication)
    }
    var verdict = judge(name, allowed)
    if name != entry.name, verdict.kind == .nearMiss || verdict.kind == .substitute { return nil }
    verdict.field = allowed.names.catalogue[verdict.meant].flatMap { $0.isRegistered ? $0 : nil }
    verdict.spelling = spelling(of: name, inspection.style).flatMap { $0 == entry.name ? nil : $0 }
    return verdict
  }

  /// How a name is permitted best: in the profile's style, and with the prefix, unless it is known without.
  private func spelling(of name: String, _ style: NameStyle) -> String? {
    guard let prefix else { return nil }
    func isPrefixed(_ name: String) -> Bool { asciiLowercase(name).hasPrefix(asciiLowercase(prefix)) }
    // `x_tenant` has the prefix, but for its separator.
    let isUnprefixed =
      !isPrefixed(name) && !isPrefixed(style.proposal(for: name))
      && style.names.spelling(of: name) == nil && style.names.sameLetters(as: name) == nil
    if isUnprefixed { return style.proposal(for: prefix + name) }
    return style.accepts(name) ? name : style.proposal(for: name)
  }

  private func judge(_ name: String, _ allowed: Allowed) -> Verdict {
    let known = sameLetters(name, allowed)
    if let known, known != credentials?.header { return Verdict(kind: .nearMiss, meant: known) }
    if let meant = substitutes[KnownNames.skeleton(name)] { return Verdict(kind: .substitute, meant: meant) }
    if known != nil { return Verdict(kind: .credential) }
    if let kind = credentials?.judge(name) {
      return Verdict(kind: kind == .certain ? .credential : .possibleCredential)
    }
    if allowed.names.catalogue.head(of: name) == nil, let meant = allowed.slip(name) {
      return Verdict(kind: .nearMiss, meant: meant)
    }
    return Verdict(kind: .other)
  }

  /// Where to put the value instead of in a header.
  private static func elsewhere(_ entry: HeaderEntry) -> String {
    switch entry.kind {
    case .request: "pass the value in the body or query"
    case .apiKey: "a security scheme of type http"
    case .response, .component, .encoding: "put the value in the body"
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
      among: names.catalogue.heads.map(\.name).filter(isWanted))

    init(_ check: PermitCheck, _ names: KnownNames, _ added: PermittedNames) {
      self.names = names
      permitted = [check.permitted, added]
      unwanted = check.unwanted
      relatives = check.relatives
    }

    func contains(_ name: String) -> Bool {
      permitted.contains { $0.contains(name) }
        || names.catalogue.head(of: name)?.isRegistered == true
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
      guard let field = names.catalogue.head(of: name), field.isRegistered else { return false }
      return !field.isObsolete && !unwanted.contains(asciiLowercase(name))
    }
  }
}

/// The words of `for`: which names a case applies to. A case without it applies to all others.
private enum UnlistedName: String, CaseIterable {
  /// What another specification defines.
  case published
  case nearMiss = "near-miss"
  case substitute
  /// What says who is asking.
  case credential
  /// What may.
  case possibleCredential = "possible-credential"
  case other
}
