import EventLoop
import Foundation

/// The cost of a run: minimum times of several runs, maximum memory.
struct Measurement {
  /// CPU time in seconds, user and system.
  private(set) var seconds = Double.infinity
  /// Wall time in seconds.
  private(set) var wallSeconds = Double.infinity
  /// Peak memory in bytes.
  private(set) var bytes = 0

  mutating func add(_ usage: rusage, wallSeconds: Double) {
    seconds = min(seconds, Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime))
    self.wallSeconds = min(self.wallSeconds, wallSeconds)
    bytes = max(bytes, Self.bytes(usage))
  }

  /// Whether the peak may be this program's own: a process starts as a copy of its parent.
  var isBound: Bool {
    var own = rusage()
    // Glibc imports the constant as its own type, Darwin as a number.
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &own)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
    #endif
    return bytes <= Self.bytes(own)
  }

  private static func bytes(_ usage: rusage) -> Int {
    #if canImport(Darwin)
      usage.ru_maxrss
    #else
      usage.ru_maxrss * 1024
    #endif
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

/// Runs something in a separate process; returns the resources used.
typealias Run = () -> rusage

/// Interleaves the runs, so that other load on the machine affects all of them.
func measure(_ runs: [Run], times: Int = 10) -> [Measurement] {
  var measurements = runs.map { _ in Measurement() }
  for _ in 0..<times {
    for (index, run) in runs.enumerated() {
      let start = DispatchTime.now().uptimeNanoseconds
      let usage = run()
      let nanoseconds = DispatchTime.now().uptimeNanoseconds - start
      measurements[index].add(usage, wallSeconds: Double(nanoseconds) / 1e9)
    }
  }
  return measurements
}

/// The bare loop over the events of some files.
func eventLoop(_ paths: [String]) -> Run {
  {
    var usage = rusage()
    let copies = paths.map { UnsafePointer(strdup($0)) }
    defer { copies.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
    guard event_loop(copies, copies.count, &usage) == 0 else {
      Benchmark.fail("libyaml can't read \(paths.count == 1 ? paths[0] : "one of \(paths.count) files")")
    }
    return usage
  }
}

/// headerlint as it runs in CI.
func lint(_ path: String, jobs: Int? = nil) -> Run {
  let options =
    ["--no-config", "--quiet", "--format", "sarif"] + (jobs.map { ["--jobs", String($0)] } ?? [])
  return { run([Benchmark.headerlint, "lint"] + options + [path]) }
}

/// The same on one core, with the configuration in the folder. Mistakes in it give exit code 2 and are
/// printed.
func lintConfigured(_ path: String) -> Run {
  let command = lintingConfigured(path)
  return { run(command, mayFail: true) }
}

func lintingConfigured(_ path: String) -> [String] {
  [Benchmark.headerlint, "lint", "--quiet", "--jobs", "1", "--format", "json", path]
}

/// - Parameter mayFail: whether a failure is expected.
private func run(_ command: [String], mayFail: Bool = false) -> rusage {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  if mayFail { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
  var arguments = command.map { strdup($0) } + [nil]
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  let error = posix_spawn(&process, command[0], &actions, nil, &arguments, nil)
  guard error == 0 else { Benchmark.fail("\(command[0]): \(String(cString: strerror(error)))") }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
  // Findings are exit code 1.
  guard status & 0x7F == 0, status >> 8 & 0xFF <= (mayFail ? 2 : 1) else {
    Benchmark.fail("\(command.joined(separator: " ")) ended with status \(status)")
  }
  return usage
}
