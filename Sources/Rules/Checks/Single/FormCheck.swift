import OpenAPI
import Syntax

/// `form`: keys that the object describing a header must have, or can't have together, and what is in its place.
///
///     has: [type], lacks: [schema, content]     all of these, and none of those
///     has-any: [name, in]                       one of these
///     in-place: true                            only if defined in its map, with no references to it
///     headers-as: list                          a `headers` that is a list instead of a map; with `has` or
///                                               `lacks`, one whose entries have that form
///     slip: [null, text]                        what is in the place of an object, name or location
///
/// The other keys are those of `FormPattern`. A list gives one finding, whatever its entries look like: the first
/// matching case about lists is reported. Objects of another kind, to which a wrong reference leads, aren't judged.
struct FormCheck: Check {
  static let word = "form"
  static let judgesForm = true
  static let meaning =
    "Keys that an object that describes a header must have, can't have or can't have together; and what is written in place of such an object, or of a map of them."
  static var keys: [EntryKey] {
    Selection.keys + FormPattern.keys + [
      EntryKey(
        "headers-as", .oneOf(Written.self), default: "none",
        "a `headers` that isn't a map; with `has` or `lacks`, one whose entries have this form"),
      EntryKey(
        "slip", .someOf(Misfit.Kind.self), default: "none",
        "what is written where an object, a name or a place is expected; in place of the other keys"),
    ]
  }
  static let placeholders = ["header", "keys", "advice", "found", "write"]

  /// What each case is about.
  private let faults: [FormFault]

  private enum Written: String, CaseIterable {
    case list
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var faults: [FormFault] = []
    for entry in try entry.cases() {
      if try entry.word("headers-as", Written.self) != nil {
        faults.append(.list(try Selection(entry), try FormPattern(entry)))
        try entry.readMessage(["keys"])
      } else if let kinds = try entry.words("slip", Misfit.Kind.self) {
        faults.append(.misfit(try Selection(entry), Set(kinds)))
        try entry.readMessage(["header", "found", "write"])
      } else {
        faults.append(.keys(try Selection(entry), try FormPattern(entry)))
        try entry.readMessage(["header", "keys", "advice"])
      }
    }
    self.faults = faults
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    var spoken = Spoken()
    for (index, fault) in faults.enumerated() {
      switch fault {
      case .list(let selection, let pattern):
        for (list, entries, keys) in lists(selection, pattern, inspection)
        where spoken.lists.insert(list).inserted {
          spoken.entries.formUnion(entries)
          collector.add(
            case: index, about: Self.subject(list), arguments: ["keys": Wording.quoted(keys)],
            fix: pattern.isEmpty ? Self.joining(list, inspection) : nil)
        }
      case .misfit(let selection, let kinds):
        MisfitFindings(inspection).add(kinds, selection, case: index, to: &collector)
      case .keys(let selection, let pattern):
        for (position, entries) in selection.definitions(inspection) {
          let definition = inspection.document.definitions[position]
          guard !spoken.entries.contains(definition.object),
            !inspection.document.misdirectedTargets.contains(definition.object)
          else { continue }
          for match in pattern.matches(definition, entries, inspection.document.version) {
            collector.add(
              case: index, about: inspection.subject(definition, entries, at: match.place),
              arguments: [
                "header": entries[0].name, "keys": Wording.quoted(match.texts), "advice": match.advice,
              ],
              fix: match.fix ?? Self.fix(match.keys, collector.ruleCase(index).fix, inspection))
          }
        }
      }
    }
  }

  /// What a finding about a list covers already.
  private struct Spoken {
    var lists: Set<Node> = []
    var entries: Set<Node> = []
  }

  /// The lists that a case applies to, each with its entries of the described form, and the keys that show
  /// it.
  private func lists(
    _ selection: Selection, _ pattern: FormPattern, _ inspection: Inspection
  ) -> [(list: Node, entries: [Node], keys: [String])] {
    let document = inspection.document
    guard !document.headerLists.isEmpty, selection.isAboutVersion(inspection) else { return [] }
    guard !pattern.isEmpty else { return document.headerLists.map { ($0, [], []) } }
    var found: [Node: (entries: [Node], keys: [String])] = [:]
    for (index, headers) in selection.definitions(inspection) {
      let definition = document.definitions[index]
      guard let list = Self.list(around: definition.object),
        let match = pattern.matches(definition, headers, document.version).first
      else { continue }
      let known = found[list]?.keys ?? []
      found[list, default: ([], [])].entries.append(definition.object)
      found[list]!.keys += match.texts.filter { !known.contains($0) }
    }
    return document.headerLists.compactMap { list in found[list].map { (list, $0.entries, $0.keys) } }
  }

  /// The list that an object is an element of, or the value in an element.
  private static func list(around object: Node) -> Node? {
    guard let parent = object.parent else { return nil }
    return parent.isSequence ? parent : parent.parent.flatMap { $0.isSequence ? $0 : nil }
  }

  /// Makes a map of a list where the key of each header in it is its name, and nothing else names its place.
  private static func joining(_ list: Node, _ inspection: Inspection) -> Fix? {
    let entries = list.elements.flatMap { $0.members.map { inspection.named.byNameNode[$0.key] } }
    guard !entries.isEmpty, !entries.contains(where: { $0 == nil }),
      Set(entries.map { $0?.key }).count == entries.count,
      inspection.named.references.leading(into: list)?.isEmpty == true
    else { return nil }
    return Fix(.join(list), isSafe: false)
  }

  /// A move is safe unless a `$ref` moves: tools find the same keys one level further down.
  private static func fix(_ keys: [Node], _ template: FixTemplate?, _ inspection: Inspection) -> Fix? {
    if case .remove(.keys, _)? = template {
      return Fix(.remove(keys, name: keys.compactMap(\.text).joined(separator: "' and '")), isSafe: false)
    }
    guard case .moveInto(let name)? = template, let first = keys.first, let object = first.parent,
      !isSchema(object, inspection)
    else { return nil }
    // The other keywords that describe the values move too.
    let moved = object.members.map(\.key).filter { key in
      key.parent == object && (keys.contains(key) || FormPattern.keywords.contains(key.text ?? ""))
    }
    return moved.isEmpty
      ? nil
      : Fix(
        .move(moved, under: name), isSafe: !keys.contains { $0.hasText("$ref") })
  }

  /// Whether it may be a schema elsewhere, which would lose its keywords.
  private static func isSchema(_ object: Node, _ inspection: Inspection) -> Bool {
    guard let references = inspection.named.references.leading(into: object) else { return true }
    return references.contains { $0.value.parent.map(ObjectKind.isSchema) ?? false }
  }

  private static func subject(_ list: Node) -> Subject {
    Subject(header: "", element: list, place: Place(list.key ?? list), sites: .none, elements: [list])
  }
}

private enum FormFault {
  case keys(Selection, FormPattern)
  case misfit(Selection, Set<Misfit.Kind>)
  case list(Selection, FormPattern)
}
