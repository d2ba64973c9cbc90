import Syntax

extension DocumentWalk {
  func readComponents() {
    let root = root
    if version.isSwagger {
      readParameterComponents(root["parameters"])
      readResponseComponents(root["responses"])
      readSecuritySchemes(root["securityDefinitions"])
      return
    }
    guard let components = resolved(root["components"]) else { return }
    readParameterComponents(components["parameters"])
    readResponseComponents(components["responses"])
    if let headers = resolved(components["headers"]) {
      headerComponents = headerMembers(headers).members
      for component in headerComponents where component.nameNode.isKey {
        checkComponentKey(component.nameNode)
      }
    }
    for member in members(components["requestBodies"]) {
      if let body = resolved(member.value) { readContent(of: body, via: nil) }
    }
    for member in members(components["callbacks"]) { readCallback(member.value) }
    if version >= .v3_1 {
      for member in members(components["pathItems"]) {
        pendingPathItems.append(.init(node: member.value, path: nil, via: nil))
      }
    }
    if version >= .v3_2 {
      for member in members(components["mediaTypes"]) { readMediaType(member.value, named: nil, via: nil) }
    }
    readSecuritySchemes(components["securitySchemes"])
  }

  private func readParameterComponents(_ node: Node?) {
    for member in members(node) {
      if isFull(at: member.key) { break }
      var isComplete = true
      let header = parameter(member.value, via: nil, isComplete: &isComplete)
      if header != nil { checkComponentKey(member.key) }
    }
  }

  private func readResponseComponents(_ node: Node?) {
    for member in members(node) { response(member.value, via: nil) }
  }

  private func readSecuritySchemes(_ node: Node?) {
    for member in members(node) {
      if isFull(at: member.key) { break }
      guard let scheme = resolved(member.value), scheme["type"]?.hasText("apiKey") == true,
        scheme["in"]?.hasText("header") == true, let name = scheme["name"], !name.isNull, let text = name.text
      else { continue }
      let index =
        entryOfElement[scheme]
        ?? addEntry(
          HeaderDraft(
            name: text, nameNode: name, kind: .apiKey, element: scheme, definition: nil, reference: nil,
            via: nil))
      headers[index].sites += resolver.sites(from: member.value, unless: &noted.entries)
    }
  }

  /// Components Object: keys match `^[a-zA-Z0-9\.\-_]+$`, in all versions since 3.0.
  private func checkComponentKey(_ key: Node) {
    guard !version.isSwagger else { return }
    let isRight = key.withText { text in
      !text.isEmpty
        && text.allSatisfy { byte in
          Self.isLetterOrDigit(byte) || "._-".utf8.contains(byte)
        }
    }
    if !isRight { note(.componentKey, key.valueAsWritten, at: key, name: key.text) }
  }

  /// Entries of `components.headers` come last, once it is known which of them are entries of a `headers` map
  /// that refers to all of them.
  func addHeaderComponents() {
    for component in headerComponents where entryOfElement[component.element] == nil {
      if isFull(at: component.nameNode) { break }
      addHeader(component, kind: .component, via: nil)
    }
  }
}
