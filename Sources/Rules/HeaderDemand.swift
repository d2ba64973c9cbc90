import HTTPFields
import Syntax

/// Which headers must be there.
///
///     header: Location                                     this one
///     any: [[Retry-After], [X-RateLimit-Limit, …]]         all of one of these groups
///     together: [X-RateLimit-Limit, X-RateLimit-Reset]     all of these, or none
enum HeaderDemand: Sendable {
  case any([[String]])
  case together([String])

  /// What a case says itself comes before what the entry around it says.
  init(_ entry: EntryReader) throws(RuleFileError) {
    for value in [entry.ownValue, entry.value] {
      if let groups = value("any") {
        var names: [[String]] = []
        for group in groups.elements { names.append(try EntryReader.strings(group, "any")) }
        self = .any(names)
        return
      }
      if let names = value("together") {
        self = .together(try EntryReader.strings(names, "together"))
        return
      }
      if let name = value("header") {
        self = .any([[try EntryReader.string(name, "header")]])
        return
      }
    }
    throw RuleFileError("the entry lacks 'header', 'any' or 'together'", at: entry.node)
  }

  /// What is there of a demand that isn't met, and what isn't.
  struct Fault {
    let present: [String]
    /// Of several groups, what the first one lacks.
    let missing: [String]
  }

  /// - Parameter names: in lower case.
  func fault(_ names: Set<String>) -> Fault? {
    func isPresent(_ name: String) -> Bool { names.contains(asciiLowercase(name)) }
    switch self {
    case .any(let groups):
      if groups.contains(where: { $0.allSatisfy(isPresent) }) { return nil }
      return Fault(
        present: groups.joined().filter(isPresent), missing: groups.first?.filter { !isPresent($0) } ?? [])
    case .together(let all):
      let present = all.filter(isPresent)
      if present.isEmpty || present.count == all.count { return nil }
      return Fault(present: present, missing: all.filter { !isPresent($0) })
    }
  }
}
