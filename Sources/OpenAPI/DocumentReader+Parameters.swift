import Syntax

extension DocumentReader {
  /// The list's headers; a list that serves several operations is read once.
  mutating func parameterList(_ node: Node, via: HeaderEntry.Via?) -> Int {
    if let known = listOfNode[node] { return known }
    var list = ParameterList(node: node)
    if let target = resolver.resolve(node).target {
      for item in target.elements {
        if let header = parameter(item, via: via, isComplete: &list.isComplete) {
          list.items.append(ParameterUse(header: header, site: item))
        }
      }
    } else {
      list.isComplete = false
    }
    document.parameterLists.append(list)
    listOfNode[node] = document.parameterLists.count - 1
    return document.parameterLists.count - 1
  }

  /// The entry of a parameter, where it is a header; registers the references that lead to it.
  mutating func parameter(_ item: Node, via: HeaderEntry.Via?, isComplete: inout Bool) -> Int? {
    let resolution = resolver.resolve(item)
    guard let object = resolution.target else {
      isComplete = false
      return nil
    }
    guard object["in"]?.hasText("header") == true, let name = object["name"], let text = name.text else {
      return nil
    }
    if library.isPublished(object.tree) { return publishedParameter(resolution, name: text, via: via) }
    let index = entryOfElement[object] ?? addParameter(object, name: name, text, via: via)
    document.headers[index].sites += resolution.sites
    if let definition = document.headers[index].definition {
      document.definitions[definition].sites += resolution.sites
    }
    return index
  }

  private mutating func addParameter(_ object: Node, name: Node, _ text: String, via: HeaderEntry.Via?) -> Int
  {
    addEntry(
      HeaderEntry(
        name: text, nameNode: name, kind: .request, element: object, definition: definition(of: object).index,
        reference: nil, via: via))
  }

  /// A parameter of the guideline's models stands in no file of the user's: its last reference is its place.
  private mutating func publishedParameter(_ resolution: Resolution, name: String, via: HeaderEntry.Via?)
    -> Int?
  {
    guard let element = resolution.sites.last(where: { !library.isPublished($0.tree) }) else { return nil }
    let index: Int
    if let known = entryOfElement[element] {
      index = known
    } else {
      index = addEntry(
        HeaderEntry(
          name: name, nameNode: element["$ref"] ?? element, kind: .request, element: element,
          definition: definition(of: element).index, reference: Resolver.reference(element), via: via))
    }
    document.headers[index].sites += resolution.sites.filter {
      $0 != element && !library.isPublished($0.tree)
    }
    return index
  }
}
