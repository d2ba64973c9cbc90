extension FieldValueReader {
  /// `#element` and `1#element`: senders write neither empty elements nor leading or trailing commas.
  mutating func list(of production: Production, isOptional: Bool) throws(ValueFault) {
    skipBlanks()
    if isAtEnd, isOptional { return }
    while true {
      if next == .comma {
        throw fault(
          "has an empty list element", write: "one comma between two elements", replacing: index..<index + 1,
          with: "")
      }
      if isAtEnd, index > start {
        throw fault(
          "ends with a comma", at: index - 1, write: "commas between elements only",
          replacing: index - 1..<index, with: "")
      }
      try production.read(&self)
      skipBlanks()
      if isAtEnd { return }
      guard take(.comma) else {
        if next == .semicolon {
          throw fault(
            "has ';' after \(production.noun)", write: "a comma between two elements",
            replacing: index..<index + 1, with: ",")
        }
        throw unexpected(after: production.noun, write: nil)
      }
      skipBlanks()
    }
  }
}
