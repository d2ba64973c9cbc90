import Platform
import Rules
import SystemPackage

/// The rules that apply to a folder: selected on the command line, under the folder's configuration.
package struct RuleListing: Sendable {
  /// Sorted by id; rules that are off have no severity.
  package let rules: [RuleDescription]
  /// What is odd about configurations, a sentence each.
  package let warnings: [String]

  /// Why a configuration can't be used.
  package enum Obstacle: Error, Sendable {
    case selection(RuleSelection.Mistake)
    case configuration([RuleFileError])
    case unreadable([InputProblem])
  }

  package init(
    _ selection: RuleSelection, _ choice: ConfigurationChoice, book: RuleBook, folder: WorkingFolder
  ) throws(Obstacle) {
    let configurations = Configurations(choice, book: book, files: Files(folder))
    var configuration = Configuration(folder: folder.path)
    switch configurations.answer(forFolder: ".") {
    case .none: break
    case .configuration(let loaded): configuration = loaded.configuration
    case .unusable where configurations.mistakes.isEmpty: throw .unreadable(configurations.problems)
    case .unusable: throw .configuration(configurations.mistakes)
    }
    warnings = configurations.warnings
    do throws(RuleSelection.Mistake) {
      rules = try selection.resolved(in: book).descriptions(under: configuration)
    } catch {
      throw .selection(error)
    }
  }
}
