import Linting
import Rules
import Syntax
import Text

extension SARIFReport {
  /// The members of a `result`, one location per line (SARIF 2.1.0, section 3.27). A result has one location:
  /// several would mean that the defect must be fixed at each of them (section 3.27.12).
  /// - Parameter useCount: the maximum number of `$ref` sites to list.
  mutating func write(_ finding: Finding, uses useCount: Int, to json: inout JSONWriter) {
    let uses = finding.uses.first(useCount)
    json.beginNames(of: finding.place.source)
    json.member("ruleId", finding.rule)
    json.member("ruleIndex", ruleIndices[finding.rule])
    json.member("level", finding.severity.rawValue)
    json.object("message", onOneLine: true) {
      $0.member("text", Self.message(finding, namedUses: uses.count))
    }
    let pointer = finding.pointer
    json.array("locations", CollectionOfOne(finding)) { json, finding in
      json.object(onOneLine: true) { json in writeLocation(finding.place, pointer, to: &json) }
    }
    if !uses.isEmpty {
      json.array("relatedLocations", uses.enumerated()) { json, site in
        json.object(onOneLine: true) { json in
          json.member("id", site.offset + 1)
          writeLocation(site.element.place, site.element.pointer, to: &json)
          json.object("message") { $0.member("text", "Used here.") }
        }
      }
    }
    json.object("partialFingerprints", onOneLine: true) { json in
      json.member("primaryLocationLineHash", lineHash(finding.place))
      json.member("headerlintPointer/v1", pointerFingerprint(finding, pointer: pointer))
    }
    if let fix = result.fixes.fix(of: finding) { write(fix, to: &json) }
    // On all results or none (section 3.27.23).
    if options.showSuppressed {
      json.array("suppressions", finding.suppression.map { [$0] } ?? []) { json, suppression in
        json.object(onOneLine: true) { suppression.write(to: &$0) }
      }
    }
    writeCitation(of: finding, to: &json)
  }

  /// The guideline's location for this case of the rule, if it differs from the rule's.
  private func writeCitation(of finding: Finding, to json: inout JSONWriter) {
    guard let rule = ruleIndices[finding.rule].map({ rules[$0] }) else { return }
    let number = finding.number.flatMap { $0 == rule.number ? nil : $0 }
    let url = finding.url.flatMap { $0 == rule.url ? nil : $0 }
    guard number != nil || url != nil else { return }
    json.object("properties", onOneLine: true) { json in
      if let number { json.member("tags", ["\(rule.guideline)#\(number)"]) }
      json.member("helpUri", url)
    }
  }

  /// GitHub uses the first sentence as the alert's title. A number in brackets links to the related location.
  private static func message(_ finding: Finding, namedUses: Int) -> String {
    var text = plainMessage(finding.message)
    if let help = finding.help, !trimmed(help).isEmpty { text += " " + plainMessage(help) }
    let count = finding.uses.count
    let noun = finding.isOfSeveralPlaces ? "other place" : "reference"
    var uses = count == 0 ? nil : "[\(counted(count, noun))](1)"
    if count > namedUses { uses? += ", of which the first \(namedUses) are listed" }
    if let scope = finding.scope {
      let scopeText = withoutLinks(scope.text)
      text += " " + scopeText.prefix(1).uppercased() + scopeText.dropFirst()
      if case .shared = scope, let found = uses, !finding.isOfSeveralPlaces {
        text += ", through \(found)"
        uses = nil
      }
      text += "."
    }
    if let uses { text += finding.isOfSeveralPlaces ? " It holds for \(uses) as well." : " Used by \(uses)." }
    return text
  }

  private mutating func writeLocation(_ place: Place, _ pointer: String?, to json: inout JSONWriter) {
    json.object("physicalLocation") { json in
      writeLocation(of: uri(of: place.source), to: &json)
      writeRegion(place, "region", to: &json)
    }
    // The pointer of the root is empty, and GitHub rejects empty strings.
    if let pointer, !pointer.isEmpty, json.hasRoom(forName: pointer) {
      json.array("logicalLocations", CollectionOfOne(pointer)) { json, pointer in
        json.object { json in
          json.member("fullyQualifiedName", pointer)
          json.member("kind", "member")
        }
      }
    }
  }

  /// The end is one past the last character (section 3.30.8); an empty region is a position between two
  /// characters.
  mutating func writeRegion(_ place: Place, _ key: StaticString, to json: inout JSONWriter) {
    let start = positions.start(of: place)
    let end = positions.end(of: place)
    json.object(key) { json in
      json.member("startLine", start.line)
      json.member("startColumn", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
    }
  }

  private mutating func lineHash(_ place: Place) -> String? {
    let id = Address(place.source)
    let table = positions.table(of: place.source)
    if fingerprints[id] == nil {
      let lines = places[id, default: []].map { table.line(at: $0.range.lowerBound) }
      fingerprints[id] = LineFingerprints(table, lines: lines)
    }
    return fingerprints[id]![line: table.line(at: place.range.lowerBound)]
  }
}
