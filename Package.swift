// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same settings: Swift 6, and no warning survives a build.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "plumbline",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "plumbline", targets: ["plumbline"]),
    .library(name: "CEL", targets: ["CEL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev", "pkg-config"]), .brew(["libyaml", "pkg-config"])]),
    .systemLibrary(
      name: "CLibExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev", "pkg-config"]), .brew(["expat", "pkg-config"])]),
    .target(name: "Spelling", swiftSettings: settings),
    .target(name: "JSON", dependencies: ["Spelling", "YAMLTree"], swiftSettings: settings),
    .target(name: "Parallel", swiftSettings: settings),
    .target(name: "YAMLTree", dependencies: ["CLibYAML"], swiftSettings: settings),
    .target(name: "CEL", dependencies: ["Spelling"], swiftSettings: settings),
    .executableTarget(name: "cel-conformance", dependencies: ["CEL", "JSON"], swiftSettings: settings),
    .target(
      name: "Schema",
      dependencies: [
        "CEL", "JSON", "Spelling", "YAMLTree", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(name: "Manifest", dependencies: ["CEL", "Schema", "YAMLTree"], swiftSettings: settings),
    .target(
      name: "Policy", dependencies: ["CEL", "Manifest", "Parallel", "Schema", "Spelling", "YAMLTree"],
      swiftSettings: settings),
    .target(
      name: "Evidence",
      dependencies: [
        "CEL", "CLibExpat", "Schema", "Spelling", "YAMLTree",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Requirements", dependencies: ["CEL", "Manifest", "Policy", "Schema", "YAMLTree"],
      swiftSettings: settings),
    .target(
      name: "Claims",
      dependencies: [
        "CEL", "Evidence", "Manifest", "Parallel", "Policy", "Requirements", "Schema", "Spelling", "YAMLTree",
      ],
      swiftSettings: settings),
    .target(
      name: "Linting",
      dependencies: [
        "CEL", "Claims", "Evidence", "Manifest", "Parallel", "Policy", "Requirements", "Schema", "Spelling",
        "YAMLTree",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "pack-embedder", dependencies: ["JSON", "YAMLTree"], swiftSettings: settings),
    .plugin(name: "EmbedCorePack", capability: .buildTool(), dependencies: ["pack-embedder"]),
    .target(name: "CorePack", swiftSettings: settings, plugins: ["EmbedCorePack"]),
    .target(
      name: "Files",
      dependencies: ["Evidence", "Markup", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings),
    .target(name: "Markup", dependencies: ["Spelling"], swiftSettings: settings),
    .target(name: "Terminal", dependencies: ["Markup", "Spelling"], swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: [
        "Claims", "JSON", "Linting", "Markup", "Parallel", "Requirements", "Schema", "Terminal",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "PolicyPages",
      dependencies: ["CEL", "Claims", "Manifest", "Markup", "Policy", "Schema", "Terminal", "YAMLTree"],
      swiftSettings: settings),
    .target(
      name: "PolicyTesting",
      dependencies: [
        "CEL", "Claims", "Evidence", "JSON", "Linting", "Manifest", "Parallel", "Policy", "Reporting",
        "Schema",
        "Spelling", "Terminal", "YAMLTree",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "plumbline",
      dependencies: [
        "CorePack", "Files", "JSON", "Linting", "Manifest", "Markup", "Policy", "PolicyPages",
        "PolicyTesting",
        "Reporting", "Schema", "Spelling", "Terminal", "YAMLTree",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    // What several suites of tests share.
    .target(
      name: "TestSupport",
      dependencies: [
        "CorePack", "Files", "Linting", "Policy", "Schema", "YAMLTree",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/Support", swiftSettings: settings),
    .testTarget(
      name: "FilesTests",
      dependencies: ["Files", "TestSupport", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings),
    .testTarget(name: "SpellingTests", dependencies: ["Spelling"], swiftSettings: settings),
    .testTarget(
      name: "SchemaTests", dependencies: ["Schema", "TestSupport", "YAMLTree"], swiftSettings: settings),
    .testTarget(
      name: "LintingTests",
      dependencies: [
        "Claims", "Evidence", "Files", "Linting", "Manifest", "Schema", "TestSupport", "YAMLTree",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["JSON", "Linting", "Markup", "Reporting", "Schema", "Terminal", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ManifestTests", dependencies: ["Manifest", "Policy", "Schema", "TestSupport", "YAMLTree"],
      swiftSettings: settings),
    .testTarget(
      name: "EvidenceTests", dependencies: ["CEL", "Evidence", "TestSupport", "YAMLTree"],
      swiftSettings: settings),
    .testTarget(
      name: "YAMLTreeTests", dependencies: ["TestSupport", "YAMLTree"], exclude: ["Samples"],
      swiftSettings: settings),
    .testTarget(
      name: "PolicyTests", dependencies: ["CorePack", "Policy", "Schema", "TestSupport", "YAMLTree"],
      swiftSettings: settings),
    .testTarget(
      name: "CorePackTests",
      dependencies: [
        "Policy", "PolicyPages", "PolicyTesting", "Reporting", "Terminal", "TestSupport", "YAMLTree",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PolicyTestingTests",
      dependencies: ["CEL", "Policy", "PolicyTesting", "Reporting", "Schema", "Terminal", "TestSupport"],
      exclude: ["Packs"],
      swiftSettings: settings),
    .testTarget(
      name: "CELTests", dependencies: ["CEL", "TestSupport", "cel-conformance"], swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TestSupport", "plumbline", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Golden"], swiftSettings: settings),
  ]
)
