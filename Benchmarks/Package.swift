// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "plumbline", path: "..")],
  targets: [
    .executableTarget(name: "cel-bench", dependencies: [.product(name: "CEL", package: "plumbline")])
  ]
)
