import HTTPFields
import OpenAPI
import Syntax
import Text

/// `style`: how the values of a header are serialized, by keys beside its schema.
///
///     allows: {style: simple}                       where it is written, it must be one of these
///     states: {style: simple, explode: false}       these must be written
///     states-of-lists: {explode: false}             these as well, where what is written is corrected for a list or object
///     types: [array of object], undefined: true     no style writes these
///
/// A header described by `content` has no style, and nothing need be written if the schema allows something
/// other than
/// `types`.
struct StyleCheck: Check {
  static let word = "style"
  static let judgesForm = true
  static let meaning = "How the values of a header are written into one line, by keys beside its schema."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "types", .other("types such as `object` or `array of string`"), default: "all types",
        "the types that it is about"),
      EntryKey(
        "allows", .mapping("keys, by what they may say"), default: "none",
        "keys beside the schema that are right where they say this"),
      EntryKey("states", .mapping("keys, by what they must say"), default: "none", "keys that must be there"),
      EntryKey(
        "spares", .oneOf(SparedStyle.self), default: "nothing",
        "objects with `explode: true` where the values of the field may be written so"),
      EntryKey(
        "states-of-lists", .mapping("keys, by what they must say"), default: "none",
        "keys that are to be written as well where the style of a list or an object is corrected"),
      EntryKey(
        "undefined", .boolean, default: "`false`",
        "whether no style can write the types; with `allows`, only where something else is written"),
    ]
  }
  static let placeholders = ["header", "type", "found", "missing", "write"]

  private let cases: [StyleCase]

  /// A key and its valid values, as written.
  fileprivate struct Setting {
    let key: String
    let values: [String]

    var fix: Fix.Setting {
      let value = values[0]
      return Fix.Setting(key, ["true", "false"].contains(value) ? .bare(value) : .string(value))
    }

    /// Compares booleans by value, because of spellings such as `False`.
    func isMet(by value: Node) -> Bool {
      guard let text = value.text else { return false }
      return values.contains(text) || value.boolean != nil && values.contains(asciiLowercase(text))
    }
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [StyleCase] = []
    for entry in try entry.cases() {
      cases.append(
        StyleCase(
          selection: try Selection(entry),
          types: try entry.value("types").map { (node) throws(RuleFileError) in
            try ValueShape.list(node, "types")
          },
          allowed: try Self.settings(entry, "allows"), stated: try Self.settings(entry, "states"),
          sparesExplodedObjects: try entry.word("spares", SparedStyle.self) != nil,
          statedOfLists: try Self.settings(entry, "states-of-lists"),
          isUndefined: try entry.boolean("undefined") ?? false))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  private static func settings(_ entry: EntryReader, _ key: StaticString) throws(RuleFileError) -> [Setting] {
    var settings: [Setting] = []
    for member in entry.value(key)?.members ?? [] {
      settings.append(
        Setting(key: member.name, values: try EntryReader.strings(member.value, member.name)))
    }
    return settings
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    /// The definitions that no style writes.
    var undefined: Set<DefinitionIndex> = []
    for (position, `case`) in cases.enumerated() {
      for (index, entries) in `case`.selection.definitions(inspection) where !undefined.contains(index) {
        let definition = inspection.document.definitions[index]
        let entries =
          `case`.sparesExplodedObjects ? Self.withoutSpared(entries, definition, inspection) : entries
        guard !entries.isEmpty, Self.isMeant(definition, `case`) else { continue }
        if `case`.isUndefined {
          if !`case`.allowed.isEmpty, Self.wrong(in: definition.object, `case`).isEmpty { continue }
          undefined.insert(index)
          collector.add(
            case: position, about: inspection.subject(definition, entries, at: definition.schema.node),
            arguments: [
              "header": entries[0].name, "type": ValueShape.describe(definition.schema.presentShapes ?? []),
            ])
          continue
        }
        let fault = Self.fault(definition, `case`) {
          Self.withoutSpared(entries, definition, inspection).isEmpty
        }
        guard let fault else { continue }
        collector.add(
          case: position, about: inspection.subject(definition, entries, at: fault.node),
          arguments: [
            "header": entries[0].name, "type": ValueShape.describe(definition.schema.presentShapes ?? []),
            "found": fault.found, "missing": fault.missing,
            "write": Wording.quoted(fault.settings.map { "\($0.key): \($0.value.text)" }),
          ], fix: definition.setting(fault.settings, isSafe: fault.isSafe))
      }
    }
  }

  private static func isMeant(_ definition: HeaderDefinition, _ case: StyleCase) -> Bool {
    guard let types = `case`.types else { return true }
    guard !definition.schema.isContent, let shapes = definition.schema.presentShapes, !shapes.isEmpty else {
      return false
    }
    return shapes.allSatisfy { shape in
      types.contains { `case`.isUndefined ? shape.surelyFits($0) : shape.fits($0) }
    }
  }

  private static func withoutSpared(
    _ entries: [HeaderEntry], _ definition: HeaderDefinition, _ inspection: Inspection
  ) -> [HeaderEntry] {
    guard definition.object["explode"]?.boolean == true,
      definition.schema.presentShapes?.allSatisfy({ $0 == .simple(.object) }) == true
    else { return entries }
    return entries.filter { entry in
      inspection.names.catalogue.schema(of: inspection.key(of: entry))?.types.contains(.explodedObject)
        != true
    }
  }

  /// What says something else than it may.
  private static func wrong(in object: Node, _ case: StyleCase) -> [Setting] {
    `case`.allowed.filter { setting in
      guard let value = object.value(ofKey: setting.key), value.isScalar, !value.isNull else { return false }
      return !setting.isMet(by: value)
    }
  }

  /// - Parameter isRightExploded: whether `explode: true` is right, so that it stays.
  private static func fault(
    _ definition: HeaderDefinition, _ case: StyleCase, isRightExploded: () -> Bool
  ) -> StyleFault? {
    let object = definition.object
    let wrong = wrong(in: object, `case`)
    let missing = `case`.stated.filter { setting in
      !(object.value(ofKey: setting.key).map(setting.isMet) ?? false)
    }
    guard let first = wrong.first ?? missing.first else { return nil }
    let isList =
      !definition.schema.isContent && definition.schema.presentShapes?.contains(where: \.isList) == true
    let further =
      isList && !isRightExploded()
      ? `case`.statedOfLists.filter { !(object.value(ofKey: $0.key).map($0.isMet) ?? false) } : []
    let node = object.value(ofKey: first.key)
    return StyleFault(
      node: node, found: node?.text.map { "'\(first.key): \($0)'" } ?? "",
      missing: Wording.quoted(missing.map { "\($0.key): \($0.values[0])" }),
      settings: ((wrong.isEmpty ? missing : wrong) + further).map(\.fix),
      isSafe: wrong.isEmpty && missing.allSatisfy { object.value(ofKey: $0.key) == nil })
  }
}

private struct StyleCase {
  let selection: Selection
  /// Nil for all.
  let types: [ValueShape]?
  let allowed: [StyleCheck.Setting]
  let stated: [StyleCheck.Setting]
  /// Whether objects with `explode: true` are left alone where the field's values may be written so.
  let sparesExplodedObjects: Bool
  let statedOfLists: [StyleCheck.Setting]
  let isUndefined: Bool
}

/// The words of `spares`.
private enum SparedStyle: String, CaseIterable {
  case explodedObject = "exploded-object-of-field"
}

private struct StyleFault {
  /// Nil if a key is missing.
  let node: Node?
  /// What is written: `'style: form'`.
  let found: String
  /// What should be written: `'style: simple' and 'explode: false'`.
  let missing: String
  /// The same, as settings.
  let settings: [Fix.Setting]
  /// Whether nothing else is written there, so that the fix only states the default.
  let isSafe: Bool
}
