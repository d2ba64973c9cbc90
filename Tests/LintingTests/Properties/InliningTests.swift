import Linting
import Platform
import Syntax
import TestSupport
import Testing
import Text

/// It makes no difference to a header whether it is inline or behind a reference.
@Suite struct InliningTests {
  @Test(arguments: Fixture.readable)
  func inliningEveryReferenceChangesNothing(_ fixture: Fixture) throws {
    let tree = try read(fixture.bytes("bad.yaml"), as: "bad.yaml")
    let document = Value(tree.root)
    guard let inlined = Inliner(root: document).inlined() else {
      // A circular reference can't be inlined.
      #expect(fixture.rule == "openapi/unresolved-reference")
      return
    }
    // Whether components are used depends on references, and what a map refers to may have its own name.
    let isAboutReferences: (String) -> Bool = {
      $0.hasPrefix("openapi/unused-header") || $0.hasPrefix("openapi/header-object")
    }
    let changed = try headers(inlined).symmetricDifference(headers(document)).filter {
      !isAboutReferences($0)
    }
    #expect(changed.subtracting(Self.knownChanges[fixture.rule, default: []]) == [])
  }

  /// By fixture, what is reported for names in a shared map, and once for a shared schema, not for each header that has it
  /// and may stay.
  private static let knownChanges: [String: Set<String>] = [
    "openapi/header-object": ["zalando/proprietary-header schema", "zalando/proprietary-header X-Spare"],
    "openapi/header-schema": [
      "openapi/header-schema X-Stations", "openapi/header-schema X-Until", "openapi/header-schema Expires",
    ],
  ]

  private func headers(_ document: Value) throws -> Set<String> {
    let source = SourceFile(path: "api.json", bytes: document.bytes)
    let findings = try RuleSelection.wholeProfile.linter.lint(source, ignoringNonOpenAPI: false).findings
      .filter { !Fixture.aboutReferences.contains($0.rule) }
    return Set(findings.map { "\($0.rule) \($0.header ?? "-")" })
  }
}

/// Inlines local references, and removes the components they refer to.
struct Inliner {
  let root: Value

  /// Nil if a reference is circular.
  func inlined() -> Value? {
    guard let value = inlined(root, depth: 0) else { return nil }
    let targets = references(root).compactMap(Self.path)
    return targets.reduce(value) { value, path in
      path.first == "components" || root["swagger"] != nil ? removing(path[...], from: value) : value
    }
  }

  private func inlined(_ value: Value, depth: Int) -> Value? {
    guard depth < 60 else { return nil }
    if let target = target(of: value) { return inlined(target, depth: depth + 1) }
    switch value {
    case .scalar: return value
    case .list(let elements):
      let inner = elements.compactMap { inlined($0, depth: depth + 1) }
      return inner.count == elements.count ? .list(inner) : nil
    case .mapping(let members):
      let inner = members.compactMap { member in
        inlined(member.value, depth: depth + 1).map { (key: member.key, value: $0) }
      }
      return inner.count == members.count ? .mapping(inner) : nil
    }
  }

  /// The target of a Reference Object in this file; nil for other values.
  private func target(of value: Value) -> Value? {
    guard case .scalar(let text)? = value["$ref"], let path = Self.path(text) else { return nil }
    return path.reduce(root) { value, key in value?[key] }
  }

  private static func path(_ reference: String) -> [String]? {
    guard reference.hasPrefix("\"#/") else { return nil }
    return reference.dropFirst(3).dropLast().split(separator: "/").map { JSONPointer.unescape($0) }
  }

  private func references(_ value: Value) -> [String] {
    var inner: [Value] = []
    switch value {
    case .mapping(let members): inner = members.map(\.value)
    case .list(let elements): inner = elements
    case .scalar: break
    }
    let found = inner.flatMap(references)
    if case .scalar(let text)? = value["$ref"] { return [text] + found }
    return found
  }

  private func removing(_ path: ArraySlice<String>, from value: Value) -> Value {
    guard case .mapping(var members) = value, let key = path.first,
      let index = members.lastIndex(where: { $0.key == key })
    else { return value }
    if path.count == 1 {
      members.remove(at: index)
    } else {
      members[index].value = removing(path.dropFirst(), from: members[index].value)
    }
    return .mapping(members)
  }
}
