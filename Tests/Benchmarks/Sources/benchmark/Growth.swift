import Foundation

/// How the cost of a run grows with each kind of input: at 1, 2 and 4 times its size. The cost is instructions where
/// valgrind is installed, for they don't depend on what else the machine does; else CPU time.
struct Growth {
  private let folder: URL
  private let counter = InstructionCounter()
  /// The cost of a run with nothing to do.
  private let start: Double
  private static let widths = [-48, 7, 10, 10, 10, 6, 8, 9]

  init(in folder: URL) throws {
    self.folder = folder
    let empty = try Self.write(["api.yaml": "openapi: 3.1.0\n"], to: folder.appending(path: "empty"))
    start = Self.cost(of: empty, counter, measure([lintConfigured(empty.path)], times: 5)[0])
    let unit = counter == nil ? "ms" : "M"
    print(
      Benchmark.row(
        ["kind", "n", unit + ", 1 ×", "2 ×", "4 ×", "power", "ms, 4 ×", "MB, 4 ×"], Self.widths)
        + "    above the \(Benchmark.format(start, 1)) \(unit) of a run without work; "
        + (counter == nil ? "CPU time" : "millions of instructions"))
  }

  func measureKind(_ kind: GrowthKind) throws {
    var costs: [Double] = []
    var last = Measurement()
    // Counting takes fifty times as long, and a smaller input will do; not a small one, for up to 100 uses are named.
    let count = counter == nil ? kind.count : max(kind.count / 5, min(kind.count, 250))
    for factor in [1, 2, 4] {
      let files = try Self.write(
        kind.files(count * factor), to: folder.appending(path: "\(kind.name)-\(factor)"))
      last = measure([lintConfigured(files.path)], times: 3)[0]
      costs.append(max(Self.cost(of: files, counter, last) - start, 0.1))
      try FileManager.default.removeItem(at: files)
    }
    // Times may be too small to tell from noise.
    let isTold = counter != nil || costs[2] >= 20
    let power = isTold ? Benchmark.format(log2(costs[2] / costs[1]), 2) : "-"
    let bytes = (last.isBound ? "≤" : "") + Benchmark.format(Double(last.bytes) / 1e6, 0)
    print(
      Benchmark.row(
        [kind.name, String(count)] + costs.map { Benchmark.format($0, 1) }
          + [power, Benchmark.format(last.seconds * 1000, 0), bytes],
        Self.widths))
    // A row takes a minute or more; whoever waits wants to see it.
    fflush(nil)
  }

  /// Millions of instructions, or milliseconds of CPU time.
  private static func cost(
    of files: URL, _ counter: InstructionCounter?, _ measurement: Measurement
  ) -> Double {
    guard let counter else { return measurement.seconds * 1000 }
    return Double(counter.count(lintingConfigured(files.path))) / 1e6
  }

  private static func write(_ files: [String: String], to folder: URL) throws -> URL {
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }
}
