import ArgumentParser

/// A word as the value of an option.
///
/// Of an enumeration with `CaseIterable`, the parser asks for three conformances at every start, and for each the program
/// is searched.
protocol OptionWord: ExpressibleByArgument, RawRepresentable<String> {
  /// In the order of the help.
  static var all: [Self] { get }
}

extension OptionWord {
  static var allValueStrings: [String] { all.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
