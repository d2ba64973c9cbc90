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
      guard selection.kinds.contains(HeaderKinds(entry?.kind ?? .request)) else { continue }
      collector.add(
        case: index, about: subject(misfit, entry), arguments: arguments(misfit), fix: fix(misfit))
    }
  }

  private func subject(_ misfit: Misfit, _ entry: HeaderEntry?) -> Subject {
    guard misfit.kind != .mapReference, let entry else {
      return Subject(
        header: misfit.name ?? "", element: misfit.element, place: Place(misfit.place),
        sites: UseList(others(misfit)),
        elements: [misfit.element])
    }
    return inspection.subject(entry, at: misfit.place)
  }

  /// The further references to the same map.
  private func others(_ misfit: Misfit) -> [Node] {
    guard misfit.kind == .mapReference else { return [] }
    let map = document.headerMaps.first { $0.sites.contains(misfit.element) }
    return map?.sites.filter { $0 != misfit.element && !document.isExternal($0) } ?? []
  }

  private func arguments(_ misfit: Misfit) -> Arguments {
    let type = misfit.kind == .text ? misfit.place.text.flatMap(ValueType.init(rawValue:))?.rawValue : nil
    let write =
      switch (document.version.isSwagger, type) {
      case (true, nil): "a 'type'"
      case (true, let type?): "'type: \(type)'"
      case (false, nil): "'schema', with a 'type' inside"
      case (false, let type?): "'schema: {type: \(type)}'"
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

  private func fix(_ misfit: Misfit) -> Fix? {
    misfit.kind == .misspeltPlace ? Fix(.rewrite(misfit.place, .string("header")), isSafe: false) : nil
  }
}
