import ArgumentParser
import Reports
import Rules

/// `headerlint schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the configuration, for editors and other tools.")

  func run() throws {
    let book = try RuleBook.carried()
    let schema: [UInt8]
    do throws(RuleFileError) {
      schema = try configurationSchema(book, base: EmbeddedFiles.configurationSchema)
    } catch {
      throw Failure(message: "internal error: \(error.description)")
    }
    try Output.writeResult(schema)
  }
}
