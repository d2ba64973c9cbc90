import HTTPFields
import Syntax
import Text

/// Headers that must be present.
///
///     header: Location                                     this one
///     any: [[Retry-After], [X-RateLimit-Limit, …]]         all of one of these groups
///     together: [X-RateLimit-Limit, X-RateLimit-Reset]     all of these, or none
///
/// Beside them, `stand-ins: {Location: ['*Operation-Location']}`: names that count as these, separators and case aside.
enum HeaderDemand: Sendable {
  case any([[Name]])
  case together([Name])

  struct Name: Sendable {
    /// As spelled in the rule.
    let text: String
    /// In lower case.
    let key: String

    init(_ text: String) {
      self.text = text
      key = asciiLowercase(text)
    }
  }

  /// What a case states takes precedence over the surrounding entry.
  init(_ entry: EntryReader) throws(RuleFileError) {
    if let own = try Self.demand(entry.ownValue) {
      self = own
    } else if let demand = try Self.demand(entry.value) {
      self = demand
    } else {
      throw RuleFileError("the entry lacks 'header', 'any' or 'together'", at: entry.node)
    }
  }

  private static func demand(_ value: (StaticString) -> Node?) throws(RuleFileError) -> HeaderDemand? {
    if let groups = value("any") {
      var names: [[Name]] = []
      for group in groups.elements { names.append(try EntryReader.strings(group, "any").map(Name.init)) }
      return .any(names)
    }
    if let names = value("together") {
      return .together(try EntryReader.strings(names, "together").map(Name.init))
    }
    return try value("header").map { (name) throws(RuleFileError) in
      .any([[Name(try EntryReader.string(name, "header"))]])
    }
  }

  /// All headers that it names.
  var names: [Name] {
    switch self {
    case .any(let groups): groups.flatMap(\.self)
    case .together(let names): names
    }
  }

  /// Whether it holds if there are no headers at all.
  var isMetByNone: Bool { if case .together = self { true } else { false } }

  /// - Parameter find: the name under which a header is there; nil where it isn't.
  func fault(_ find: (Name) -> String?) -> HeaderDemandFault? {
    switch self {
    case .any(let groups):
      if groups.contains(where: { $0.allSatisfy { find($0) != nil } }) { return nil }
      // Most ask for one header.
      if groups.count == 1, groups[0].count == 1 {
        return HeaderDemandFault(present: [], missing: [groups[0][0].text])
      }
      return HeaderDemandFault(
        present: groups.joined().compactMap(find),
        missing: groups.first?.filter { find($0) == nil }.map(\.text) ?? [])
    case .together(let all):
      let present = all.compactMap(find)
      if present.isEmpty || present.count == all.count { return nil }
      return HeaderDemandFault(present: present, missing: all.filter { find($0) == nil }.map(\.text))
    }
  }
}

/// The present and missing headers of a violated demand.
struct HeaderDemandFault {
  let present: [String]
  /// With several groups, the missing ones of the first.
  let missing: [String]
}
