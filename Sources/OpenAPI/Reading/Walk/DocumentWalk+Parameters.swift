import Syntax

extension DocumentWalk {
  /// The headers of a list; a list shared by several operations is read once.
  func parameterList(_ node: Node, via: HeaderEntry.Via?) -> ParameterListIndex {
    let target = resolved(node)
    let sites = resolver.sites(from: node, unless: &noted.lists)
    let index = listOfNode[target ?? node] ?? addParameterList(node, target, via: via)
    parameterLists[index].sites += sites
    return index
  }

  private func addParameterList(_ node: Node, _ target: Node?, via: HeaderEntry.Via?) -> ParameterListIndex {
    var list = ParameterListDraft(node: target ?? node, isComplete: target != nil)
    for item in target?.elements ?? [] {
      if let header = parameter(item, via: via, isComplete: &list.isComplete) {
        list.items.append(ParameterUse(header: header, site: item))
      }
    }
    let index = parameterLists.next
    parameterLists.append(list)
    listOfNode[list.node] = index
    return index
  }

  /// The entry of a parameter, if it is a header; records the references to it.
  func parameter(_ item: Node, via: HeaderEntry.Via?, isComplete: inout Bool) -> HeaderIndex? {
    guard let object = resolved(item) else {
      isComplete = false
      return nil
    }
    // What isn't there, or is something else, may have been meant as a header.
    guard !noteMisfit(insteadOfObject: item, item), !noteMisdirection(of: item, wanted: .parameter) else {
      isComplete = false
      return nil
    }
    if version >= .v3_2 { readContent(of: object, via: via) }
    guard place(of: object) == .header else { return nil }
    guard let name = object["name"], !name.isNull, let text = name.text else {
      note(.nameless, object, at: object["in"] ?? object)
      isComplete = false
      return nil
    }
    if library.isExternal(object) { return externalParameter(item, name: text, via: via) }
    let definition = definition(of: item).index
    let index =
      entryOfElement[object]
      ?? addEntry(
        HeaderDraft(
          name: text, nameNode: name, kind: .request, element: object, definition: definition, reference: nil,
          via: via))
    headers[index].sites += resolver.sites(from: item, unless: &noted.entries)
    return index
  }

  /// A parameter outside the user's files: it is located at the last reference to it.
  private func externalParameter(_ item: Node, name: String, via: HeaderEntry.Via?) -> HeaderIndex? {
    guard let element = resolver.resolve(item).last else { return nil }
    let definition = definition(of: item).index
    let index =
      entryOfElement[element]
      ?? addEntry(
        HeaderDraft(
          name: name, nameNode: element.reference ?? element, kind: .request, element: element,
          definition: definition, reference: Resolver.reference(element), via: via))
    headers[index].sites += resolver.sites(from: item, unless: &noted.entries).filter {
      $0 != element && !library.isExternal($0)
    }
    return index
  }
}
