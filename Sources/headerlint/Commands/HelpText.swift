/// What `--help` says beside the options.
enum HelpText {
  static let root = """
    EXAMPLES:
      headerlint api/                         every OpenAPI document in a folder
      headerlint --profile http orders.yaml   one document, by the standards only
      headerlint explain zalando/etag-schema  what a rule wants, and why

    'headerlint lint --help' lists the options; they work without 'lint' as well.
    """

  static let lint = """
    EXAMPLES:
      headerlint api/                        every OpenAPI document in a folder
      headerlint --min-severity error .      errors only
      headerlint --diff .                    what --fix would change
      headerlint --format github --report sarif=headerlint.sarif .

    EXIT CODES:
      0  nothing at or above --fail-on
      1  findings at or above --fail-on, or more warnings than --max-warnings; with
         --fix, only what is left counts; with --diff, if there is anything to fix
      2  the run failed: a bad option, an unreadable file, no document
    """

  /// The parser doesn't know options whose value needs a `=`, so it shows a space there.
  static func spelt(_ help: String) -> String {
    let label = "  --write-baseline <file> "
    let indentation = String(repeating: " ", count: 26)
    return help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix(label) else { return String(line) }
      return "  --write-baseline[=<file>]\n" + indentation + line.dropFirst(label.count).drop { $0 == " " }
    }.joined(separator: "\n")
  }
}
