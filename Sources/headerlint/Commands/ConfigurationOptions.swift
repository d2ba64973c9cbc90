import ArgumentParser
import Linting
import Platform
import SystemPackage

/// Which configuration a command uses.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this configuration instead of the nearest \(Configuration.fileName).", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Read no configuration file.")
  var noConfig = false

  func validate() throws {
    try requirePath(config, of: "--config")
    if noConfig, config != nil { throw ValidationError("--config and --no-config can't be combined") }
  }

  /// Whether the configurations are those nearest to the documents.
  var isNearest: Bool { !noConfig && config == nil }

  var choice: ConfigurationChoice {
    if noConfig { return .none }
    return config.map { .file(FilePath(exact: $0)) } ?? .nearest
  }
}
