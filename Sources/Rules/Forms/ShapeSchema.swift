import OpenAPI
import Syntax

/// The schema that a configuration gives a header, judged as schemas of documents are: what a rule would report there,
/// the configuration must not ask for.
package struct ShapeSchema {
  private let schema: Node

  /// - Parameter schema: without references.
  package init(_ schema: Node) { self.schema = schema }

  /// What is wrong, and where, in the words of the rule about the form of schemas.
  /// - Parameters:
  ///   - header: a name, or a glob over names.
  ///   - rules: all there are.
  package func mistakes(of header: String, _ rules: [Rule]) -> [(message: String, place: Node)] {
    guard
      let (rule, check) = rules.lazy.compactMap({ rule in
        (rule.check as? SchemaFormCheck).map { (rule, $0) }
      }).first
    else { return [] }
    // It is for documents of all versions: lists of types, as the newest have them, and `items`, as the others need.
    let form = SchemaForm(OpenAPIVersion.allCases.last!, needsItems: true)
    return form.mistakes(from: SchemaView(ofConfiguration: schema)).compactMap { mistake in
      guard let text = check.ruleCase(for: mistake.kind, of: rule)?.texts[.message] else { return nil }
      let write = mistake.advice.map { $0.words($0.kind, in: mistake.holder) } ?? mistake.write
      let message = text.text(["header": header, "found": mistake.found, "write": write])
      return (message.prefix(1).lowercased() + message.dropFirst(), mistake.place)
    }
  }
}
