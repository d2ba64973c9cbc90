import OpenAPI
import Syntax

/// `siblings`: keys beside the `$ref` of a header, a header parameter or a response, which count nowhere. The first case
/// that fits speaks of each.
struct SiblingCheck: Check {
  static let word = "siblings"
  static let meaning =
    "Keys beside the `$ref` of a header, a header parameter or a response, those that begin with `x-` aside. The first case that fits applies to each."
  static var keys: [EntryKey] {
    [
      EntryKey("names", .texts, default: "all keys", "the keys"),
      EntryKey("except", .texts, default: "none", "keys to leave out"),
      EntryKey("versions", .someOf(OpenAPIVersion.self), default: "all versions", "the versions of OpenAPI"),
    ]
  }
  static let placeholders = ["key", "reference"]

  private let cases: [Keys]

  private struct Keys {
    let names: Set<String>?
    let exceptions: Set<String>
    let versions: Set<OpenAPIVersion>?
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Keys] = []
    for entry in try entry.cases() {
      cases.append(
        Keys(
          names: try entry.strings("names").map(Set.init), exceptions: Set(try entry.strings("except") ?? []),
          versions: try Selection.versions(entry)))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    let cases = cases.enumerated().filter { $0.element.versions?.contains(document.version) ?? true }
    let misdirected = Set(document.misdirections.map(\.site))
    var seen: Set<Node> = []
    func check(_ site: Node, _ header: String) {
      // One key is the `$ref` itself.
      guard site.nextIndex > site.index + 3, seen.insert(site).inserted, !document.isExternal(site),
        !misdirected.contains(site), let reference = site.reference?.text
      else { return }
      for member in site.members where member.key.parent == site {
        let name = member.name
        guard name != "$ref", !name.hasPrefix("x-"),
          let index = cases.first(where: {
            $0.element.names?.contains(name) ?? true && !$0.element.exceptions.contains(name)
          })?.offset
        else { continue }
        let subject = Subject(
          header: header, element: site, place: Place(member.key), sites: .none, elements: [site])
        collector.add(case: index, about: subject, arguments: ["key": name, "reference": reference])
      }
    }
    for definition in document.definitions {
      let name = definition.headers.first.map { document.headers[$0].name } ?? ""
      for site in definition.sites { check(site, name) }
    }
    for response in document.responses { for site in response.sites { check(site, "") } }
  }
}
