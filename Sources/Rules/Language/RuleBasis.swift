import HTTPFields

/// What a rule is based on in a run, for all documents.
///
/// A class, because many threads take it to each document.
final class RuleBasis: Sendable {
  let names: KnownNames
  /// The spelling of names under the profile.
  let style: NameStyle
  /// The configuration's additions to its lists; its spellings are included in `names`.
  let added: AddedNames
  /// The configuration of single headers.
  let shapes: HeaderShapes
  /// Headers that other enabled rules have taken over.
  let covered: [NamePattern]
  /// The severity set by the user for all its cases.
  let override: Severity?
  /// The severity of cases without their own.
  let severity: Severity

  init(
    names: KnownNames, style: NameStyle, added: AddedNames, shapes: HeaderShapes, covered: [NamePattern],
    override: Severity?,
    severity: Severity
  ) {
    self.names = names
    self.style = style
    self.added = added
    self.shapes = shapes
    self.covered = covered
    self.override = override
    self.severity = severity
  }
}
