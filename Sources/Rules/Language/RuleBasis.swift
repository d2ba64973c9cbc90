import HTTPFields

/// What a rule goes by in a run, whatever the document.
///
/// A class, because each rule takes its own to each document, and many threads do so at once.
final class RuleBasis: Sendable {
  let names: KnownNames
  /// What a configuration adds to its lists; its spellings are among `names` already.
  let added: AddedNames
  /// What the configuration says of single headers.
  let shapes: HeaderShapes
  /// Headers that other enabled rules have taken from it.
  let covered: [NamePattern]
  /// The severity that the user sets for all its cases.
  let override: Severity?
  /// That of cases that have none of their own.
  let severity: Severity

  init(
    names: KnownNames, added: AddedNames, shapes: HeaderShapes, covered: [NamePattern], override: Severity?,
    severity: Severity
  ) {
    self.names = names
    self.added = added
    self.shapes = shapes
    self.covered = covered
    self.override = override
    self.severity = severity
  }
}
