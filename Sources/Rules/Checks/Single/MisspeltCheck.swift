import HTTPFields
import OpenAPI
import Syntax
import Text

/// `misspelt`: an unknown name that is one slip away from that of a common field: a letter too many, too few, another, two
/// swapped, other separators, or a plural.
///
///     meant: [Authorization]      a case about slips of these; one without it is about all others
///     misplaced: true             a case about fields that have no place there: response fields in requests, and vice versa
struct MisspeltCheck: NamingCheck {
  static let word = "misspelt"
  static let meaning =
    "Unknown names that are one slip away from that of a field that most APIs meet: a letter too many, too few, another, two swapped, other separators, or a plural."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("meant", .texts, default: "all fields", "the fields that a case is about"),
      EntryKey(
        "misplaced", .boolean, default: "`false`",
        "whether a case is about fields that belong to messages of the other direction"),
      EntryKey(
        "rename", .boolean, default: "`true`", "whether the field's name is all that is to be written"),
      EntryKey(
        "beside", .text, default: "the message",
        "the message where the header to write is already there"),
    ]
  }
  static let placeholders = wordsOfMessages + ["as"]
  private static let wordsOfMessages = ["header", "meant"]

  private let cases: [Case]

  private struct Case {
    let selection: Selection
    /// In lower case; nil for all.
    let meant: Set<String>?
    /// Whether it is about fields of the other direction.
    let isMisplaced: Bool
    /// Whether the message says to write the name.
    let isToBeWritten: Bool
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Case] = []
    for entry in try entry.cases() {
      try entry.readMessage(Self.wordsOfMessages)
      try entry.readText(.beside, Self.placeholders)
      cases.append(
        Case(
          selection: try Selection(entry),
          meant: try entry.strings("meant").map { Set($0.map(asciiLowercase)) },
          isMisplaced: try entry.boolean("misplaced") ?? false,
          isToBeWritten: try entry.boolean("rename") ?? true))
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let fields = CommonFields(inspection.names.catalogue)
    var verdicts = NameMemo<FieldFacts?>(inspection.spellings)
    func meaning(_ entry: HeaderEntry) -> FieldFacts? {
      verdicts.verdict(on: entry) {
        Self.meaning(of: $0.name, fields, inspection.names, inspection.added.permitted)
      }
    }
    guard !inspection.entries(on: .all, where: { meaning($0) != nil }).isEmpty else { return }
    var reported: Set<HeaderIndex> = []
    for (index, `case`) in cases.enumerated() {
      for entry in `case`.selection.entries(inspection) {
        guard let field = meaning(entry),
          PermitCheck.mayStand(field, in: entry.kind) != `case`.isMisplaced,
          `case`.meant?.contains(asciiLowercase(field.name)) != false, !inspection.isDeprecated(entry),
          !inspection.aliases.isRefuted(entry), reported.insert(entry.index).inserted
        else { continue }
        let arguments: Arguments = ["header": entry.name, "meant": field.name]
        if collector.ruleCase(index).texts[.beside] != nil,
          let name = inspection.nameBeside(entry, field.name)
        {
          collector.add(
            case: index, .beside, about: inspection.subject(entry), arguments: arguments.adding("as", name),
            fix: inspection.removing(entry, beside: field.name))
        } else {
          collector.add(
            case: index, about: inspection.subject(entry), arguments: arguments,
            fix: `case`.isToBeWritten ? inspection.renaming(entry, to: field.name) : nil)
        }
      }
    }
  }

  static func namingRank(_ entry: Node) -> Int? { 2 }

  func naming(_ basis: RuleBasis) -> (_ name: String, _ kind: HeaderKind) -> Alias? {
    let fields = CommonFields(basis.names.catalogue)
    let kinds = cases.reduce(into: HeaderKinds()) { $0.formUnion($1.selection.kinds) }
    return { name, kind in
      guard kinds.contains(HeaderKinds(kind)),
        let field = Self.meaning(of: name, fields, basis.names, basis.added.permitted),
        PermitCheck.mayStand(field, in: kind)
      else { return nil }
      return Alias(
        name: field.name, kind: .alias,
        evidence: KnownNames.goesOn(name, after: field.name)
          ? basis.names.catalogue.schema(of: field.name) : nil)
    }
  }

  /// The common field that a name was meant to be; nil for a name that may be meant as it is.
  private static func meaning(
    of name: String, _ fields: CommonFields, _ names: KnownNames, _ permitted: PermittedNames
  ) -> FieldFacts? {
    guard FieldName.isToken(name), names.catalogue.head(of: name) == nil, !names.isPublished(name),
      names.spelling(of: name) == nil, !permitted.contains(name)
    else { return nil }
    return fields.slip(name)
  }
}

/// The fields that most APIs meet, to find those that are one slip away from a name.
private final class CommonFields {
  private let catalogue: FieldCatalogue
  /// Most documents have no name that needs them.
  private lazy var index = Index(catalogue)

  init(_ catalogue: FieldCatalogue) {
    self.catalogue = catalogue
  }

  private struct Index {
    /// By skeleton.
    var names: [String: String] = [:]
    var skeletons = SlipIndex()

    init(_ catalogue: FieldCatalogue) {
      for field in catalogue.heads where field.isCommon && !field.isObsolete {
        let skeleton = KnownNames.skeleton(field.name)
        guard skeleton.utf8.count >= CommonFields.shortest else { continue }
        names[skeleton] = field.name
        skeletons.insert(skeleton)
      }
    }
  }

  /// Bytes: shorter names differ by one letter too often to mean each other.
  private static let shortest = 5

  func slip(_ name: String) -> FieldFacts? {
    let skeleton = KnownNames.skeleton(name)
    // After the prefix of proprietary names come others.
    guard skeleton.utf8.count >= Self.shortest, skeleton.utf8.first != UInt8(ascii: "x") else { return nil }
    let name =
      singulars(skeleton).lazy.compactMap { [index] in index.names[$0] }.first
      ?? index.skeletons.slip(of: skeleton).flatMap { index.names[$0] }
    return name.flatMap { catalogue[$0] }
  }

  /// A text, and what it may be the plural of.
  private func singulars(_ text: String) -> [String] {
    var texts = [text]
    if text.hasSuffix("s") { texts.append(String(text.dropLast())) }
    if text.hasSuffix("es") { texts.append(String(text.dropLast(2))) }
    if text.hasSuffix("ies") { texts.append(text.dropLast(3) + "y") }
    return texts
  }
}
