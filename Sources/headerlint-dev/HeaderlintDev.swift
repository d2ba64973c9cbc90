import ArgumentParser

/// Keeps up what the checkout holds twice.
@main
struct HeaderlintDev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headerlint-dev",
    abstract: "Makes the files that are generated from rules/ and fixtures/, and begins new rules.",
    discussion: """
      It reads rules/ as it stands in the checkout: nothing has to be built between an edit of a rule and a run.
      """,
    subcommands: [
      GenerateCommand.self, CompileCommand.self, AcceptCommand.self, PagesCommand.self, LanguageCommand.self,
      NewRuleCommand.self,
    ])
}
