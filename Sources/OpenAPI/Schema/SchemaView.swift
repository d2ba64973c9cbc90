import Syntax

/// A schema under the rules of its OpenAPI version. All schemas are read through this view: it alone knows
/// how `$ref` affects the keywords beside it, which keywords apply further schemas to the same value, and
/// what allows null.
package struct SchemaView {
  /// The node in the document: the schema, or the Reference Object that leads to it.
  package let written: Node
  /// The mapping with the keywords. Before 3.1 a reference is its target, whatever is beside `$ref`. Since
  /// 3.1 `$ref` is an applicator like `allOf`: the keywords beside it count, and the target is one of the
  /// conjuncts. Nil if there is nothing to read: an unresolved reference, `true`, or no schema at all.
  package let node: Node?
  /// The first Reference Object between the start of the walk and here.
  package let site: Node?
  /// Whether it could be followed, if it is a reference.
  package let isResolved: Bool
  /// Whether a reference leads directly here, so that others may too.
  let isShared: Bool
  /// What `$ref` applies in addition to the keywords; nil before 3.1, and if nothing is beside `$ref`.
  private let target: Node?
  private let references: any ReferenceTargets
  private let version: OpenAPIVersion

  init(_ written: Node, _ references: any ReferenceTargets, version: OpenAPIVersion) {
    self.init(written, references, version: version, site: nil, isShared: false)
  }

  /// A schema outside documents, which has no references, under the rules of the newest version.
  package init(ofConfiguration schema: Node) {
    self.init(schema, NoReferences.shared, version: OpenAPIVersion.allCases.last!)
  }

  private init(
    _ written: Node, _ references: any ReferenceTargets, version: OpenAPIVersion, site: Node?, isShared: Bool
  ) {
    self.written = written
    self.references = references
    self.version = version
    guard Resolver.isReference(written) else {
      node = written.isMapping ? written : nil
      self.site = site
      self.isShared = isShared
      isResolved = true
      target = nil
      return
    }
    let resolution = references.resolution(of: written)
    isResolved = resolution.target != nil
    if version < .v3_1 {
      node = resolution.target.flatMap { $0.isMapping ? $0 : nil }
      target = nil
    } else if written.onlyMember == nil {
      node = written
      target = Self.schema(behind: resolution, references)
    } else if let next = Self.schema(behind: resolution, references), next.isMapping {
      node = next
      target =
        Resolver.isReference(next) ? Self.schema(behind: references.resolution(of: next), references) : nil
    } else {
      node = nil
      target = nil
    }
    self.site = node == written ? site : site ?? written
    self.isShared = node == written ? isShared : true
  }

  /// Since 3.1: the target of a reference, or the first reference on the way that has keywords of its own.
  private static func schema(behind resolution: Resolution, _ references: any ReferenceTargets) -> Node? {
    guard let target = resolution.target, var next = resolution.next else { return nil }
    // Real chains are shorter, and every schema of a chain may be visited.
    for _ in 0..<100 {
      if next == target || next.onlyMember == nil { return next }
      guard let further = references.resolution(of: next).next else { break }
      next = further
    }
    return target
  }

  private func subschema(_ written: Node) -> SchemaView {
    SchemaView(written, references, version: version, site: site, isShared: false)
  }

  /// The value of a keyword.
  package func keyword(_ name: StaticString) -> Node? { node?[name] }

  package func keyword(named name: String) -> Node? { node?.value(ofKey: name) }

  // MARK: Applicators

  /// Further schemas for the same value: since 3.1 the target of `$ref`, and the members of `allOf`.
  package var conjuncts: [SchemaView] {
    guard let node else { return [] }
    var conjuncts: [SchemaView] = []
    if let target {
      conjuncts.append(
        SchemaView(target, references, version: version, site: site ?? written, isShared: true))
    }
    for part in node["allOf"]?.elements ?? [] { conjuncts.append(subschema(part)) }
    return conjuncts
  }

  /// `anyOf` and `oneOf`: one branch of each has to accept the value.
  package var alternatives: [Alternatives] {
    var alternatives: [Alternatives] = []
    keyword("anyOf").map { add($0, to: &alternatives) }
    keyword("oneOf").map { add($0, to: &alternatives) }
    return alternatives
  }

  private func add(_ list: Node, to alternatives: inout [Alternatives]) {
    // `false` accepts nothing.
    let branches = list.elements.filter { $0.boolean != false }.map(subschema)
    if !branches.isEmpty { alternatives.append(Alternatives(keyword: list, branches: branches)) }
  }

  package struct Alternatives {
    /// The value of `anyOf` or `oneOf`.
    package let keyword: Node
    package let branches: [SchemaView]
  }

  /// The schema of an array's elements.
  package var items: SchemaView? { keyword("items").map(subschema) }

  /// The schema of an object's property; nil where the schema doesn't name it.
  func property(named name: String) -> SchemaView? {
    keyword("properties")?.value(ofKey: name).map(subschema)
  }

  /// The schema of the properties that it doesn't name.
  var additionalProperties: SchemaView? { keyword("additionalProperties").map(subschema) }

  // MARK: Assertions

  /// The types in `type`, plus null if `nullable` adds it; without `type`, those implied by `items`, `prefixItems`
  /// and `properties`. Nil if nothing says, or `type` has a value that JSON Schema doesn't define.
  package var types: [ValueType]? {
    guard let node else { return nil }
    guard let type = node["type"] else { return impliedTypes(of: node) }
    guard let types = ValueType.all(in: type) else { return nil }
    // A keyword of 3.0 only; it has no effect without `type`.
    return version == .v3_0 && node["nullable"]?.boolean == true ? types + [.null] : types
  }

  /// Strictly, these keywords allow any other type; in practice one type is meant.
  private func impliedTypes(of node: Node) -> [ValueType]? {
    let isArray = node["items"] != nil || version >= .v3_1 && node["prefixItems"] != nil
    guard node["properties"] != nil else { return isArray ? [.array] : nil }
    return isArray ? [.array, .object] : [.object]
  }

  /// The values left by `const`, or else by `enum`; nil if any value will do.
  package var constants: [Node]? {
    if let const = keyword("const") { return [const] }
    guard let members = keyword("enum")?.elements, !members.isEmpty else { return nil }
    return members
  }

  // MARK: Annotations

  /// The values of `example` and of `examples`, which is a list in a schema.
  package var examples: [Node] {
    let list = keyword("examples")?.elements ?? []
    return keyword("example").map { [$0] + list } ?? list
  }
}

/// Resolves references.
protocol ReferenceTargets: AnyObject {
  /// - Parameter reference: a Reference Object.
  func resolution(of reference: Node) -> Resolution
}

/// Where references lead nowhere.
private final class NoReferences: ReferenceTargets, Sendable {
  static let shared = NoReferences()

  func resolution(of reference: Node) -> Resolution { Resolution(target: nil, isReference: true) }
}

extension Resolver: ReferenceTargets {
  func resolution(of reference: Node) -> Resolution { resolve(reference) }
}

extension APIDocument: ReferenceTargets {}

extension HeaderDefinition {
  /// Its schema, if any.
  package func schemaView(in document: APIDocument) -> SchemaView? {
    schema.node.map { SchemaView($0, document, version: version(in: document)) }
  }

  /// The version that the definition follows.
  func version(in document: APIDocument) -> OpenAPIVersion { externalVersion ?? document.version }
}
