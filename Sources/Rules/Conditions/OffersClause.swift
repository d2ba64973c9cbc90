import OpenAPI
import Syntax

/// `offers: return=minimal`: the operation takes Prefer, and this is a preference that its schema and examples state or
/// a list in its description begins an item with.
///
/// A model that the guideline publishes isn't read: it lists whatever there is.
final class OffersClause: Clause {
  static let key = "offers"
  private let preference: [PreferenceText]
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) {
    let text = try EntryReader.string(node, Self.key)
    preference = PreferenceText.all(ofValue: text)
  }

  func holds(in situation: Situation) -> Bool {
    let document = situation.document
    return situation.operation?.parameters.named("prefer", in: document).contains { use in
      guard let index = document.headers[use.header].definition else { return false }
      let definition = document.definitions[index]
      return situation.memo.answer(question, on: definition.object) { isOffered(by: definition, document) }
    } ?? false
  }

  private func isOffered(by definition: HeaderDefinition, _ document: APIDocument) -> Bool {
    guard !definition.isExternal else { return false }
    let offered =
      definition.statedTexts(in: document).flatMap(PreferenceText.all(ofValue:))
      + PreferenceText.all(ofDescription: definition.description ?? "")
    return preference.contains(where: offered.contains)
  }
}
