import Linting

/// The bytes of a baseline: one entry per line, sorted, so that changes on two branches merge line by line.
package func baselineFile(_ baseline: Baseline) -> [UInt8] {
  var json = JSONWriter()
  json.object { json in
    json.member("version", Baseline.version)
    json.array("entries", baseline.entries) { json, entry in
      json.object(onOneLine: true) { json in
        json.member("path", entry.subject.path)
        json.member("rule", entry.subject.rule)
        json.member("pointer", entry.subject.pointer)
        json.member("header", entry.subject.header)
        if !entry.also.isEmpty { json.member("also", entry.also) }
        json.member("count", entry.count)
      }
    }
  }
  return json.finish()
}

/// The baseline entries whose findings are gone, for standard error.
/// - Parameters:
///   - entries: not empty.
///   - inFull: whether to list them, one per line.
package func staleEntries(_ entries: [Baseline.StaleEntry], inFull: Bool) -> String {
  let gone = entries.count { $0.missing == $0.entry.count }
  var parts: [String] = []
  if gone > 0 { parts.append("\(gone) \(gone == 1 ? "entry matches" : "entries match") nothing any more") }
  let fewer = entries.count - gone
  if fewer > 0 {
    parts.append("\(fewer) \(fewer == 1 ? "entry matches" : "entries match") fewer findings than before")
  }
  var text = "headerlint: baseline: \(parts.joined(separator: ", ")); rewrite it with --write-baseline\n"
  if inFull { for entry in entries { text += "  \(line(entry))\n" } }
  return text
}

private func line(_ stale: Baseline.StaleEntry) -> String {
  let subject = stale.entry.subject
  let words = [subject.path, subject.rule, subject.pointer, subject.header ?? ""].filter { !$0.isEmpty }
  let text = visibleLine(words.joined(separator: " "))
  return stale.entry.count == 1 ? text : text + " (\(stale.missing) of \(stale.entry.count))"
}
