import Foundation

/// How CPU time and memory grow with each kind of input: at 1, 2 and 4 times its size.
struct Growth {
  private let folder: URL
  /// The cost of a run with nothing to do.
  private let start: Measurement
  private static let widths = [-48, 7, 10, 10, 10, 6, 9]

  init(in folder: URL) throws {
    self.folder = folder
    let empty = try Self.write(["api.yaml": "openapi: 3.1.0\n"], to: folder.appending(path: "empty"))
    start = measure([lintConfigured(empty.path)], times: 5)[0]
    print(
      Benchmark.row(["kind", "n", "ms, 1 ×", "2 ×", "4 ×", "power", "MB, 4 ×"], Self.widths)
        + "    times above the \(Benchmark.format(start.seconds * 1000, 1)) ms of a run without work")
  }

  func measureKind(_ kind: GrowthKind) throws {
    var taken: [Measurement] = []
    for factor in [1, 2, 4] {
      let files = try Self.write(
        kind.files(kind.count * factor), to: folder.appending(path: "\(kind.name)-\(factor)"))
      taken.append(measure([lintConfigured(files.path)], times: 3)[0])
      try FileManager.default.removeItem(at: files)
    }
    let seconds = taken.map { max($0.seconds - start.seconds, 0.000_1) }
    // Too small to tell from noise.
    let power = seconds[2] < 0.02 ? "-" : Benchmark.format(log2(seconds[2] / seconds[1]), 2)
    let bytes = (taken[2].isBound ? "≤" : "") + Benchmark.format(Double(taken[2].bytes) / 1e6, 0)
    print(
      Benchmark.row(
        [kind.name, String(kind.count)] + seconds.map { Benchmark.format($0 * 1000, 1) } + [power, bytes],
        Self.widths))
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
