// swift-tools-version: 6.1
import PackageDescription

/// Measurements of `RecurrentEngine` and of the cells' language; a package of its own, so that nobody else builds it.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "unroll", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    // What peers/run measures beside the frameworks.
    .target(name: "PeakKernels"),
    .executableTarget(
      name: "gradients",
      dependencies: ["PeakKernels", .product(name: "RecurrentEngine", package: "unroll")]
    ),
    // What 'swift package benchmark' measures.
    .executableTarget(
      name: "Engine",
      dependencies: [
        .product(name: "RecurrentEngine", package: "unroll"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Engine",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
    .executableTarget(
      name: "Cells",
      dependencies: [
        .product(name: "Lessons", package: "unroll"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Cells",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
