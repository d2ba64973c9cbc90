import OpenAPI

/// The entries of a document that have names, by kind: most rules ask for the same few kinds.
final class NamedEntries {
  private let document: APIDocument
  private var known: [Set<HeaderEntry.Kind>: [HeaderEntry]] = [:]

  init(_ document: APIDocument) {
    self.document = document
  }

  /// In document order.
  func entries(on kinds: Set<HeaderEntry.Kind>) -> [HeaderEntry] {
    if let entries = known[kinds] { return entries }
    let entries = document.headers.filter { $0.hasName && kinds.contains($0.kind) }
    known[kinds] = entries
    return entries
  }
}
