// swift-tools-version: 6.2

import PackageDescription

// A separate package, so that building headerlint never builds it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  targets: [
    .target(name: "EventLoop", linkerSettings: [.linkedLibrary("yaml")]),
    .executableTarget(
      name: "benchmark",
      dependencies: ["EventLoop"],
      swiftSettings: [.enableUpcomingFeature("ExistentialAny")]),
  ]
)
