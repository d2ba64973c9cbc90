import Foundation

/// Counts the instructions of a command with valgrind.
struct InstructionCounter {
  private let valgrind: String

  /// Nil where valgrind isn't on the path.
  init?() {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let files = folders.map { String($0) + "/valgrind" }
    guard let file = files.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      return nil
    }
    valgrind = file
  }

  func count(_ command: [String]) -> Int {
    let process = Process()
    process.executableURL = URL(filePath: valgrind)
    process.arguments = ["--tool=callgrind", "--callgrind-out-file=/dev/null"] + command
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    do {
      try process.run()
    } catch {
      Benchmark.fail("\(valgrind): \(error.localizedDescription)")
    }
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard let count = text.firstMatch(of: /Collected : (\d+)/).flatMap({ Int($0.1) }) else {
      Benchmark.fail("valgrind says no number of instructions: \(text.suffix(300))")
    }
    return count
  }
}
