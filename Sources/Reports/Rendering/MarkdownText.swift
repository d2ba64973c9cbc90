/// Text in which nothing is markup of GitHub Flavored Markdown, for one line and for the cells of tables; it links and
/// mentions nobody either.
func markdownText(_ text: String) -> String {
  let text = visibleText(text)
  var escaped = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  var before = text.unicodeScalars[..<rest.startIndex]
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": escaped.append("\\")
    // Addresses become links where they begin with these.
    case ":" where rest.starts(with: "//".unicodeScalars): escaped.append("\\")
    case "." where before.suffix(3).elementsEqual("www".unicodeScalars): escaped.append("\\")
    default: break
    }
    escaped.append(scalar)
    if scalar == "@" { escaped.append(contentsOf: "<!-- -->".unicodeScalars) }
    before = text.unicodeScalars[..<rest.startIndex]
  }
  return String(escaped)
}

/// Text as code. In a cell a bar ends it even there, so text with bars is shown as text.
func markdownCode(_ text: String) -> String {
  let text = visibleText(text)
  guard !text.isEmpty, !text.utf8.contains(UInt8(ascii: "|")) else { return markdownText(text) }
  let fence = backticks(around: text, atLeast: 1)
  // A space at either end isn't part of the code.
  let needsBlank = ["`", " "].contains { text.hasPrefix($0) || text.hasSuffix($0) }
  let blank = needsBlank ? " " : ""
  return fence + blank + text + blank + fence
}

/// More backticks than any run of them in the code.
func backticks(around code: String, atLeast fewest: Int) -> String {
  var longest = 0
  var run = 0
  for byte in code.utf8 {
    run = byte == UInt8(ascii: "`") ? run + 1 : 0
    longest = max(longest, run)
  }
  return String(repeating: "`", count: max(fewest, longest + 1))
}
