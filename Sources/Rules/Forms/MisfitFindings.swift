import OpenAPI
import Syntax

/// The findings about what is in the place of an object that describes a header, or of its name or place.
struct MisfitFindings {
  private let inspection: Inspection
  private var document: APIDocument { inspection.document }

  init(_ inspection: Inspection) {
    self.inspection = inspection
  }

  func add(
    _ kinds: Set<Misfit.Kind>, _ selection: Selection, case index: Int, to collector: inout FindingCollector
  ) {
    let misfits = document.misfits.filter { kinds.contains($0.kind) }
    guard !misfits.isEmpty, selection.isAboutVersion(inspection) else { return }
    let elements = Set(misfits.map(\.element))
    let entries = Dictionary(
      document.headers.lazy.filter { elements.contains($0.element) }.map { ($0.element, $0) },
      uniquingKeysWith: { first, _ in first })
    for misfit in misfits {
      let entry = entries[misfit.element]
      // What stands in place of a parameter has no name.
      let kind = entry?.kind ?? (misfit.name == nil ? .request : .response)
      guard selection.kinds.contains(HeaderKinds(kind)) else { continue }
      collector.add(
        case: index, about: subject(misfit, entry), arguments: arguments(misfit, entry),
        fix: fix(misfit, entry))
    }
  }

  private func subject(_ misfit: Misfit, _ entry: HeaderEntry?) -> Subject {
    guard !isMapReference(misfit), let entry else {
      return Subject(
        header: misfit.name ?? "", element: misfit.element, place: Place(misfit.place),
        sites: UseList(misfit.sites.isEmpty ? others(misfit) : misfit.sites),
        elements: [misfit.element])
    }
    var subject = inspection.subject(entry, at: misfit.place)
    // The form of a component is wrong whatever refers to it.
    subject.holdsUnlessReferenced = false
    return subject
  }

  private func isMapReference(_ misfit: Misfit) -> Bool {
    misfit.kind == .mapReference || misfit.kind == .schemaReference
  }

  /// The further references to the same map.
  private func others(_ misfit: Misfit) -> [Node] {
    guard isMapReference(misfit) else { return [] }
    let map = document.headerMaps.first { $0.sites.contains(misfit.element) }
    return map?.sites.filter { $0 != misfit.element && !document.isExternal($0) } ?? []
  }

  private func arguments(_ misfit: Misfit, _ entry: HeaderEntry?) -> Arguments {
    let write =
      switch (document.version.isSwagger, kind(misfit, entry)) {
      case (true, nil): "a 'type'"
      case (true, let kind?): kind.words
      case (false, nil): "'schema', with a 'type' inside"
      case (false, let kind?): "'schema: \(kind.schema.flowText)'"
      }
    return ["header": misfit.name ?? "", "found": found(misfit), "write": write]
  }

  private func found(_ misfit: Misfit) -> String {
    switch misfit.kind {
    case .null: "an empty value"
    case .list: "a list"
    case .text: Wording.excerpt(misfit.element.text ?? "")
    default: Wording.excerpt(misfit.place.text ?? "")
    }
  }

  private func fix(_ misfit: Misfit, _ entry: HeaderEntry?) -> Fix? {
    let change: Fix.Change? =
      switch misfit.kind {
      case .misspeltPlace: .rewrite(misfit.place, .string("header"))
      case .noPlace: .write([Fix.Setting("in", .string("header"))], into: misfit.element)
      case .bareReference: reference(misfit).map { .expand(misfit.element, $0) }
      case .text: kind(misfit, entry).map { .expand(misfit.element, value($0)) }
      default: nil
      }
    return change.map { Fix($0, isSafe: false) }
  }

  /// The reference that a text in place of a header means; nil where it leads out of the file or nowhere, or stands in the
  /// list already.
  private func reference(_ misfit: Misfit) -> NewValue? {
    let element = misfit.element
    guard let text = element.text, element.leadsToObject,
      element.parent?.elements.contains(where: { $0["$ref"]?.text == text }) != true
    else { return nil }
    return .mapping([NewMember("$ref", .string(text))])
  }

  /// The type that a text in place of a header names, or another where the header wants one, if a schema needs nothing else.
  private func kind(_ misfit: Misfit, _ entry: HeaderEntry?) -> SchemaKind? {
    guard misfit.kind == .text, misfit.element.key != nil,
      let type = misfit.element.text.flatMap(ValueType.init)
    else { return nil }
    let kind = SchemaKind(type: type)
    let final = entry.map { inspection.demands.final(kind, for: $0.index) } ?? kind
    return final.needsMore ? nil : final
  }

  private func value(_ kind: SchemaKind) -> NewValue {
    document.version.isSwagger ? kind.schema : .mapping([NewMember("schema", kind.schema)])
  }
}

extension Node {
  /// Whether its text, as the value of a `$ref`, leads to an object of the same file.
  var leadsToObject: Bool {
    guard let text, text.hasPrefix("#/") else { return false }
    return tree.root.node(atPointer: String(text.dropFirst()))?.isMapping == true
  }
}
