import ArgumentParser
import Rules

/// `headerlint schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the configuration, for editors and other tools.")

  func run() throws {
    try Output.writeResult(EmbeddedFiles.configurationSchema)
  }
}
