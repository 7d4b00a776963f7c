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
    .target(name: "JSON", swiftSettings: settings),
    .target(name: "Parallel", swiftSettings: settings),
    .target(name: "YAMLTree", dependencies: ["CLibYAML"], swiftSettings: settings),
    .target(name: "CEL", dependencies: ["Spelling"], swiftSettings: settings),
    .executableTarget(name: "cel-conformance", dependencies: ["CEL"], swiftSettings: settings),
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
      name: "Linting",
      dependencies: [
        "CEL", "Evidence", "Manifest", "Parallel", "Policy", "Schema", "Spelling", "YAMLTree",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "pack-embedder", dependencies: ["JSON", "YAMLTree"], swiftSettings: settings),
    .plugin(name: "EmbedCorePack", capability: .buildTool(), dependencies: ["pack-embedder"]),
    .target(name: "CorePack", swiftSettings: settings, plugins: ["EmbedCorePack"]),
    .target(
      name: "Files", dependencies: ["Evidence", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings),
    .target(name: "Markup", swiftSettings: settings),
    .target(name: "Terminal", dependencies: ["Markup"], swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: [
        "JSON", "Linting", "Markup", "Parallel", "Schema", "Terminal",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "PolicyPages",
      dependencies: ["CEL", "Manifest", "Markup", "Policy", "Schema", "Terminal", "YAMLTree"],
      swiftSettings: settings),
    .target(
      name: "PolicyTesting",
      dependencies: [
        "CEL", "Evidence", "JSON", "Linting", "Manifest", "Parallel", "Policy", "Reporting", "Schema",
        "Spelling", "Terminal", "YAMLTree",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "plumbline",
      dependencies: [
        "CorePack", "Files", "JSON", "Linting", "Manifest", "Policy", "PolicyPages", "PolicyTesting",
        "Reporting", "Schema", "Spelling", "Terminal", "YAMLTree",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .testTarget(name: "SpellingTests", dependencies: ["Spelling"], swiftSettings: settings),
    .testTarget(name: "SchemaTests", dependencies: ["Schema", "YAMLTree"], swiftSettings: settings),
    .testTarget(
      name: "LintingTests",
      dependencies: [
        "CorePack", "Evidence", "Files", "Linting", "Policy", "Schema",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "CorePack", "Files", "JSON", "Linting", "Policy", "Reporting", "Schema", "Terminal",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ManifestTests", dependencies: ["CorePack", "Manifest", "Policy", "Schema", "YAMLTree"],
      swiftSettings: settings),
    .testTarget(
      name: "EvidenceTests", dependencies: ["CEL", "Evidence", "Policy", "Schema", "YAMLTree"],
      swiftSettings: settings),
    .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree"], swiftSettings: settings),
    .testTarget(
      name: "PolicyTests", dependencies: ["CorePack", "Policy", "Schema", "YAMLTree"], swiftSettings: settings
    ),
    .testTarget(
      name: "CorePackTests", dependencies: ["CorePack", "Policy", "PolicyPages", "PolicyTesting", "Schema"],
      swiftSettings: settings),
    .testTarget(
      name: "PolicyTestingTests",
      dependencies: ["CEL", "CorePack", "Policy", "PolicyTesting", "Reporting", "Schema", "Terminal"],
      exclude: ["Packs"],
      swiftSettings: settings),
    .testTarget(name: "CELTests", dependencies: ["CEL", "cel-conformance"], swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "plumbline", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Golden"], swiftSettings: settings),
  ]
)
