// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "headerlint",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "headerlint", targets: ["headerlint"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-structured-headers", exact: "1.7.0"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // Data flows down this list; each target may import only the targets named in its dependencies.
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CMalloc"),
    // What runs before `main`.
    .target(name: "CStart"),
    .target(name: "EmbeddedRules", exclude: ["compiled.json", "examples.json", "texts.json"]),
    .target(
      name: "Text",
      swiftSettings: settings),
    .target(
      name: "Platform",
      dependencies: [
        "CMalloc",
        "Text",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "Syntax",
      dependencies: ["CYAML", "Platform", "Text"],
      swiftSettings: settings),
    .target(
      name: "HTTPFields",
      dependencies: [
        "Platform",
        "Text",
        .product(name: "RawStructuredFieldValues", package: "swift-http-structured-headers"),
      ],
      swiftSettings: settings),
    .target(
      name: "OpenAPI",
      dependencies: ["Syntax", "Text"],
      swiftSettings: settings),
    .target(
      name: "Rules",
      dependencies: ["EmbeddedRules", "HTTPFields", "OpenAPI", "Platform", "Syntax", "Text"],
      swiftSettings: settings),
    .target(
      name: "Linting",
      dependencies: [
        "HTTPFields",
        "OpenAPI",
        "Platform",
        "Rules",
        "Syntax",
        "Text",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "Reports",
      dependencies: ["Linting", "OpenAPI", "Platform", "Rules", "Syntax", "Text"],
      swiftSettings: settings),
    .executableTarget(
      name: "headerlint",
      dependencies: [
        "CStart",
        "Linting",
        "OpenAPI",
        "Platform",
        "Reports",
        "Rules",
        "Syntax",
        "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport",
      dependencies: [
        "Linting",
        "OpenAPI",
        "Platform",
        "Rules",
        "Syntax",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/Support",
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: ["TestSupport", "headerlint"],
      swiftSettings: settings),
    .testTarget(
      name: "HTTPFieldsTests",
      dependencies: ["HTTPFields", "Rules", "TestSupport"],
      exclude: ["Vectors"],
      swiftSettings: settings),
    .testTarget(
      name: "LintingTests",
      dependencies: [
        "HTTPFields",
        "Linting",
        "OpenAPI",
        "Platform",
        "Reports",
        "Rules",
        "Syntax",
        "TestSupport",
        "Text",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "OpenAPITests",
      dependencies: ["OpenAPI", "Rules", "Syntax", "TestSupport", "Text"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Linting",
        "Platform",
        "Reports",
        "Rules",
        "Syntax",
        "TestSupport",
        "Text",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RulesTests",
      dependencies: ["HTTPFields", "OpenAPI", "Rules", "Syntax", "TestSupport", "Text"],
      swiftSettings: settings),
    .testTarget(
      name: "SyntaxTests",
      dependencies: ["Syntax", "TestSupport", "Text"],
      swiftSettings: settings),
    .testTarget(
      name: "TextTests",
      dependencies: ["Text"],
      swiftSettings: settings),
  ],
  cLanguageStandard: .gnu2x
)

// What keeps the checkout up; no release needs it.
if Context.environment["HEADERLINT_DEV"] != nil {
  package.targets += [
    .target(
      name: "Upkeep",
      dependencies: [
        "HTTPFields",
        "Linting",
        "OpenAPI",
        "Platform",
        "Reports",
        "Rules",
        "Syntax",
        "TestSupport",
        "Text",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "headerlint-dev",
      dependencies: [
        "TestSupport",
        "Upkeep",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "UpkeepTests",
      dependencies: ["Linting", "Rules", "TestSupport", "Upkeep"],
      swiftSettings: settings),
  ]
}
