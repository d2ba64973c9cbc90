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

  init(_ entry: EntryReader) throws(RuleFileError) {
    if let groups = entry.ownValue("any") {
      var names: [[String]] = []
      for group in groups.elements { names.append(try EntryReader.strings(group, "any")) }
      self = .any(names)
    } else if let names = entry.ownValue("together") {
      self = .together(try EntryReader.strings(names, "together"))
    } else {
      self = .any([[try entry.requiredString("header")]])
    }
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
