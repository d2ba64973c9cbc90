/// A configuration's additions to a rule's lists. Nothing is ever removed from them.
package struct RuleSettings: Sendable {
  /// A list that can be extended; the raw value is its key in a configuration.
  package enum List: String, CaseIterable, Sendable {
    /// Words that stay upper-case.
    case abbreviations
    /// Permitted names and globs.
    case permit
    /// Names in their correct spelling.
    case spellings
  }

  private var lists: [List: [String]] = [:]

  package init() {}

  package subscript(list: List) -> [String] {
    get { lists[list] ?? [] }
    set { lists[list] = newValue }
  }
}

/// A configuration's additions to the rules of a run.
package struct RuleAdditions: Sendable {
  /// Names and globs that every rule accepts; the names also as spelled correctly.
  package var headers: [String] = []
  /// The configured shapes of permitted headers.
  package var shapes: [HeaderShape] = []
  /// By rule id.
  package var rules: [String: RuleSettings] = [:]

  package init() {}

  /// The permitted headers that aren't globs.
  var headerNames: [String] { headers.filter { !$0.contains("*") } }
}

/// A configuration's additions to the lists of a rule, prepared for looking up many names.
final class AddedNames: Sendable {
  let permitted: PermittedNames

  /// - Parameter headers: those that every rule accepts.
  init(_ settings: RuleSettings, headers: [String]) {
    permitted = PermittedNames(settings[.permit] + headers)
  }
}
