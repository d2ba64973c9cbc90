import OpenAPI
import Rules
import Syntax

/// The formats of the header inventory.
package enum InventoryFormat: String, CaseIterable, Sendable {
  case table
  case csv
  case json
}

/// All headers of some documents, one entry per definition, in document order.
package func renderInventory(
  _ documents: [APIDocument], as format: InventoryFormat, to sink: ReportSink
) {
  withoutActuallyEscaping(sink) { sink in
    switch format {
    case .table: Array(inventoryTable(documents).utf8).withUnsafeBytes(sink)
    case .csv: Array(inventoryCSV(documents).utf8).withUnsafeBytes(sink)
    case .json: writeInventoryJSON(documents, to: sink)
    }
  }
}

/// A header in the inventory, listed once even if several documents share its definition.
private struct InventoryItem {
  let entry: HeaderEntry
  let definition: HeaderDefinition?
  /// The references to it in all documents: those of the first, then those added by others.
  var sites: [UseList]
  /// The number of operations in all documents that carry it.
  var operations: Int

  private struct Key: Hashable {
    let element: Node
    let kind: HeaderKind
    let name: Node
  }

  /// In document order.
  static func all(_ documents: [APIDocument]) -> [InventoryItem] {
    var items: [InventoryItem] = []
    var positions: [Key: Int] = [:]
    for document in documents {
      for entry in document.headers {
        let key = Key(element: entry.element, kind: entry.kind, name: entry.nameNode)
        if let position = positions[key] {
          items[position].sites.append(entry.sites)
          items[position].operations += entry.operations.count
        } else {
          positions[key] = items.count
          items.append(
            InventoryItem(
              entry: entry, definition: entry.definition.map { document.definitions[$0] },
              sites: [entry.sites], operations: entry.operations.count))
        }
      }
    }
    return items
  }
}

/// Joins the references of several documents to one header, once for each combination of lists.
private struct InventorySites {
  private var joined: [[ObjectIdentifier]: UseList] = [:]

  mutating func sites(of item: InventoryItem) -> UseList {
    let lists = item.sites.filter { !$0.isEmpty }
    guard lists.count > 1 else { return lists.first ?? .none }
    let key = lists.map(ObjectIdentifier.init)
    if let known = joined[key] { return known }
    var seen: Set<Node> = []
    let list = UseList(lists.joined().filter { seen.insert($0).inserted })
    joined[key] = list
    return list
  }
}

// MARK: For people

private let columns = ["name", "kind", "place", "schema", "required", "operations"]

private func rows(_ documents: [APIDocument]) -> [[String]] {
  var positions = FilePositions()
  return InventoryItem.all(documents).map { item in
    let entry = item.entry
    let position = positions.start(of: Place(entry.nameNode))
    return [
      visibleLine(entry.name), entry.kind.rawValue,
      "\(visibleText(entry.nameNode.source.path)):\(position.line):\(position.column)",
      visibleText(item.definition.map(schemaText) ?? entry.reference.map { "-> \($0)" } ?? ""),
      item.definition?.isRequired == true ? "required" : "",
      String(item.operations),
    ]
  }
}

private func inventoryTable(_ documents: [APIDocument]) -> String {
  let rows = rows(documents)
  // One cell that is too long would widen every row.
  let cells = rows.map { row in
    row.enumerated().map { column, cell in
      columns[column] == "place" ? cell : Wording.shortened(cell, to: Wording.nameLimit)
    }
  }
  return rows.isEmpty ? "" : alignedTable([columns] + cells)
}

private func inventoryCSV(_ documents: [APIDocument]) -> String {
  ([columns] + rows(documents)).map { row in row.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
}

/// RFC 4180, section 2. Prevents spreadsheets from taking the cell for a formula.
private func csvCell(_ text: String) -> String {
  if let first = text.first, formulaMarks.contains(first) { return csvCell("'" + text) }
  guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
  return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

/// What a formula begins with (OWASP, CSV Injection); controls have become pictures.
private let formulaMarks: Set<Character> = [
  "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
]

/// `string (uuid)`, `array of string`, `string or integer`.
private func schemaText(_ definition: HeaderDefinition) -> String {
  let types = definition.schema.shapes?.map(\.description).joined(separator: " or ") ?? ""
  guard let format = definition.schema.formats.first?.text else { return types }
  return types.isEmpty ? "(\(format))" : "\(types) (\(format))"
}

// MARK: For programs

private func writeInventoryJSON(_ documents: [APIDocument], to sink: @escaping ReportSink) {
  var positions = FilePositions()
  var json = JSONWriter(to: sink)
  json.object { json in
    json.member("version", 1)
    let items = InventoryItem.all(documents)
    var joiner = InventorySites()
    let sites = items.map { joiner.sites(of: $0) }
    let named = NamedUses(sites.lazy.map(\.count), limit: jsonUseLimit)
    json.array("headers", items.indices) { json, index in
      write(items[index], sites[index], named.count(at: index), &positions, &json)
    }
  }
  json.finish()
}

/// - Parameter useCount: number of sites to list.
private func write(
  _ item: InventoryItem, _ sites: UseList, _ useCount: Int, _ positions: inout FilePositions,
  _ json: inout JSONWriter
) {
  let (entry, definition) = (item.entry, item.definition)
  json.object { json in
    json.beginNames(of: entry.nameNode.source)
    json.member("name", entry.name)
    json.member("kind", entry.kind.rawValue)
    json.member("path", entry.nameNode.source.path)
    json.member("pointer", name: entry.element.pointer)
    positions.writeRange(of: Place(entry.nameNode), to: &json)
    json.member("ref", entry.reference)
    json.member("via", entry.via?.rawValue)
    if let schema = definition?.schema, schema.shapes != nil || !schema.formats.isEmpty {
      json.object("schema", onOneLine: true) { json in
        json.member("type", schema.shapes?.map(\.description).joined(separator: " or "))
        json.member("format", schema.formats.first?.text)
      }
    }
    json.member("required", definition?.isRequired)
    json.member("deprecated", definition?.isDeprecated)
    if !sites.isEmpty {
      json.array("usedAt", sites.prefix(useCount)) { json, site in
        json.object { json in
          json.member("path", site.source.path)
          json.member("pointer", name: site.pointer)
          positions.writeRange(of: Place(site), to: &json)
        }
      }
      json.member("useCount", sites.count)
    }
  }
}
