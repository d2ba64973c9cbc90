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
    var list = ParameterListDraft(node: target ?? node, isComplete: target.map(Self.isList) ?? false)
    for item in target?.elements ?? [] {
      if isFull(at: item) { break }
      let keyed = keyedParameter(item)
      if let keyed { note(.keyedParameter, keyed.value, at: keyed.key, name: keyed.name) }
      add(keyed?.value ?? item, namedBy: keyed?.key, to: &list, via: via)
    }
    if let target, target.isMapping { readParameterMap(target, into: &list, via: via) }
    noteForm(of: list, node, target)
    let index = parameterLists.next
    parameterLists.append(list)
    listOfNode[list.node] = index
    return index
  }

  /// An empty value is an empty list.
  private static func isList(_ node: Node) -> Bool { node.isSequence || node.isNull }

  private func add(
    _ item: Node, namedBy key: Node? = nil, to list: inout ParameterListDraft, via: HeaderEntry.Via?
  ) {
    guard let header = parameter(item, namedBy: key, via: via, isComplete: &list.isComplete) else { return }
    list.items.append(ParameterUse(header: header, site: item))
  }

  /// A map of parameters, or a single one, in place of a list. Without a header in it, it is another tool's matter.
  private func readParameterMap(
    _ map: Node, into list: inout ParameterListDraft, via: HeaderEntry.Via?
  ) {
    list.isComplete = true
    if map["in"]?.isScalar == true {
      add(map, to: &list, via: via)
    } else {
      for member in ownMembers(map) {
        if isFull(at: member.key) { break }
        if member.value.isMapping {
          add(member.value, namedBy: member.key, to: &list, via: via)
        } else {
          list.isComplete = false
        }
      }
    }
  }

  /// Records what is in place of a list of parameters, if there are headers in it or it can't be told.
  private func noteForm(of list: ParameterListDraft, _ node: Node, _ target: Node?) {
    guard let target else { return }
    if target.isScalar {
      if !target.isNull { note(.noList, target, at: target) }
    } else if !list.items.isEmpty {
      if let reference = node.reference, target != node {
        note(.listReference, node, at: reference)
      } else if target.isMapping {
        note(.parameterMap, node, at: node.key ?? node)
      }
    }
  }

  /// The member of an element that is a map of one parameter by its name.
  private func keyedParameter(_ item: Node) -> Node.Member? {
    guard let member = item.onlyMember, member.value.isMapping, member.name != "schema",
      member.name != "content"
    else { return nil }
    return member.value["in"]?.hasText("header") == true && member.value["name"] == nil ? member : nil
  }

  /// The key under which an object names what it was meant to refer to.
  private func misspeltReference(in object: Node) -> Node? {
    guard object["in"] == nil, object["name"] == nil else { return nil }
    return object.members.first { member in
      ["ref", "Ref", "REF", "$Ref", "$REF", "$refs"].contains(member.name)
        && member.value.text?.contains("#/") == true
    }?.key
  }

  /// The entry of a parameter, if it is a header; records the references to it.
  /// - Parameter key: of the map in which it stands in place of a list.
  func parameter(
    _ item: Node, namedBy key: Node? = nil, via: HeaderEntry.Via?, isComplete: inout Bool
  ) -> HeaderIndex? {
    guard let object = resolved(item) else {
      isComplete = false
      return nil
    }
    if key == nil, parametersElsewhere.contains(object) { return nil }
    // What isn't there, or is something else, may have been meant as a header.
    guard !noteMisfit(insteadOfObject: item, item), !noteMisdirection(of: item, wanted: .parameter) else {
      isComplete = false
      return nil
    }
    if version >= .v3_2 { readContent(of: object, via: via) }
    guard place(of: object, namedBy: key) == .header else {
      if let key = misspeltReference(in: object) {
        note(.misspeltReference, object, at: key)
        isComplete = false
      } else if key == nil, object != item {
        parametersElsewhere.insert(object)
      }
      return nil
    }
    guard let name = object["name"] ?? key, !name.isNull, let text = name.text else {
      // A misspelt place is told as well.
      let place = object["in"].flatMap { $0.hasText("header") ? $0 : nil }
      note(.nameless, object, at: place ?? object)
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
