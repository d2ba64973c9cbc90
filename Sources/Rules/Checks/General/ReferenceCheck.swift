import HTTPFields
import OpenAPI
import Syntax
import Text

/// `reference`: references on the way to a header, by where they lead; the first matching case is reported.
struct ReferenceCheck: Check {
  static let word = "reference"
  static let meaning =
    "References on the way to a header, by where they lead. The first case that fits applies."
  static var keys: [EntryKey] {
    [
      EntryKey("to", .texts, default: "all references", "globs over the text of the reference"),
      EntryKey(
        "failures", .someOf(Failure.self), default: "references that lead somewhere", "why it leads nowhere"),
      EntryKey(
        "other-files", .boolean, default: "`false`",
        "whether references are meant that name another file by its path; wherever they lead"),
      EntryKey(
        "once", .boolean, default: "`false`",
        "whether it is reported once in a document, for the first of these references; not in a document that the configuration lists under `documents`"
      ),
    ]
  }
  static let placeholders = ["reference", "reason", "count"]

  private let cases: [ReferenceCase]

  /// The words of `failures`.
  fileprivate enum Failure: String, CaseIterable {
    case noTarget = "no-target"
    case circle
    case remote
    case outside
    case noFile = "no-file"
    case unreadable
    case empty
    case comment

    /// Nil for failures reported elsewhere.
    init?(_ failure: Reference.Failure, of reference: Reference) {
      switch failure {
      case .empty: self = reference.commentedOut == nil ? .empty : .comment
      case .noTarget: self = .noTarget
      case .circle: self = .circle
      case .remote: self = .remote
      case .outside: self = .outside
      case .noFile: self = .noFile
      case .unreadable: self = .unreadable
      case .malformed: return nil
      }
    }
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [ReferenceCase] = []
    for entry in try entry.cases() {
      let failures = try entry.words("failures", Failure.self).map(Set.init)
      cases.append(
        ReferenceCase(
          targets: try entry.strings("to")?.map(NamePattern.init),
          wantsURL: try entry.strings("to")?.allSatisfy { $0.hasPrefix("https://") } ?? false,
          failures: failures, isOtherFile: try entry.boolean("other-files") ?? false,
          isSaidOnce: try entry.boolean("once") ?? false))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    var saidOnce: [Int: [Reference]] = [:]
    for reference in candidates(inspection) {
      guard let index = cases.firstIndex(where: { Self.fits(reference, $0) }) else { continue }
      guard !cases[index].isSaidOnce else {
        saidOnce[index, default: []].append(reference)
        continue
      }
      var reason = ""
      if case .unreadable(let words) = reference.failure { reason = words }
      collector.add(
        case: index, about: subject(reference),
        arguments: ["reference": reference.commentedOut?.text ?? reference.text, "reason": reason],
        fix: reference.quoting ?? Self.fix(reference, collector.ruleCase(index).fix))
    }
    guard !inspection.isConfigured else { return }
    for (index, references) in saidOnce.sorted(by: { $0.key < $1.key }) {
      let root = inspection.document.root
      // The document's own reference rather than one of a file that it refers to.
      let first = references.first { $0.site.isInFile(of: root) } ?? references[0]
      let count = "\(references.count) reference" + (references.count == 1 ? "" : "s")
      collector.add(
        case: index, about: subject(first), arguments: ["reference": first.text, "count": count])
    }
  }

  private static func fix(_ reference: Reference, _ template: FixTemplate?) -> Fix? {
    guard let node = reference.site["$ref"] else { return nil }
    let text = reference.text
    switch template {
    case .scheme(let scheme)?:
      return text.firstIndex(of: ":").map {
        Fix(.rewrite(node, .string(scheme + text[$0...])), isSafe: false)
      }
    case .referTo(let target)?:
      let fragment = target.contains("#") ? "" : text.firstIndex(of: "#").map { text[$0...] } ?? ""
      return Fix(.rewrite(node, .string(target + fragment)), isSafe: false)
    default: return nil
    }
  }

  /// The references that may match a case, usually few.
  private func candidates(_ inspection: Inspection) -> [Reference] {
    let (document, named) = (inspection.document, inspection.named)
    if cases.allSatisfy(\.isOtherFile) { return named.referencesToFiles.filter(Self.isOtherFile) }
    if cases.allSatisfy({ $0.failures != nil }) { return document.references.filter { $0.failure != nil } }
    if cases.allSatisfy({ $0.failures == nil && $0.wantsURL }) {
      return named.referencesToFiles.filter(Self.mayBeURL)
    }
    return document.references
  }

  private static func fits(_ reference: Reference, _ candidate: ReferenceCase) -> Bool {
    if candidate.isOtherFile {
      guard isOtherFile(reference) else { return false }
    } else if let failures = candidate.failures {
      guard let failure = reference.failure.flatMap({ Failure($0, of: reference) }),
        failures.contains(failure)
      else {
        return false
      }
    } else if reference.failure != nil {
      return false
    }
    guard let targets = candidate.targets else { return true }
    guard !candidate.wantsURL || mayBeURL(reference) else { return false }
    let text = asciiLowercase(reference.text)
    return targets.contains { $0.matches(lowercase: text) }
  }

  /// Whether it names a file by its path, and not the one that it is in.
  private static func isOtherFile(_ reference: Reference) -> Bool {
    let isFragment = reference.value.withText { $0.isEmpty || $0.first == UInt8(ascii: "#") }
    guard !isFragment else { return false }
    switch reference.failure {
    case .remote, .malformed, .empty: return false
    case nil where reference.target?.isInFile(of: reference.site) == true: return false
    default: break
    }
    let text = reference.text
    let path = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    return !text.hasPrefix("//") && !path.contains(UInt8(ascii: ":"))
  }

  /// Whether the text may start with `http`.
  private static func mayBeURL(_ reference: Reference) -> Bool {
    reference.value.withText { ($0.first ?? 0) | 0x20 == UInt8(ascii: "h") }
  }

  private func subject(_ reference: Reference) -> Subject {
    // A value that isn't there has no text to point at.
    let value = reference.value.range.isEmpty ? reference.value.key ?? reference.site : reference.value
    return Subject(
      header: "", element: reference.site, place: Place(value),
      sites: .none,
      elements: [reference.site])
  }
}

private struct ReferenceCase {
  /// Globs over the text of the reference; nil for any.
  let targets: [NamePattern]?
  /// Whether all of these are URLs, so that references within a file or to other files can't match.
  let wantsURL: Bool
  /// Nil for resolved references.
  let failures: Set<ReferenceCheck.Failure>?
  let isOtherFile: Bool
  let isSaidOnce: Bool
}

extension Reference {
  /// What follows the colon where the sign `#` makes a comment of it, with its place; nil where nothing does.
  fileprivate var commentedOut: (text: String, place: Place)? {
    guard failure == .empty, let key = value.key else { return nil }
    let bytes = key.source.bytes
    let line = bytes[min(key.range.upperBound, bytes.count)...].prefix { $0 != 0x0A && $0 != 0x0D }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = line[line.index(after: colon)...].drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == UInt8(ascii: "#"), rest.dropFirst().first == UInt8(ascii: "/") else { return nil }
    let text = rest.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x2C && $0 != 0x7D }
    return (
      String(decoding: text, as: UTF8.self), Place(source: key.source, range: text.startIndex..<text.endIndex)
    )
  }

  /// Puts quotes around what a comment hides; nil where it leads nowhere, or what follows would come to light as well.
  fileprivate var quoting: Fix? {
    guard let (text, place) = commentedOut, !text.contains("'"), let key = value.key else { return nil }
    let bytes = place.source.bytes
    let rest = bytes[place.range.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
    let next = rest.first { $0 != 0x20 && $0 != 0x09 }
    guard next == nil || next == UInt8(ascii: "#"), isThere(text.dropFirst(), in: key.tree) else {
      return nil
    }
    let held = key.range.lowerBound..<place.range.upperBound
    return Fix(.replace(place, "'\(text)'", holding: held), isSafe: false)
  }

  private func isThere(_ pointer: Substring, in tree: SyntaxTree) -> Bool {
    tree.root.node(atPointer: PercentEncoding.decode(pointer)) != nil
  }
}
