import EventLoop
import Foundation

/// Compares headerlint with a bare loop over libyaml's events, in CPU time and memory.
@main
enum Benchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
      fail("usage: benchmark [HEADERLINT]")
    }
    let headerlint = arguments.first ?? repository.appending(path: ".build/release/headerlint").path
    guard FileManager.default.isExecutableFile(atPath: headerlint) else {
      fail("\(headerlint) is not there; README.md says how to build it")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "headerlint-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    print(row("file", "size", "events", "headerlint", "ratio", "goal", "memory/size", "goal"))
    for document in try documents(folder) {
      let (events, lint) = measure(document.path, headerlint)
      print(
        row(
          document.name, format(Double(document.size) / 1e6, 2) + " MB",
          format(events.seconds * 1000, 1) + " ms",
          format(lint.seconds * 1000, 1) + " ms", format(lint.seconds / events.seconds, 2),
          format(document.goal, 1), format(Double(lint.bytes) / Double(document.size), 1), "5.0"))
    }
  }

  static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("benchmark: \(message)\n".utf8))
    exit(2)
  }

  private static func format(_ number: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", number)
  }

  private static func row(_ columns: String...) -> String {
    let widths = [-28, 9, 9, 11, 6, 5, 12, 5]
    return zip(columns, widths).map { text, width in
      let padding = String(repeating: " ", count: max(0, abs(width) - text.count))
      return width < 0 ? text + padding : padding + text
    }.joined(separator: " ")
  }

  /// The folder with headerlint's Package.swift.
  static let repository = URL(filePath: #filePath).appending(path: "../../../../..").standardized
}
