import OpenAPI
import Syntax

/// `preference`: preferences that a definition of Prefer offers in its enum, examples or description, and that nobody
/// knows. Each is reported once for a definition.
struct Preference: Check {
  static let word = "preference"
  private let selection: Selection
  private let known: KnownPreferences
  private let message: Message

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    known = KnownPreferences(try entry.strings("known") ?? [])
    message = try entry.message(["header", "preference", "advice"])
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for (index, entries) in inspection.definitions(of: selection.entries(inspection)) {
      let definition = inspection.document.definitions[index]
      var told: Set<String> = []
      for offer in Self.offers(definition, inspection.document) where !known.contains(offer) {
        guard told.insert(offer.preference.text).inserted else { continue }
        let text = message.text([
          "header": entries[0].name, "preference": offer.preference.text,
          "advice": known.advice(for: offer.preference),
        ])
        let subject = inspection.subject(definition, entries, at: offer.node)
        report.add(text, about: offer.isDescribed ? subject.looking(at: offer.placeInText) : subject)
      }
    }
  }

  // MARK: What is offered

  /// A preference and where it stands.
  fileprivate struct Offer {
    let preference: PreferenceText
    let node: Node
    var isDescribed = false

    /// Where it stands in a description; the key of one that is written in another way.
    var placeInText: Place { node.place(ofBold: preference.text) ?? Place(node.key ?? node) }
  }

  private static func offers(_ definition: HeaderDefinition, _ document: APIDocument) -> [Offer] {
    var offers = definition.statedValues(in: document).flatMap { value in
      value.readings.flatMap(PreferenceText.all(ofValue:)).map { Offer(preference: $0, node: value.node) }
    }
    if let node = definition.object["description"], let text = node.string {
      offers += PreferenceText.all(ofDescription: text).map {
        Offer(preference: $0, node: node, isDescribed: true)
      }
    }
    return offers
  }
}

/// The preferences of an entry's `known`.
private struct KnownPreferences: Sendable {
  private let texts: [String]
  private let patterns: [NamePattern]
  private let names: Set<String>
  private let values: Set<String>

  init(_ texts: [String]) {
    self.texts = texts
    patterns = texts.map(NamePattern.init)
    let parts = texts.map { $0.split(separator: "=") }
    names = Set(parts.map { String($0[0]) })
    values = Set(parts.filter { $0.count > 1 }.map { String($0[1]) })
  }

  /// A name alone may be meant with any of its values; descriptions list the values of one preference as well.
  func contains(_ offer: Preference.Offer) -> Bool {
    let preference = offer.preference
    if preference.value == nil, names.contains(preference.name) { return true }
    if offer.isDescribed, preference.value == nil, values.contains(preference.name) { return true }
    return patterns.contains { $0.matches(lowercase: preference.text) }
  }

  /// What to write instead.
  func advice(for preference: PreferenceText) -> String {
    let complete = texts.filter { !$0.contains("*") }
    if let nearest = EditDistance.nearest(to: preference.text, among: complete) {
      return "write '\(nearest)'"
    }
    let sameName = complete.filter { $0.hasPrefix(preference.name + "=") }
    guard sameName.isEmpty else {
      return "write " + Wording.list(sameName.map { "'\($0)'" }, "or")
    }
    return "leave it out, or write one that is, such as 'respond-async' or 'return=minimal'"
  }
}

extension Node {
  /// Where a bold text stands in the node; nil where it isn't written as it reads.
  fileprivate func place(ofBold text: String) -> Place? {
    for start in ["**", "**`", "__", "__`"] {
      guard let found = source.bytes[range].firstRange(of: Array((start + text).utf8)) else { continue }
      return Place(source: source, range: found.lowerBound + start.utf8.count..<found.upperBound)
    }
    return nil
  }
}
