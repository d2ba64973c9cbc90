import HTTPFields
import OpenAPI
import Syntax

/// `forbid`: headers or, with `on: response`, responses that should not exist; each case has its own
/// selection and message, and the first that matches is reported.
struct ForbidCheck: NamingCheck {
  static let word = "forbid"
  static let meaning =
    "Headers or, with `on: response`, responses that should not be there. The first case that fits applies."
  static let looksAtSelection = true
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("header", .text, default: "none", "with `on: response`, the header that the finding is about"),
      EntryKey(
        "about", .oneOf(Target.Matter.self), default: "`response`",
        "with `on: response`, as a finding about what it counts where another rule has precedence"),
      EntryKey(
        "several", .text, default: "each is reported",
        "the message that is reported once, at the first of several places in a document with the same header or status; `{count}` says how many"
      ),
      EntryKey(
        "beside", .text, default: "the message",
        "the message where the header that has taken this one's place is already there"),
      EntryKey(
        "successors", .texts, default: "those in the registry", "the headers that have taken this one's place"
      ),
    ]
  }
  static let placeholders: [String] = wordsOfHeaders + ["successor"] + wordsOfResponses.dropLast()
  private static let wordsOfHeaders = ["header", "registration", "advice", "methods", "status"]
  private static let wordsOfBeside = ["header", "registration", "successor"]
  private static let wordsOfResponses = ["operation", "method", "status"]

  /// What each case is about.
  private let targets: [Target]
  /// The headers that have taken the place of those that it is about; nil for those in the registry.
  private let successors: [String]?
  /// Whether some case says to write a header's successor, by case.
  private let tellsSuccessors: [Bool]

  private enum Target {
    case headers(Selection)
    /// - Parameter header: the header to name in the finding.
    case responses(RuleContextFilter, header: String?, about: Matter)

    enum Matter: String, CaseIterable {
      case response
      case operation
    }
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var targets: [Target] = []
    successors = try entry.strings("successors")
    var tellsSuccessors: [Bool] = []
    for entry in try entry.cases() {
      if entry.value("on")?.hasText("response") == true {
        targets.append(
          .responses(
            try RuleContextFilter(entry), header: try entry.string("header"),
            about: try entry.word("about", Target.Matter.self) ?? .response))
        try entry.readMessage(Self.wordsOfResponses)
        try entry.readText(.several, Self.wordsOfResponses + ["count"])
        tellsSuccessors.append(false)
      } else {
        targets.append(.headers(try Selection(entry)))
        try entry.readMessage(Self.wordsOfHeaders)
        try entry.readText(.beside, Self.wordsOfBeside)
        try entry.readText(.several, Self.wordsOfHeaders + ["count"])
        tellsSuccessors.append(entry.texts[.message]?.mentions("advice") == true)
      }
    }
    self.targets = targets
    self.tellsSuccessors = tellsSuccessors
  }

  /// It knows where some case says to write a header's successor.
  static func namingRank(_ entry: Node) -> Int? {
    let messages = [entry["message"]] + (entry["cases"]?.elements ?? []).map { $0["message"] }
    return messages.contains { $0.map { Message.mentions("advice", in: $0) } == true } ? 4 : nil
  }

  var namingCheck: (any NamingCheck)? { tellsSuccessors.contains(true) ? self : nil }

  /// An obsolete header is judged as the only one that it is to be replaced with.
  func naming(_ basis: RuleBasis) -> (_ name: String, _ kind: HeaderKind) -> Alias? {
    { name, kind in
      guard let field = basis.names.catalogue[name], let successor = Self.onlySuccessor(of: field),
        !basis.added.permitted.contains(name)
      else { return nil }
      let own = targets.firstIndex { target in
        guard case .headers(let selection) = target else { return false }
        return selection.kinds.contains(HeaderKinds(kind)) && selection.mayMean(field)
      }
      guard let own, tellsSuccessors[own] else { return nil }
      return Alias(name: successor, kind: .alias)
    }
  }

  private static func onlySuccessor(of field: FieldFacts) -> String? {
    field.advice == nil && field.replacedBy.count == 1 ? field.replacedBy[0] : nil
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    inspectHeaders(inspection, &collector)
    var reported: Set<Node> = []
    for (index, target) in targets.enumerated() {
      guard case .responses(let filter, let header, let matter) = target else { continue }
      // A faulty response belongs to its operation. In callbacks and webhooks the API is the client.
      let candidates = inspection.contexts.ofOfferedOperations(where: filter.mayHold)
      for context in candidates where filter.holds(in: context) {
        guard let key = context.keyNode, reported.insert(key).inserted else { continue }
        let operation = matter == .operation ? context.operation : nil
        var subject = Subject(
          key: key, header: header, elements: operation.map { [$0.keyNode.valueAsWritten] })
        subject.operation = context.operation
        collector.add(case: index, about: subject, arguments: arguments(context))
      }
    }
  }

  // MARK: Responses

  private func arguments(_ context: RuleContext) -> Arguments {
    [
      "operation": context.operation?.title ?? "", "method": context.operation?.method ?? "",
      "status": context.statusText ?? "",
    ]
  }

  // MARK: Headers

  /// A header, with the uses matched by each case.
  private struct Found {
    let entry: HeaderEntry
    var fits: [(case: Int, uses: RuleContextList)] = []
  }

  private func inspectHeaders(_ inspection: Inspection, _ collector: inout FindingCollector) {
    var found: [Found] = []
    var positions: [Node: Int] = [:]
    for (index, target) in targets.enumerated() {
      guard case .headers(let selection) = target else { continue }
      for (entry, uses) in selection.uses(inspection) {
        if positions[entry.nameNode] == nil {
          positions[entry.nameNode] = found.count
          found.append(Found(entry: entry))
        }
        found[positions[entry.nameNode]!].fits.append((index, uses))
      }
    }
    for header in found { judge(header, inspection, &collector) }
  }

  /// A fault in all uses of a shared response is reported at its header, one in only some of them at those
  /// uses: the others may need the header.
  private func judge(_ found: Found, _ inspection: Inspection, _ collector: inout FindingCollector) {
    let count = inspection.contexts.uses(of: found.entry).contexts.count
    guard found.fits.allSatisfy(\.uses.areShared), keyCount(found) < count else {
      let (index, uses) = found.fits[0]
      if collector.ruleCase(index).texts[.beside] != nil,
        let successor = successor(beside: found.entry, inspection)
      {
        let field = inspection.names.catalogue[found.entry.name]
        collector.add(
          case: index, .beside, about: inspection.subject(found.entry, in: uses),
          arguments: [
            "header": found.entry.name, "registration": field.map(Self.registration) ?? "",
            "successor": "'\(successor)'",
          ],
          fix: inspection.isAlwaysWith(successor, found.entry)
            ? Self.removal(found, collector.ruleCase(index), inspection) : nil)
        return
      }
      collector.add(
        case: index, about: inspection.subject(found.entry, in: uses),
        arguments: arguments(found.entry, uses, inspection),
        fix: Self.fix(found, collector.ruleCase(index), inspection))
      return
    }
    var reported: Set<Node> = []
    for (index, uses) in found.fits {
      for use in uses.contexts where reported.insert(use.keyNode!).inserted {
        var subject = Subject(key: use.keyNode!, header: found.entry.name, elements: [found.entry.element])
        subject.operation = use.operation
        collector.add(
          case: index, about: subject, arguments: arguments(found.entry, RuleContextList([use]), inspection))
      }
    }
  }

  /// The header that has replaced another one, if it is there as well.
  private func successor(beside entry: HeaderEntry, _ inspection: Inspection) -> String? {
    let successors = successors ?? inspection.names.catalogue[entry.name]?.replacedBy
    return successors?.first { inspection.isBeside(entry, $0) }
  }

  /// What the case says; a header that has successors in the registry takes the name of the only one.
  private static func fix(_ found: Found, _ ruleCase: RuleCase, _ inspection: Inspection) -> Fix? {
    if case .rename(let name)? = ruleCase.fix { return inspection.renaming(found.entry, to: name) }
    guard ruleCase.texts[.message]?.mentions("advice") == true,
      let field = inspection.names.catalogue[found.entry.name], !field.replacedBy.isEmpty
    else { return removal(found, ruleCase, inspection) }
    return onlySuccessor(of: field).flatMap { inspection.renaming(found.entry, to: $0) }
  }

  /// Nil where some uses are right.
  private static func removal(_ found: Found, _ ruleCase: RuleCase, _ inspection: Inspection) -> Fix? {
    guard case .remove(.header, let filter)? = ruleCase.fix,
      filter.holds(inAllUsesOf: found.entry, inspection)
    else { return nil }
    let wrong = Set(found.fits.flatMap { $0.uses.contexts.map(ObjectIdentifier.init) })
    let uses = inspection.contexts.uses(of: found.entry).contexts
    return uses.allSatisfy({ wrong.contains(ObjectIdentifier($0)) }) ? inspection.removing(found.entry) : nil
  }

  /// The number of status codes in all cases' uses.
  private func keyCount(_ found: Found) -> Int {
    if found.fits.count == 1 { return found.fits[0].uses.keyNodes.count }
    return found.fits.reduce(into: Set<Node>()) { $0.formUnion($1.uses.keyNodes) }.count
  }

  private func arguments(
    _ entry: HeaderEntry, _ uses: RuleContextList, _ inspection: Inspection
  ) -> Arguments {
    let field = inspection.names.catalogue[entry.name]
    return [
      "header": entry.name, "registration": field.map(Self.registration) ?? "",
      "advice": field.map(Self.advice) ?? "",
      "methods": Wording.list(uses.methods), "status": uses.contexts.first?.statusText ?? "",
    ]
  }

  /// `obsoleted by RFC 9111`; if unknown by what, `obsoleted (RFC 2774)` with the defining document.
  private static func registration(_ field: FieldFacts) -> String {
    guard let status = field.status?.rawValue else { return "unregistered" }
    if let document = field.obsoletedBy { return "\(status) by \(document)" }
    return field.reference.isEmpty ? status : "\(status) (\(field.reference))"
  }

  /// What to write instead of an obsolete field.
  private static func advice(_ field: FieldFacts) -> String {
    if let advice = field.advice { return advice }
    if field.replacedBy.isEmpty { return "leave it out" }
    return "write " + Wording.list(field.replacedBy.map { "'\($0)'" }, "or")
  }
}
