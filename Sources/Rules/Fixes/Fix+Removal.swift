import OpenAPI
import Syntax
import Text

extension Inspection {
  /// Removes a header: its member of a map, or its parameter with all references to it; nil where other places
  /// refer into it, or an expression names it.
  ///
  /// A component that only the removed text refers to goes with it.
  func removing(_ entry: HeaderEntry) -> Fix? {
    if named.mentioned.contains(entry.key) { return nil }
    switch entry.kind {
    case .apiKey: return nil
    case .response, .component, .encoding:
      // The keys of a list of maps: something else is wrong with it.
      guard entry.nameNode.isKey, entry.nameNode.parent?.parent?.isSequence != true else { return nil }
      return removing([entry.nameNode], called: entry.name)
    case .request:
      if entry.element.parent?.isSequence == true { return removing([entry.element], called: entry.name) }
      guard let key = entry.element.key else { return nil }
      return removing([key] + named.neighbours.sites(of: entry), called: entry.name)
    }
  }

  /// Removes a header if each list and map that it stands in has the header that it stands for, or the same earlier one
  /// that stands for it.
  func removing(_ entry: HeaderEntry, beside name: String) -> Fix? {
    let key = asciiLowercase(name)
    let others = [key] + aliases.relatives(of: key).prefix { $0 != entry.key }
    let isThere = others.contains { $0 != entry.key && named.neighbours.contains($0, withEach: entry) }
    return isThere ? removing(entry) : nil
  }

  /// Removes an item of a parameter list; what it refers to stays, unless nothing else does.
  func removing(_ use: ParameterUse) -> Fix? {
    let header = document.headers[use.header]
    return named.mentioned.contains(header.key) ? nil : removing([use.site], called: header.name)
  }

  /// - Parameter heads: keys of maps, and items of lists.
  private func removing(_ heads: [Node], called name: String) -> Fix? {
    guard heads.allSatisfy({ $0.isKey || $0.parent?.isSequence == true }) else { return nil }
    let gone = heads.map { $0.isKey ? $0.valueAsWritten : $0 }
    let all = Set(gone)
    // The items after a removed one move up.
    for place in Set(heads.map({ $0.isKey ? $0.valueAsWritten : $0.parent! })) {
      guard let references = named.references.leading(into: place),
        references.allSatisfy({ $0.value.isInside(anyOf: all) })
      else { return nil }
    }
    let keys = Set(heads)
    let components = gone.compactMap { component(usedOnlyBy: $0) }.filter { !keys.contains($0) }
    return Fix(.remove(heads + components, name: name), isSafe: false)
  }

  /// The key of the header component that a reference leads to, if it is the only one in the document.
  private func component(usedOnlyBy site: Node) -> Node? {
    let root = document.root
    let maps = [
      root["components"]?["headers"], root["components"]?["parameters"], root["parameters"],
    ]
    guard let reference = site["$ref"], let target = document.target(of: site), target != site,
      let key = target.key, maps.contains(target.parent),
      named.references.isOnly(reference, into: target)
    else { return nil }
    return key
  }
}

extension RuleContextFilter {
  /// Whether it holds wherever a header is used.
  func holds(inAllUsesOf entry: HeaderEntry, _ inspection: Inspection) -> Bool {
    isEmpty || inspection.contexts.uses(of: entry).contexts.allSatisfy(holds)
  }
}
