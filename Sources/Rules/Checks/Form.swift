import OpenAPI
import Syntax

/// `form`: keys that an object that describes a header must have, or can't have together.
///
///     has: [type], lacks: [schema, content]     all of these, and none of those
///     has-any: [name, in]                       one of these
///     in-place: true                            only where the header stands in its map and nothing refers to it
///     headers-as: list                          a `headers` that is a list, where a map should be
struct Form: Check {
  static let word = "form"
  private let cases: [Case]

  private enum Case {
    case object(Pattern)
    case list(Message)
  }

  fileprivate struct Pattern {
    let selection: Selection
    let all: [String]
    let any: [String]
    let none: [String]
    let isInPlace: Bool
    let message: Message
  }

  private enum Written: String, CaseIterable {
    case list
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Case] = []
    for entry in try entry.cases() {
      if try entry.word("headers-as", Written.self) != nil {
        cases.append(.list(try entry.message([])))
        continue
      }
      cases.append(
        .object(
          Pattern(
            selection: try Selection(entry), all: try entry.strings("has") ?? [],
            any: try entry.strings("has-any") ?? [], none: try entry.strings("lacks") ?? [],
            isInPlace: try entry.boolean("in-place") ?? false, message: try entry.message(["header", "keys"]))
        ))
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for (variant, `case`) in cases.enumerated() {
      switch `case` {
      case .list(let message):
        for list in inspection.document.headerLists {
          report.add(message.text([:]), about: Self.subject(list), variant: variant)
        }
      case .object(let pattern):
        for (index, entries) in inspection.definitions(of: pattern.selection.entries(inspection)) {
          let definition = inspection.document.definitions[index]
          guard !pattern.isInPlace || Self.standsInPlace(definition, entries),
            let keys = pattern.keys(of: definition.object)
          else { continue }
          let text = pattern.message.text([
            "header": entries[0].name, "keys": Wording.quoted(keys.compactMap(\.text)),
          ])
          report.add(text, about: inspection.subject(definition, entries, at: keys.first), variant: variant)
        }
      }
    }
  }

  private static func standsInPlace(_ definition: HeaderDefinition, _ entries: [HeaderEntry]) -> Bool {
    definition.sites.isEmpty && entries.contains { $0.element == definition.object }
  }

  private static func subject(_ list: Node) -> Subject {
    Subject(header: "", element: list, place: Place(list.key ?? list), sites: [], elements: [list])
  }
}

extension Form.Pattern {
  /// The keys of an object that are out of place; nil where the object isn't of this form.
  fileprivate func keys(of object: Node) -> [Node]? {
    func key(_ name: String) -> Node? { object.members.last { $0.name == name }?.key }
    let present = any.compactMap(key)
    let required = all.compactMap(key)
    guard required.count == all.count, any.isEmpty || !present.isEmpty, none.allSatisfy({ key($0) == nil })
    else { return nil }
    return required + present
  }
}
