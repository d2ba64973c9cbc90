import ArgumentParser
import TestSupport
import Upkeep

struct CompileCommand: GeneratorCommand {
  static let generators: [Generator] = [.compile]
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Make Sources/EmbeddedRules/compiled.json, the rules that a release carries.")

  @OptionGroup var options: GeneratorOptions
}

struct AcceptCommand: GeneratorCommand {
  static let generators: [Generator] = [.accept]
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Write what the rules say now into the fixtures' bad.expected and the parts of README.md.",
    discussion: "Read the difference before you commit it.")

  @OptionGroup var options: GeneratorOptions
}

struct PagesCommand: GeneratorCommand {
  static let generators: [Generator] = [.pages]
  static let configuration = CommandConfiguration(
    commandName: "pages", abstract: "Make the pages of the rules, rules/docs/.")

  @OptionGroup var options: GeneratorOptions
}

struct LanguageCommand: GeneratorCommand {
  static let generators: [Generator] = [.language]
  static let configuration = CommandConfiguration(
    commandName: "language",
    abstract: "Make the page about the language of rule files, rules/docs/language.md.")

  @OptionGroup var options: GeneratorOptions
}

struct GenerateCommand: GeneratorCommand {
  static let generators = Generator.allCases
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make everything: all of the commands below.")

  @OptionGroup var options: GeneratorOptions
}

struct GeneratorOptions: ParsableArguments {
  @Flag(help: "Write nothing; name the files that would change, and exit with 1 if there are any.")
  var check = false
}

protocol GeneratorCommand: ParsableCommand {
  static var generators: [Generator] { get }
  var options: GeneratorOptions { get }
}

extension GeneratorCommand {
  func run() throws {
    let checkout = Checkout(Repository.root)
    var isDifferent = false
    for generator in Self.generators {
      let generated = try generator.files()
      guard options.check else {
        for path in try checkout.write(generated) { print(path) }
        continue
      }
      for path in checkout.differences(generated) {
        isDifferent = true
        print("\(path) would change: headerlint-dev \(generator.rawValue)")
      }
    }
    if isDifferent { throw ExitCode.failure }
  }
}
