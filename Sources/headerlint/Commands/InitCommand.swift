import ArgumentParser
import Linting
import Rules

/// `headerlint init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented configuration to the current folder.",
    discussion: """
      It has the profile that fits the documents in the folder, and lists in comments the headers that no rule permits.
      """)

  func run() throws {
    let book = try RuleBook.carried()
    let session: LintSession
    do throws(RuleSelection.Mistake) {
      session = try LintSession(
        book: book, selection: ProposedConfiguration.rules(of: book), configuration: .none,
        settings: LintSettings(), folder: .current)
    } catch {
      throw Failure(message: error.description)
    }
    let proposal = ProposedConfiguration(session.lint(LintInput(paths: [])), book)
    let path = Configuration.fileName
    let text = proposal.text(from: EmbeddedFiles.sampleConfiguration)
    try Output.write(Array(text.utf8), toNewFile: path)
    Output.error.write("headerlint: wrote \(path)\(Self.effect(proposal))\n")
    Output.error.write("For completion in editors, run 'headerlint schema > \(Configuration.schemaName)'.\n")
  }

  private static func effect(_ proposal: ProposedConfiguration) -> String {
    proposal.changesNothing
      ? "; it changes nothing until you edit it" : " with the profile \(proposal.profile)"
  }
}
