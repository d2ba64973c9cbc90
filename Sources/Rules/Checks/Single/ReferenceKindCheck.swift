import OpenAPI
import Syntax

/// `reference-kind`: references on the way to a header that lead to a kind of object other than the one expected in their place. The
/// first case that fits speaks.
struct ReferenceKindCheck: Check {
  static let word = "reference-kind"
  static let meaning =
    "References on the way to a header that lead to a kind of object other than the one expected in their place. The first case that fits applies."
  static var keys: [EntryKey] {
    [
      EntryKey("from", .oneOf(ObjectKind.self), "the kind of object that is expected"),
      EntryKey(
        "leads-to", .someOf(ObjectKind.self), default: "any kind", "the kind to which the reference leads"),
      EntryKey("versions", .someOf(OpenAPIVersion.self), default: "all versions", "the versions of OpenAPI"),
    ]
  }
  static let placeholders = ["reference", "header", "place"]

  private let cases: [Direction]

  private struct Direction {
    let wanted: ObjectKind
    let found: Set<ObjectKind>
    let versions: Set<OpenAPIVersion>?
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Direction] = []
    for entry in try entry.cases() {
      guard let wanted = try entry.word("from", ObjectKind.self) else {
        throw RuleFileError("the entry lacks 'from'", at: entry.node)
      }
      let found = try entry.words("leads-to", ObjectKind.self) ?? ObjectKind.allCases
      cases.append(Direction(wanted: wanted, found: Set(found), versions: try Selection.versions(entry)))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    for misdirection in document.misdirections {
      guard
        let index = cases.firstIndex(where: {
          $0.wanted == misdirection.wanted && $0.found.contains(misdirection.found)
            && $0.versions?.contains(document.version) ?? true
        }), let reference = misdirection.site.reference
      else { continue }
      let subject = Subject(
        header: misdirection.name ?? "", element: misdirection.site, place: Place(reference), sites: .none,
        elements: Subject.Elements(elements(misdirection)))
      let arguments: Arguments = [
        "reference": reference.text ?? "", "header": misdirection.name ?? "",
        "place": misdirection.target["in"]?.text ?? "",
      ]
      collector.add(
        case: index, about: subject, arguments: arguments,
        fix: fix(misdirection, collector.ruleCase(index).fix))
    }
  }

  /// A schema's mistakes are reported for the header.
  private func elements(_ misdirection: Misdirection) -> [Node] {
    guard misdirection.wanted == .schema, let header = misdirection.site.parent else {
      return [misdirection.site]
    }
    return [misdirection.site, header]
  }

  private func fix(_ misdirection: Misdirection, _ template: FixTemplate?) -> Fix? {
    guard case .moveInto(let name)? = template, let key = misdirection.site.reference?.key else { return nil }
    return Fix(.move([key], under: name), isSafe: false)
  }
}
