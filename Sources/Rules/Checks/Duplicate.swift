import OpenAPI

/// `duplicate`: the same header twice in one place, when case is ignored.
struct Duplicate: Check {
  static let word = "duplicate"

  init(_ entry: EntryReader) throws(RuleFileError) {}

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    let document = inspection.document
    for list in document.parameterLists { inspect(list, inspection, &report) }
    for map in document.headerMaps { inspect(map, inspection, &report) }
    var compared: Set<[Int]> = []
    for operation in document.operations {
      guard let own = operation.ownParameters, let path = operation.pathParameters,
        compared.insert([own, path]).inserted
      else { continue }
      inspect(own: document.parameterLists[own], path: document.parameterLists[path], inspection, &report)
    }
  }

  private func inspect(_ list: ParameterList, _ inspection: Inspection, _ report: inout Report) {
    var first: [String: String] = [:]
    for item in list.items {
      let entry = inspection.document.headers[item.header]
      let name = entry.name
      if let earlier = first[entry.key] {
        let message = "'\(name)' is declared twice in this list\(spelt(earlier, name)); delete one of the two"
        report.add(message, about: inspection.subject(item))
      } else {
        first[entry.key] = name
      }
    }
  }

  private func inspect(_ map: HeaderMap, _ inspection: Inspection, _ report: inout Report) {
    var first: [String: String] = [:]
    for index in map.headers {
      let entry = inspection.document.headers[index]
      if let earlier = first[entry.key] {
        report.add(
          "'\(entry.name)' is the same header as '\(earlier)' above; delete one of the two",
          about: inspection.subject(entry))
      } else {
        first[entry.key] = entry.name
      }
    }
  }

  /// An operation's parameter replaces its path's only where both are spelt alike (OpenAPI, Operation Object).
  private func inspect(
    own: ParameterList, path: ParameterList, _ inspection: Inspection, _ report: inout Report
  ) {
    let headers = inspection.document.headers
    let inherited = Dictionary(grouping: path.items.map { headers[$0.header] }, by: \.key)
    for item in own.items {
      let entry = headers[item.header]
      let name = entry.name
      let same = inherited[entry.key, default: []].map(\.name)
      guard let other = same.first, !same.contains(name) else { continue }
      report.add(
        "'\(name)' doesn't replace '\(other)' of the path, because it is spelt otherwise; write '\(other)'",
        about: inspection.subject(item))
    }
  }

  private func spelt(_ earlier: String, _ name: String) -> String {
    earlier == name ? "" : ", first as '\(earlier)'"
  }
}
