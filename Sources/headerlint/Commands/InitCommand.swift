import ArgumentParser
import Linting
import Rules

/// `headerlint init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a configuration with comments into the current folder.")

  func run() throws {
    let path = Configuration.fileName
    try Output.write(EmbeddedFiles.sampleConfiguration, toNewFile: path)
    Output.error.write("headerlint: wrote \(path); it changes nothing until you edit it\n")
  }
}
