import Syntax
import Text

/// The line tables of the files in a report, each computed on first use.
struct FilePositions {
  private var tables: [Address: LineTable] = [:]
  /// The most recently used one: places of one file come together.
  private var last: LineTable?

  mutating func table(of source: SourceFile) -> LineTable {
    if let last, last.source === source { return last }
    let table = tables[Address(source)] ?? add(source)
    last = table
    return table
  }

  private mutating func add(_ source: SourceFile) -> LineTable {
    let table = LineTable(source)
    tables[Address(source)] = table
    return table
  }

  mutating func start(of place: Place) -> Position {
    table(of: place.source).position(at: place.range.lowerBound)
  }

  mutating func end(of place: Place) -> Position {
    table(of: place.source).position(at: place.range.upperBound)
  }

  /// Writes `range`: start and exclusive end.
  mutating func writeRange(of place: Place, to json: inout JSONWriter) {
    let start = start(of: place)
    let end = end(of: place)
    json.object("range") { json in
      json.member("start", start)
      json.member("end", end)
    }
  }
}
