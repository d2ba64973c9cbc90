import ArgumentParser
import Linting
import Reports
import Rules
import SystemPackage

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

extension ReportFormat: ExpressibleByArgument {}

/// Which files a command looks at.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders, or - for standard input; the current folder by default.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The path that standard input is shown with.", valueName: "path"))
  var stdinFilename = "<stdin>"

  @Option(
    help: ArgumentHelp(
      "Leave out files and folders that match, in the language of .gitignore.", valueName: "glob"))
  var exclude: [String] = []

  @Flag(help: "Pass over files that are no OpenAPI documents, named ones too.")
  var skipOther = false

  var finder: DocumentFinder {
    DocumentFinder(paths: paths, exclude: exclude, skipOther: skipOther, standardInputName: stdinFilename)
  }
}

/// Which rules a command looks at.
struct RuleOptions: ParsableArguments {
  @Option(
    help:
      "The guideline to check against: zalando, http or openapi; the configuration's or zalando by default.")
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "Check these only: rules, sets such as http, numbers such as zalando#132.", valueName: "rule"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Leave these out.", valueName: "rule"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Give a rule another severity: error, warning, note or off.", valueName: "rule=severity"))
  var severity: [String] = []

  /// Several rules in one option are parted by commas.
  var selection: RuleSelection {
    RuleSelection(
      profile: profile, select: Self.parts(select), ignore: Self.parts(ignore),
      severities: Self.parts(severity))
  }

  private static func parts(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map(String.init) }
  }

  func ruleSet(_ book: RuleBook) throws(Failure) -> RuleSet {
    do throws(RuleSelection.Mistake) {
      return try selection.rules(of: book)
    } catch {
      throw Failure(message: error.description)
    }
  }

  /// A run over the files that a command line names.
  static func run(
    _ book: RuleBook, _ selection: RuleSelection, _ configuration: ConfigurationChoice,
    _ finder: DocumentFinder
  ) throws(Failure) -> LintRun {
    do throws(RuleSelection.Mistake) {
      return try LintRun(book: book, selection: selection, configuration: configuration, finder: finder)
    } catch {
      throw Failure(message: error.description)
    }
  }
}

extension RuleBook {
  /// The rules that the binary carries.
  static func carried() throws(Failure) -> RuleBook {
    do throws(RuleFileError) {
      return try RuleBook()
    } catch {
      throw Failure(message: "internal error: \(error.description)")
    }
  }
}
