import HTTPFields
import OpenAPI
import Syntax

/// `permit`: names that are neither registered nor listed.
struct Permit: Check {
  static let word = "permit"
  static let lists: [RuleSettings.List] = [.permit]
  private let selection: Selection
  private var permitted = PermittedNames()
  private let prefix: String
  /// What to use in place of some names in wide use; by skeleton.
  private let substitutes: [String: String]
  private let unlisted: Message
  private let substitute: Message
  private let nearMiss: Message
  private let unprefixed: Message

  /// Indices of the entry's cases, which this check names instead of trying in order.
  private enum Variant: Int, CaseIterable {
    case nearMiss
    case substitute
    case unprefixed
    case unlisted
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    permitted.add(try entry.strings("permitted") ?? [])
    prefix = try entry.requiredString("prefix")
    var substitutes: [String: String] = [:]
    for member in entry.value("substitutes")?.members ?? [] {
      for name in try EntryReader.strings(member.value, "substitutes") {
        substitutes[KnownNames.skeleton(name)] = member.name
      }
    }
    self.substitutes = substitutes
    let cases = try entry.cases()
    guard cases.count == Variant.allCases.count else {
      throw RuleFileError(
        "'permit' has four cases: near miss, substitute, without prefix, other", at: entry.node)
    }
    nearMiss = try cases[Variant.nearMiss.rawValue].message(["header", "meant", "elsewhere"])
    substitute = try cases[Variant.substitute.rawValue].message(["header", "meant", "elsewhere"])
    unprefixed = try cases[Variant.unprefixed.rawValue].message(["header", "meant", "elsewhere"])
    unlisted = try cases[Variant.unlisted.rawValue].message(["header", "meant", "elsewhere"])
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var check = self
    check.permitted.add(inspection.settings[.permit])
    check.judge(inspection, &report)
  }

  private func judge(_ inspection: Inspection, _ report: inout Report) {
    for entry in selection.entries(inspection) where !isPermitted(entry.name, inspection.names) {
      let (variant, meant) = judge(entry.name, inspection.names)
      let text = message(variant).text([
        "header": entry.name, "meant": meant, "elsewhere": Self.elsewhere(entry),
      ])
      report.add(text, about: inspection.subject(entry), variant: variant.rawValue)
    }
  }

  private func isPermitted(_ name: String, _ names: KnownNames) -> Bool {
    // A name that can't be sent is none: another rule's matter.
    !FieldName.isToken(name) || permitted.contains(name)
      || names.catalogue[name]?.isRegistered == true
  }

  private func judge(_ name: String, _ names: KnownNames) -> (Variant, meant: String) {
    if let meant = sameLetters(name, names) { return (.nearMiss, meant) }
    if let meant = substitutes[KnownNames.skeleton(name)] { return (.substitute, meant) }
    if names.catalogue[name] == nil, let meant = permitted.slip(name) { return (.nearMiss, meant) }
    guard asciiLowercase(name).hasPrefix(asciiLowercase(prefix)) else {
      return (.unprefixed, NameStyle(abbreviations: ["ID"], names: names).proposal(for: prefix + name))
    }
    return (.unlisted, "")
  }

  private func message(_ variant: Variant) -> Message {
    switch variant {
    case .nearMiss: nearMiss
    case .substitute: substitute
    case .unprefixed: unprefixed
    case .unlisted: unlisted
    }
  }

  /// Where a value can stand that needs no header.
  private static func elsewhere(_ entry: HeaderEntry) -> String {
    switch entry.kind {
    case .request: "pass the value in the body or query"
    case .apiKey: "a security scheme of type http"
    case .response, .component, .encoding: "put the value into the body"
    }
  }

  // MARK: What was meant

  /// A permitted or registered name that differs in case, separators or the prefix only.
  private func sameLetters(_ name: String, _ names: KnownNames) -> String? {
    let skeleton = KnownNames.skeleton(name)
    let start = KnownNames.skeleton(prefix)
    let candidates =
      [skeleton, start + skeleton]
      + (skeleton.hasPrefix(start) ? [String(skeleton.dropFirst(start.utf8.count))] : [])
    return permittedOrRegistered(candidates, names)
  }

  private func permittedOrRegistered(_ skeletons: [String], _ names: KnownNames) -> String? {
    for skeleton in skeletons {
      if let name = permitted.name(withSkeleton: skeleton) { return name }
      if let name = names.sameLetters(as: skeleton), names.catalogue[name]?.isRegistered == true {
        return name
      }
    }
    return nil
  }
}
