import ArgumentParser
import Linting
import Platform

/// The command line. Its output and exit codes are an interface: findings go to standard output, everything
/// else to standard error; 0 means clean, 1 findings, 2 that the command could not do its work.
struct Headerlint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headerlint",
    abstract: "Checks the HTTP headers of OpenAPI documents against a guideline and the standards.",
    usage: """
      headerlint [lint] [<path> ...] [<option> ...]
      headerlint <command> [<option> ...]
      """,
    discussion: HelpText.root,
    version: ToolVersion.current,
    subcommands: [
      LintCommand.self, HeadersCommand.self, RulesCommand.self, ExplainCommand.self, InitCommand.self,
      SchemaCommand.self,
    ],
    defaultSubcommand: LintCommand.self)
}

enum ToolVersion {
  static let current = "0.1.0"
}

@main
enum Main {
  /// `--write-baseline` may stand without a value. The parser would take the next word for it, a document perhaps; so a
  /// value needs `=`, and without one a placeholder (`noPath`) is passed.
  private static func arguments() throws(Failure) -> [String] {
    let arguments = exactArguments
    try UnknownCommand.reject(arguments, commands: commandNames)
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    for (option, path) in zip(arguments[..<end], arguments.dropFirst()) where option == "--write-baseline" {
      try BaselineOptions.rejectMissingFile(path)
    }
    return arguments[..<end].map { argument in
      ["--write-baseline", "--write-baseline="].contains(argument)
        ? "--write-baseline=" + BaselineOptions.noPath : argument
    } + arguments[end...]
  }

  /// Without the name of the command. Paths among them need not be UTF-8.
  private static var exactArguments: [String] {
    let count = Int(CommandLine.argc)
    return UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: count).dropFirst().compactMap {
      argument in
      argument.map { PathText.exact(cString: $0) }
    }
  }

  private static let commandNames =
    Headerlint.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]

  /// `lint`, what nearly every run is, without the tree of all commands around it, which takes as long again to parse.
  /// Nil if another command is meant, or the arguments are wrong: then the full parser reports the error.
  private static func lint(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let first = arguments.first, first == "lint" || !commandNames.contains(first) else { return nil }
    let words = arguments[(first == "lint" ? 1 : 0)...]
    let end = endOfOptions(words)
    guard var lint = try? LintCommand.parse(Array(words[..<end])) else { return nil }
    lint.input.paths += words[end...]
    return lint
  }

  /// Where the paths start: after the last option and its possible value. A hook may pass thousands of paths,
  /// for which the parser takes quadratic time.
  private static func endOfOptions(_ words: ArraySlice<String>) -> Int {
    let last = words.lastIndex { $0.hasPrefix("-") }
    return min(last.map { $0 + 2 } ?? words.startIndex + 1, words.endIndex)
  }

  static func main() {
    Interruption.prepare()
    Heap.prepare()
    do {
      let arguments = try arguments()
      var command = try lint(arguments) ?? Headerlint.parseAsRoot(arguments)
      try command.run()
    } catch let status as ExitStatus {
      status.exit()
    } catch let failure as Failure {
      Output.error.writeLine("headerlint: \(failure.message)")
      ExitStatus.failed.exit()
    } catch {
      // Help and version aren't errors; everything else, such as an invalid option, is.
      let isRequested = Headerlint.exitCode(for: error).isSuccess
      let text = HelpText.spelt(Headerlint.fullMessage(for: error))
      if isRequested {
        Output.standard.write(text.hasSuffix("\n") ? text : text + "\n")
      } else {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for line in text.hasSuffix("\n") ? lines.dropLast() : lines[...] {
          Output.error.writeLine(PathText.shown(String(line)))
        }
      }
      if !isRequested { ExitStatus.failed.exit() }
    }
  }
}
