/// What a run writes, one after the other: an output that fails keeps none of the others from being written.
struct OutputAttempts {
  private var failures: [Failure] = []

  var haveFailed: Bool { !failures.isEmpty }

  @discardableResult
  mutating func attempt<Result>(_ write: () throws(Failure) -> Result) -> Result? {
    do throws(Failure) { return try write() } catch {
      failures.append(error)
      return nil
    }
  }

  /// Says on standard error what could not be written.
  func writeFailures() {
    for failure in failures { Output.error.writeLine("headerlint: \(failure.message)") }
  }
}
