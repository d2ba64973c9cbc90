import Linting
import Syntax

extension SARIFReport {
  /// The `fixes` of a result (SARIF 2.1.0, section 3.55): a single one, with one replacement per edit.
  mutating func write(_ fix: DraftedFix, to json: inout JSONWriter) {
    json.array("fixes", CollectionOfOne(fix)) { json, fix in
      json.object { json in
        json.object("description", onOneLine: true) { $0.member("text", withoutLinks(fix.title) + ".") }
        json.array("artifactChanges", fix.edits) { json, file in
          json.object { json in
            writeLocation(of: uri(of: file.source), to: &json)
            json.array("replacements", file.edits) { json, edit in
              json.object(onOneLine: true) { json in
                writeRegion(Place(source: file.source, range: edit.range), "deletedRegion", to: &json)
                json.object("insertedContent") {
                  $0.member("text", String(decoding: edit.text, as: UTF8.self))
                }
              }
            }
          }
        }
      }
    }
  }
}
