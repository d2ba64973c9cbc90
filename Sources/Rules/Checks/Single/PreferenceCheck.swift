import OpenAPI
import Syntax
import Text

/// `preference`: unknown preferences in a Prefer definition's enum, examples or description. Each is reported
/// once per definition.
struct PreferenceCheck: Check {
  static let word = "preference"
  static let judgesForm = true
  static let looksAtSelection = true
  static let meaning =
    "Preferences that a definition of Prefer offers in its `enum`, examples or description, but that aren't known."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("known", .texts, default: "none", "names, with or without a value; `*` stands for any value")
    ]
  }
  static let placeholders = ["header", "preference", "advice"]

  private let selection: Selection
  private let known: KnownPreferences

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    known = KnownPreferences(try entry.strings("known") ?? [])
    try entry.readMessage(Self.placeholders)
  }

  /// Further preferences of a definition aren't reported: thousands of operations may share it.
  private static let limit = 20

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    for (index, entries) in selection.definitions(inspection) {
      let definition = inspection.document.definitions[index]
      var told: Set<String> = []
      let offers = Self.offers(definition, inspection.document)
      for offer in offers where !known.contains(offer) {
        guard told.count < Self.limit, told.insert(offer.preference.text).inserted else { continue }
        let subject =
          offer.value.map { inspection.subject($0, of: definition, entries) }
          ?? inspection.subject(definition, entries, at: offer.node)
        collector.add(
          about: offer.place.map(subject.looking) ?? subject,
          arguments: [
            "header": entries[0].name, "preference": offer.preference.text,
            "advice": known.advice(for: offer.preference),
          ], fix: fix(offer, offers))
      }
    }
  }

  /// The nearest preference, in place of a value that is nothing but a wrong one, or of a word in a description; nil where
  /// the same is offered in another place too.
  private func fix(_ offer: Offer, _ offers: [Offer]) -> Fix? {
    let same = offers.filter { $0.preference == offer.preference }
    guard same.allSatisfy({ $0.node == offer.node }), let nearest = known.nearest(to: offer.preference) else {
      return nil
    }
    if let place = offer.place {
      guard same.count == 1,
        String(decoding: place.source.bytes[place.range], as: UTF8.self) == offer.preference.text
      else { return nil }
      return Fix(.splice(offer.node, place.range, nearest), isSafe: false)
    }
    guard let node = offer.value?.node, let text = node.text, PreferenceText.all(ofValue: text).count == 1
    else { return nil }
    return Fix(.rewrite(node, .string(nearest)), isSafe: false)
  }

  // MARK: What is offered

  /// A preference and its location.
  fileprivate struct Offer {
    let preference: PreferenceText
    let node: Node
    /// The value containing it; nil for a description.
    var value: StatedValue?
    /// Its location in a description; the description's key if it isn't written literally.
    var place: Place?

    var isDescribed: Bool { place != nil }
  }

  private static func offers(_ definition: HeaderDefinition, _ document: APIDocument) -> [Offer] {
    var offers = definition.statedValues(in: document).flatMap { value in
      value.readings.flatMap(PreferenceText.all(ofValue:)).map {
        Offer(preference: $0, node: value.node, value: value)
      }
    }
    if let node = definition.object["description"], let text = node.string {
      let places = node.placesOfBoldWords()
      offers += PreferenceText.all(ofDescription: text).map {
        Offer(preference: $0, node: node, place: places[$0.text] ?? Place(node.key ?? node))
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

  /// A bare name may mean any of its values; descriptions also list the values of a preference.
  func contains(_ offer: PreferenceCheck.Offer) -> Bool {
    let preference = offer.preference
    if preference.value == nil, names.contains(preference.name) { return true }
    if offer.isDescribed, preference.value == nil, values.contains(preference.name) { return true }
    return patterns.contains { $0.matches(lowercase: preference.text) }
  }

  func nearest(to preference: PreferenceText) -> String? {
    EditDistance.nearest(to: preference.text, among: complete)
  }

  private var complete: [String] { texts.filter { !$0.contains("*") } }

  /// What to write instead.
  func advice(for preference: PreferenceText) -> String {
    if let nearest = nearest(to: preference) { return "write '\(nearest)'" }
    let sameName = complete.filter { $0.hasPrefix(preference.name + "=") }
    guard sameName.isEmpty else {
      return "write " + Wording.list(sameName.map { "'\($0)'" }, "or")
    }
    return "leave it out, or write one that is, such as 'respond-async' or 'return=minimal'"
  }
}

extension Node {
  /// The location of the first occurrence of each word after `**` or `__` in the node's source.
  fileprivate func placesOfBoldWords() -> [String: Place] {
    let bytes = source.bytes[range]
    var places: [String: Place] = [:]
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let isMark = bytes[index] == bytes[index + 1] && "*_".utf8.contains(bytes[index])
      index += isMark ? 2 : 1
      guard isMark, index < bytes.endIndex else { continue }
      let start = bytes[index] == UInt8(ascii: "`") ? index + 1 : index
      let end = bytes[start...].indices.first { Self.endsWord(bytes[$0...]) } ?? bytes.endIndex
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      if places[text] == nil { places[text] = Place(source: source, range: start..<end) }
      index = end
    }
    return places
  }

  /// Whether the bytes start with a sign that isn't part of a preference; names may contain `_`.
  private static func endsWord(_ bytes: Slice<SourceBytes>) -> Bool {
    " *`:\"\\\n".utf8.contains(bytes.first!) || bytes.starts(with: "__".utf8)
  }
}
