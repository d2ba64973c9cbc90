import Foundation

/// Compares headerlint with a bare loop over libyaml's events, with itself on one core, and with itself on
/// fewer files; or measures how it scales with its input.
@main
enum Benchmark {
  static func main() throws {
    guard arguments.first?.hasPrefix("-") != true, measuresGrowth || arguments.count <= 1 else {
      fail("usage: benchmark [HEADERLINT], or benchmark growth [HEADERLINT [KIND...]]")
    }
    guard FileManager.default.isExecutableFile(atPath: headerlint) else {
      fail("\(headerlint) is not there; README.md says how to build it")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "headerlint-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if measuresGrowth { try measureGrowth(in: folder) } else { try compare(in: folder) }
  }

  private static let measuresGrowth = CommandLine.arguments.dropFirst().first == "growth"
  private static let arguments = Array(CommandLine.arguments.dropFirst(measuresGrowth ? 2 : 1))

  /// The binary to measure.
  static let headerlint =
    arguments.first ?? repository.appending(path: ".build-release/release/headerlint").path

  private static func measureGrowth(in folder: URL) throws {
    let names = arguments.dropFirst()
    if let unknown = names.first(where: { name in !GrowthKind.all.contains { $0.name == name } }) {
      fail("no kind is called '\(unknown)'; there are " + GrowthKind.all.map(\.name).joined(separator: ", "))
    }
    let growth = try Growth(in: folder)
    for kind in GrowthKind.all where names.isEmpty || names.contains(kind.name) {
      try growth.measureKind(kind)
    }
  }

  private static func compare(in folder: URL) throws {
    if !Corpus.isThere {
      print("There is no corpus at \(Corpus.folder.path); these are generated documents.")
    }
    let rings = try [75, 150, 300].map { try Ring(count: $0, in: folder) }
    compareWithEventLoop(try documents(folder) + [Corpus.manyFiles ?? rings[2].document])
    compareCores(Corpus.isThere ? Corpus.folder : rings[2].folder)
    compareSizes(rings)
  }

  static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("benchmark: \(message)\n".utf8))
    exit(2)
  }

  // MARK: Tables

  /// CPU time and memory, against a loop over the same files' events.
  private static func compareWithEventLoop(_ documents: [Document]) {
    let widths = [-28, 6, 9, 9, 11, 6, 5, 12, 5]
    print(
      row(
        ["document", "files", "size", "events", "headerlint", "ratio", "goal", "memory/size", "goal"], widths)
    )
    for document in documents {
      let taken = measure([eventLoop(document.files), lint(document.path)])
      let ratio = taken[1].seconds / taken[0].seconds
      let memory = Double(taken[1].bytes) / Double(document.size)
      print(
        row(
          [
            document.name, String(document.files.count), format(Double(document.size) / 1e6, 2) + " MB",
            milliseconds(taken[0].seconds), milliseconds(taken[1].seconds), format(ratio, 2),
            document.goal.map { format($0, 1) } ?? "-", (taken[1].isBound ? "≤" : "") + format(memory, 1),
            document.files.count > 1 ? "-" : "5.0",
          ], widths))
    }
  }

  /// Wall time of two threads compared with one, and how idle the two cores were.
  private static func compareCores(_ folder: URL) {
    let widths = [-28, 9, 10, 6, 11]
    print("\n" + row(["folder", "one core", "two cores", "ratio", "cores used"], widths))
    let taken = measure([lint(folder.path, jobs: 1), lint(folder.path, jobs: 2)])
    let (one, two) = (taken[0].wallSeconds, taken[1].wallSeconds)
    print(
      row(
        [
          folder.lastPathComponent, milliseconds(one), milliseconds(two), format(two / one, 2),
          format(taken[1].seconds / two, 2),
        ], widths))
  }

  /// CPU time per file of documents that use each other, which must not grow with their number.
  private static func compareSizes(_ rings: [Ring]) {
    let widths = [-28, 11, 9, 6]
    print("\n" + row(["documents that use each other", "headerlint", "per file", "ratio"], widths))
    let taken = measure(rings.map { lint($0.folder.path) }).map(\.seconds)
    let perFile = zip(taken, rings).map { $0 / Double($1.count) }
    for (index, ring) in rings.enumerated() {
      print(
        row(
          [
            String(ring.count), milliseconds(taken[index]), milliseconds(perFile[index], digits: 3),
            format(perFile[index] / perFile[0], 2),
          ], widths))
    }
  }

  // MARK: Text

  static func format(_ number: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", number)
  }

  private static func milliseconds(_ seconds: Double, digits: Int = 1) -> String {
    format(seconds * 1000, digits) + " ms"
  }

  /// - Parameter widths: negative for left-aligned columns.
  static func row(_ columns: [String], _ widths: [Int]) -> String {
    zip(columns, widths).map { text, width in
      let padding = String(repeating: " ", count: max(0, abs(width) - text.count))
      return width < 0 ? text + padding : padding + text
    }.joined(separator: " ")
  }

  /// The folder with headerlint's Package.swift.
  static let repository = URL(filePath: #filePath).appending(path: "../../../../..").standardized
}
