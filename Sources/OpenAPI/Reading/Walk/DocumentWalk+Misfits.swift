import Syntax
import Text

/// What doesn't have the form that its place wants.
extension DocumentWalk {
  /// Records each only once, and only in the user's files.
  /// - Parameter sites: the references that lead there.
  func note(
    _ kind: Misfit.Kind, _ element: Node, at place: Node, name: String? = nil, sites: [Node] = []
  ) {
    guard knownMisfits.insert(place).inserted, !library.isExternal(place) else { return }
    // A value that isn't there has no text to point at.
    let isThere = !place.isNull || !place.range.isEmpty
    misfits.append(
      Misfit(
        kind: kind, element: element, place: isThere ? place : place.key ?? element, name: name, sites: sites)
    )
  }

  /// Records what is in place of an object, or is referred to there; that is nothing where it may be one.
  /// - Parameter element: as written.
  /// - Returns: whether it isn't one.
  @discardableResult
  func noteMisfit(insteadOfObject element: Node, _ value: Node, name: String? = nil) -> Bool {
    guard let target = resolved(value), let kind = Misfit.Kind(insteadOfObject: target) else { return false }
    if target == value {
      note(kind, element, at: element, name: name)
    } else {
      var fresh: Set<Node> = []
      note(kind, target, at: target, name: name, sites: resolver.sites(from: value, unless: &fresh))
    }
    return true
  }

  /// Records a reference to an object of another kind.
  /// - Parameter element: what leads there.
  /// - Returns: whether it leads to another kind.
  @discardableResult
  func noteMisdirection(of element: Node, wanted: ObjectKind, name: String? = nil) -> Bool {
    guard Resolver.isReference(element) else { return false }
    let resolution = resolver.resolve(element)
    guard let target = resolution.target, !isPlainly(wanted, target), let found = kind(of: target),
      !accepts(wanted, found, target)
    else {
      return false
    }
    let site = resolution.last ?? element
    if knownMisdirections.insert(site).inserted, !library.isExternal(site) {
      misdirections.append(
        Misdirection(site: site, wanted: wanted, found: found, target: target, name: name))
    }
    return true
  }

  /// Whether an object is of a kind at first sight: most are.
  private func isPlainly(_ kind: ObjectKind, _ object: Node) -> Bool {
    switch kind {
    case .parameter:
      object["in"]?.isScalar == true && object["name"]?.isScalar == true
        && object["type"]?.hasText("apiKey") != true
    case .header: object.parent?.key?.hasText("headers") == true
    case .schema: object.parent?.key.map { $0.hasText("schemas") || $0.hasText("definitions") } ?? false
    case .response, .other: false
    }
  }

  private func kind(of target: Node) -> ObjectKind? {
    ObjectKind(target, version: library.isExternal(target) ? library.externalVersion : version)
  }

  /// Records the headers of an object that can't have any.
  func noteStrayHeaders(of object: Node) {
    guard let headers = frequentKeys.headers.value(in: object), !headers.isScalar,
      !headers.members.isEmpty || !headers.elements.isEmpty
    else { return }
    note(.strayHeaders, headers, at: headers.key ?? headers)
  }

  // MARK: Parameters

  /// Where a parameter belongs, as far as headers are concerned.
  enum ParameterPlace {
    case header
    case elsewhere
  }

  /// The place of a Parameter Object, read even where it is misspelt or missing but clear.
  /// - Parameter key: its name, where it stands in a map.
  func place(of object: Node, namedBy key: Node? = nil) -> ParameterPlace {
    var nameNode: Node? { object["name"] ?? key }
    var name: String? { nameNode.flatMap { $0.isNull ? nil : $0.text } }
    var isClear: Bool {
      name.map(Self.looksLikeHeader) == true
        && ["schema", "content", "type"].contains { object.value(ofKey: $0) != nil }
    }
    guard let place = object["in"], !place.isNull else {
      guard let nameNode, isClear else { return .elsewhere }
      // Of the map it is said that each needs a place.
      if !nameNode.isKey { note(.noPlace, object, at: nameNode, name: name) }
      return .header
    }
    if place.hasText("header") { return .header }
    guard let text = place.text else { return .elsewhere }
    // Most are in one of these.
    if Self.places.contains(text) { return .elsewhere }
    guard Self.isMeantAsHeader(text) || Self.mayMeanHeader(text) && isClear else { return .elsewhere }
    note(.misspeltPlace, object, at: place, name: name)
    return .header
  }

  private static func isMeantAsHeader(_ place: String) -> Bool {
    let word = asciiLowercase(place)
    return !places.contains(word) && EditDistance.nearest(to: word, among: ["header"] + places) == "header"
  }

  /// Whether a place may be that of headers, where the name looks like one. Others, such as `url` and `form`, mean something
  /// else.
  private static func mayMeanHeader(_ place: String) -> Bool {
    let word = asciiLowercase(place)
    return word == "request" || word == "http" || word.contains("header")
  }

  /// The other values of `in`, those of all versions.
  private static let places = ["query", "path", "cookie", "body", "formdata", "querystring"]

  /// Whether a reference in a place of some kind may lead to an object of another.
  private func accepts(_ wanted: ObjectKind, _ found: ObjectKind, _ target: Node) -> Bool {
    switch (wanted, found) {
    // The guideline recommends it.
    case (.header, .parameter):
      return target["in"].map { !$0.isScalar || $0.isNull || Self.isMeantAsHeader($0.text!) } ?? true
    case (.schema, .header), (.schema, .parameter): return false
    // Anything else is rather a slip in the name.
    case (.schema, _): return true
    default: return wanted == found
    }
  }
}
