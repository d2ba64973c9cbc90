import Foundation

/// How many of the things that a test could try it tries, and which.
///
/// A run tries a sample, the same each time. Where HEADERLINT_SAMPLE is `all` it tries everything, where it is `few` about
/// a tenth of the sample, for sanitizers. HEADERLINT_SEED takes another sample; what fails names the seed.
package enum Sampling {
  private enum Size: String {
    case few
    case usual
    case all
  }

  private static let environment = ProcessInfo.processInfo.environment

  private static let size = environment["HEADERLINT_SAMPLE"].flatMap(Size.init(rawValue:)) ?? .usual

  package static let seed = environment["HEADERLINT_SEED"].flatMap { UInt64($0) } ?? 20_261_129

  /// Whether a sample is large enough to have some of everything.
  package static var isRepresentative: Bool { size != .few }

  /// For the messages of what may fail.
  package static var note: String { "HEADERLINT_SEED=\(seed)" }

  /// - Parameters:
  ///   - usual: the size of the sample.
  ///   - all: how many there are, or what comes near to all where there is no end of them.
  package static func count(_ usual: Int, of all: Int) -> Int {
    switch size {
    case .few: max(1, usual / 10)
    case .usual: min(usual, all)
    case .all: all
    }
  }

  /// Random numbers for a test.
  /// - Parameter number: tells apart the generators of one test.
  package static func generator(_ number: Int = 0) -> SplitMix {
    SplitMix(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
  }

  /// Some of a list, in its order.
  package static func sample<Element>(
    _ usual: Int, of elements: [Element], using generator: inout SplitMix
  ) -> [Element] {
    let count = count(usual, of: elements.count)
    guard count < elements.count else { return elements }
    return elements.indices.shuffled(using: &generator).prefix(count).sorted().map { elements[$0] }
  }

  /// The same, for the arguments of a test.
  package static func sample<Element>(_ usual: Int, of elements: [Element]) -> [Element] {
    var generator = generator(usual)
    return sample(usual, of: elements, using: &generator)
  }
}
