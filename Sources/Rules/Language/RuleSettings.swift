/// What a configuration adds to a rule's own lists. Nothing is ever taken from them.
package struct RuleSettings: Sendable {
  /// A list that can be added to; the raw value is its key in a configuration.
  package enum List: String, CaseIterable, Sendable {
    /// Words that stay in capitals.
    case abbreviations
    /// Names that are allowed, and globs over names.
    case permit
    /// Names as they are to be spelt.
    case spellings
  }

  private var lists: [List: [String]] = [:]

  package init() {}

  package subscript(list: List) -> [String] {
    get { lists[list] ?? [] }
    set { lists[list] = newValue }
  }
}

/// What a configuration adds to the rules of a run.
package struct RuleAdditions: Sendable {
  /// Names and globs over names that every rule takes for permitted; the names also for rightly spelt.
  package var headers: [String] = []
  /// What the permitted headers are like, where something is said of that.
  package var shapes: [HeaderShape] = []
  /// By rule id.
  package var rules: [String: RuleSettings] = [:]

  package init() {}

  /// The permitted headers that are whole names.
  var headerNames: [String] { headers.filter { !$0.contains("*") } }
}

/// What a configuration adds to the lists of a rule, as checks ask for it: name by name, by the thousand.
final class AddedNames: Sendable {
  /// Words that stay in capitals.
  let abbreviations: Set<String>
  let permitted: PermittedNames

  /// - Parameter headers: those that every rule takes for permitted.
  init(_ settings: RuleSettings, headers: [String]) {
    abbreviations = Set(settings[.abbreviations])
    permitted = PermittedNames(settings[.permit] + headers)
  }
}
