import HTTPFields
import OpenAPI
import Syntax
import Text

/// The field names a rule applies to: a list of names and globs, or a query.
///
///     headers: [If-Match, X-RateLimit-*]
///     headers: {status: [deprecated, obsoleted]}
///     headers: {like: [X-Api-Version], except: [X-App-Version]}
///     headers: {proprietary: true}
struct NameQuery: Sendable {
  private var patterns: [NamePattern]?
  /// Fields registered with one of these statuses.
  private var statuses: Set<FieldFacts.Status>?
  /// Matched against names without separators.
  private var likenesses: [NamePattern]?
  private var exceptions: [NamePattern] = []
  /// Whether only names are meant that neither the registry nor anybody else's specification has.
  private var isProprietary = false
  /// Whether other names of a header don't count.
  private let isAsSpelt: Bool
  /// Whether headers count as well that are to be replaced with one of these.
  private let hasSubstitutes: Bool

  /// - Parameters:
  ///   - isAsSpelt: whether the rule is about what a header of this very name does.
  ///   - hasSubstitutes: whether it is also about headers in whose place one of these is to be written.
  init(_ node: Node, isAsSpelt: Bool = false, hasSubstitutes: Bool = false) throws(RuleFileError) {
    self.isAsSpelt = isAsSpelt
    self.hasSubstitutes = hasSubstitutes
    guard node.isMapping else {
      patterns = try EntryReader.strings(node, "headers").map(NamePattern.init)
      return
    }
    let reader = try EntryReader(node)
    statuses = try reader.words("status", FieldFacts.Status.self).map(Set.init)
    likenesses = try reader.strings("like")?.map { NamePattern(KnownNames.skeleton($0)) }
    isProprietary = try reader.boolean("proprietary") ?? false
    exceptions = (try reader.strings("except") ?? []).map(NamePattern.init)
    try reader.finish()
    guard !node.members.isEmpty else {
      throw RuleFileError(
        "'headers' must be a list of strings, or have 'status', 'proprietary', 'like' or 'except'", at: node)
    }
  }

  /// Whether a matching entry is meant only because of the header that it stands for.
  func isOnlyAlias(_ entry: HeaderEntry) -> Bool {
    guard let patterns else { return false }
    return !patterns.contains { $0.matches(lowercase: entry.key) }
  }

  /// Whether a field of the catalogue is meant, as far as its name and status tell.
  func mayMean(_ field: FieldFacts) -> Bool {
    let key = asciiLowercase(field.name)
    return patterns?.contains { $0.matches(lowercase: key) } != false
      && statuses.map { statuses in field.status.map(statuses.contains) ?? false } != false
  }

  func matches(_ entry: HeaderEntry, _ inspection: Inspection) -> Bool {
    if let patterns {
      let own = isAsSpelt ? entry.key : inspection.key(of: entry)
      let key = (hasSubstitutes ? inspection.aliases.successor(of: entry) : nil) ?? own
      guard patterns.contains(where: { $0.matches(lowercase: key) }) else { return false }
    }
    if let statuses {
      guard let status = inspection.names.catalogue.head(of: entry.key)?.status, statuses.contains(status)
      else {
        return false
      }
    }
    if isProprietary {
      let catalogue = inspection.names.catalogue
      guard catalogue.head(of: entry.key)?.isRegistered != true, catalogue.publication(of: entry.key) == nil
      else {
        return false
      }
    }
    if let likenesses, !isLike(likenesses, entry, inspection) { return false }
    return !exceptions.contains { $0.matches(lowercase: entry.key) }
  }

  /// A registered name, or one the configuration permits, is intentional and never counts as similar.
  private func isLike(_ likenesses: [NamePattern], _ entry: HeaderEntry, _ inspection: Inspection) -> Bool {
    let skeleton = KnownNames.skeleton(entry.key)
    return likenesses.contains { $0.matches(lowercase: skeleton) }
      && inspection.names.catalogue.head(of: entry.key)?.isRegistered != true
      && !inspection.added.permitted.contains(entry.key)
  }
}
