import OpenAPI
import Syntax
import Text

/// `offers: {parameter: Prefer, preference: return=minimal}`: the operation takes this header, and its
/// schema, examples or an item of a list in its description include this preference.
///
/// Slips count: they are to be corrected. External models don't: they list every preference there is.
final class OffersClause: Clause {
  static let key: StaticString = "offers"
  static let about = EntryKey(
    "\(key)",
    .keys([
      EntryKey("parameter", .text, "the header"),
      EntryKey("preference", .text, "a preference, with or without a value"),
    ]), default: "anything", "the operation takes this header, and offers this preference in it")
  /// In lower case.
  private let parameter: String
  private let preference: [PreferenceText]
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    parameter = asciiLowercase(try reader.requiredString("parameter"))
    preference = PreferenceText.all(ofValue: try reader.requiredString("preference"))
    try reader.finish()
  }

  func holds(in context: RuleContext) -> Bool {
    context.hasParameter(parameter, question) { isOffered(by: $0, context.document) }
  }

  /// Short words differ too easily to mean each other.
  private static func isSlip(_ text: String, of wanted: String) -> Bool {
    wanted.utf8.count > 5 && EditDistance.nearest(to: text, among: [wanted]) != nil
  }

  private func isOffered(by definition: HeaderDefinition, _ document: APIDocument) -> Bool {
    guard !definition.isExternal else { return false }
    let offered =
      definition.statedTexts(in: document).flatMap(PreferenceText.all(ofValue:))
      + PreferenceText.all(ofDescription: definition.description ?? "")
    return preference.contains { wanted in
      offered.contains { $0 == wanted || Self.isSlip($0.text, of: wanted.text) }
    }
  }
}
