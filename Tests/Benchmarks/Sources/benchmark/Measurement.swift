import EventLoop
import Foundation

/// What a program took: CPU time is the least of several runs, memory the most.
struct Measurement {
  private(set) var seconds = Double.infinity
  private(set) var bytes = 0

  mutating func add(_ usage: rusage) {
    seconds = min(seconds, Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime))
    #if canImport(Darwin)
      let unit = 1
    #else
      let unit = 1024
    #endif
    bytes = max(bytes, usage.ru_maxrss * unit)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

/// Runs both programs in turn, so that what else the machine does hits both.
func measure(_ path: String, _ headerlint: String) -> (events: Measurement, lint: Measurement) {
  var events = Measurement()
  var lint = Measurement()
  for _ in 0..<10 {
    var usage = rusage()
    guard event_loop(path, &usage) == 0 else { Benchmark.fail("libyaml can't read \(path)") }
    events.add(usage)
    lint.add(run([headerlint, "lint", "--no-config", "--quiet", "--format", "sarif", path]))
  }
  return (events, lint)
}

private func run(_ command: [String]) -> rusage {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  var arguments = command.map { strdup($0) } + [nil]
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  let error = posix_spawn(&process, command[0], &actions, nil, &arguments, nil)
  guard error == 0 else { Benchmark.fail("\(command[0]): \(String(cString: strerror(error)))") }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
  // Findings are exit code 1.
  guard status & 0x7F == 0, status >> 8 & 0xFF <= 1 else {
    Benchmark.fail("\(command.joined(separator: " ")) ended with status \(status)")
  }
  return usage
}
