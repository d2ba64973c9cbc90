import Syntax

extension DocumentReader {
  mutating func readComponents() {
    if version.isSwagger {
      readParameterComponents(document.root["parameters"])
      readResponseComponents(document.root["responses"])
      readSecuritySchemes(document.root["securityDefinitions"])
      return
    }
    guard let components = resolved(document.root["components"]) else { return }
    readParameterComponents(components["parameters"])
    readResponseComponents(components["responses"])
    headerComponents = (resolved(components["headers"])?.members ?? []).map { ($0.key, $0.value) }
    for member in resolved(components["requestBodies"])?.members ?? [] {
      if let body = resolved(member.value) { readContent(of: body, via: nil) }
    }
    for member in resolved(components["callbacks"])?.members ?? [] { readCallback(member.value) }
    if version >= .v3_1 {
      for member in resolved(components["pathItems"])?.members ?? [] {
        pendingPathItems.append(.init(node: member.value, path: nil, via: nil))
      }
    }
    if version >= .v3_2 {
      for member in resolved(components["mediaTypes"])?.members ?? [] {
        readMediaType(member.value, via: nil)
      }
    }
    readSecuritySchemes(components["securitySchemes"])
  }

  private mutating func readParameterComponents(_ node: Node?) {
    for member in resolved(node)?.members ?? [] {
      var isComplete = true
      _ = parameter(member.value, via: nil, isComplete: &isComplete)
    }
  }

  private mutating func readResponseComponents(_ node: Node?) {
    for member in resolved(node)?.members ?? [] { _ = response(member.value, via: nil) }
  }

  private mutating func readSecuritySchemes(_ node: Node?) {
    for member in resolved(node)?.members ?? [] {
      guard let scheme = resolved(member.value), scheme["type"]?.hasText("apiKey") == true,
        scheme["in"]?.hasText("header") == true, let name = scheme["name"], let text = name.text,
        entryOfElement[scheme] == nil
      else { continue }
      _ = addEntry(
        HeaderEntry(
          name: text, nameNode: name, kind: .apiKey, element: scheme, definition: nil, reference: nil,
          via: nil))
    }
  }

  /// Entries of `components.headers` come last, when it is known which of them something refers to.
  mutating func addHeaderComponents() {
    for (key, value) in headerComponents {
      let definition = definition(of: value).index
      let element = key.tree.node(key.index + 1)
      guard entryOfElement[element] == nil else { continue }
      _ = addEntry(
        HeaderEntry(
          name: key.text!, nameNode: key, kind: .component, element: element, definition: definition,
          reference: Resolver.reference(value), via: nil))
    }
    markUsesOfComponents()
  }

  /// The references that lead to a component: those that name it directly, and those that lead on through it.
  private mutating func markUsesOfComponents() {
    for index in document.headers.indices where isOnlyResponseHeader(document.headers[index]) {
      document.headers[index].hasName = false
    }
    for index in document.headers.indices where document.headers[index].kind == .component {
      guard let definition = document.headers[index].definition else { continue }
      let element = document.headers[index].element
      document.headers[index].sites += document.definitions[definition].sites.filter { site in
        site != element && leads(site, through: element)
      }
      document.headers[index].hasName = document.headers[index].sites.isEmpty
    }
  }

  /// Whether a Parameter Object serves no parameter list, and some `headers` map.
  private func isOnlyResponseHeader(_ entry: HeaderEntry) -> Bool {
    guard entry.kind == .request, entry.operations.isEmpty, let definition = entry.definition else {
      return false
    }
    return document.definitions[definition].headers.contains { index in
      let other = document.headers[index]
      return other.kind != .request && leads(reference(of: other), through: entry.element)
    }
  }

  /// The value of an entry in a map, aliases followed.
  private func reference(of entry: HeaderEntry) -> Node {
    entry.nameNode.parent?.value(ofKey: entry.name) ?? entry.element
  }

  private func leads(_ site: Node, through element: Node) -> Bool {
    let resolution = resolver.resolve(site)
    return resolution.target == element || resolution.sites.contains(element)
  }
}
