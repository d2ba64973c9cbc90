import ArgumentParser
import Linting
import Platform
import Reports
import Rules
import SystemPackage

/// Which files a command looks at.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders, or - for standard input; the current folder by default.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The path to show for standard input; <stdin> by default.", valueName: "path"))
  var stdinFilename: String?

  @Option(
    help: ArgumentHelp(
      "Leave out matching files and folders, in .gitignore syntax.", valueName: "glob"))
  var exclude: [String] = []

  @Flag(help: "Skip files that aren't OpenAPI documents, even if named on the command line.")
  var skipOther = false

  @Flag(help: "Don't fail where no OpenAPI document is found.")
  var allowEmpty = false

  @Option(
    help: ArgumentHelp(
      """
      Follow references, links and configurations only inside this folder; by default the repository or, without one, \
      the named or current folder.
      """,
      valueName: "dir"), completion: .directory)
  var root: String?

  @Option(
    help: ArgumentHelp("Number of threads; one per core by default.", valueName: "n"),
    transform: Int.init(wholeNumber:))
  var jobs: Int?

  func validate() throws {
    try requirePath(root, of: "--root")
    try requirePath(stdinFilename, of: "--stdin-filename")
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if let mistake = exclude.lazy.compactMap(ExcludePattern.mistake).first {
      throw ValidationError("--exclude: \(mistake)")
    }
    if stdinFilename != nil, !readsStandardInput {
      throw ValidationError("--stdin-filename is for standard input; add - to read that")
    }
    if let root, FileSystem.kind(of: WorkingFolder.current.locate(FilePath(exact: root))) != .folder {
      throw ValidationError("--root must be a folder, but '\(PathText.shown(root))' isn't")
    }
  }

  /// What is to be said of the files.
  func lint(
    _ book: RuleBook, _ selection: RuleSelection, _ configuration: ConfigurationChoice = .none
  ) throws(Failure) -> LintOutcome {
    try session(book, selection, configuration).lint(files)
  }

  /// - Parameter needsBaselines: whether those that configurations name are used.
  func session(
    _ book: RuleBook, _ selection: RuleSelection, _ configuration: ConfigurationChoice,
    needsBaselines: Bool = false
  ) throws(Failure) -> LintSession {
    do throws(RuleSelection.Mistake) {
      return try LintSession(
        book: book, selection: selection, configuration: configuration,
        settings: LintSettings(root: root, jobs: jobs, needsBaselines: needsBaselines), folder: .current)
    } catch {
      throw Failure(message: error.description)
    }
  }

  var files: LintInput {
    LintInput(
      paths: paths, exclude: exclude, skipOther: skipOther, standardInputName: stdinFilename ?? "<stdin>")
  }

  var readsStandardInput: Bool { paths.contains("-") }

  /// Whether it is said which path standard input has.
  var namesStandardInput: Bool { stdinFilename != nil }
}

/// The rules a command uses.
struct RuleOptions: ParsableArguments {
  @Option(
    help:
      "The profile to check against: zalando, http or openapi; by default the configuration's, else zalando.",
    completion: .profiles)
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "Only these: rules, sets such as http, or guideline numbers such as zalando#132 or 132.",
      valueName: "rule"),
    completion: .rules)
  var select: [String] = []

  @Option(help: ArgumentHelp("Leave these out.", valueName: "rule"), completion: .rules)
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Change a rule's severity: error, warning, note or off.", valueName: "rule=severity"),
    completion: .severityOfRule)
  var severity: [String] = []

  func validate() throws {
    if select.contains(where: { Self.parts([$0]).isEmpty }) {
      throw ValidationError("--select names no rule; leave it out to check all rules of the profile")
    }
  }

  /// Several rules in one option are separated by commas, with or without spaces.
  var selection: RuleSelection {
    RuleSelection(
      profile: profile, select: Self.parts(select), ignore: Self.parts(ignore),
      severities: Self.parts(severity))
  }

  private static func parts(_ values: [String]) -> [String] {
    values.flatMap { value in value.split(separator: ",").map { trimmed(String($0)) } }
  }
}

extension Int {
  /// A value of an option.
  init(wholeNumber text: String) throws {
    guard let number = Int(text) else { throw ValidationError("write a whole number") }
    self = number
  }
}

extension RuleListing {
  /// The rules that apply to the current folder. Mistakes in a configuration are reported as in `lint`.
  static func require(
    _ selection: RuleSelection, _ choice: ConfigurationChoice, _ book: RuleBook
  ) throws -> RuleListing {
    do throws(RuleListing.Obstacle) {
      let listing = try RuleListing(selection, choice, book: book, folder: .current)
      for warning in listing.warnings { Output.error.writeLine("headerlint: warning: \(warning)") }
      return listing
    } catch {
      switch error {
      case .selection(let mistake): throw Failure(message: mistake.description)
      case .unreadable(let problems):
        for problem in problems { Output.error.writeLine("headerlint: \(problem.message)") }
        throw ExitStatus.failed
      case .configuration(let mistakes):
        for mistake in mistakes { Output.error.writeLine(mistake.description) }
        throw ExitStatus.failed
      }
    }
  }
}

extension RuleBook {
  /// The embedded rules.
  static func carried() throws(Failure) -> RuleBook {
    do throws(RuleFileError) {
      return try RuleBook()
    } catch {
      throw Failure(message: "internal error: \(error.description)")
    }
  }
}
