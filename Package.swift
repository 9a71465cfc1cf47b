// swift-tools-version: 6.1
import PackageDescription

/// Our own test runs make warnings errors.
///
/// Behind a variable, because the flag counts as unsafe, and unsafe flags
/// would keep others from depending on `RecurrentEngine` by version.
let strict = Context.environment["UNROLL_STRICT"] == "1"

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (strict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

let package = Package(
  name: "unroll",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "unroll", targets: ["unroll"]),
    .library(name: "RecurrentEngine", targets: ["RecurrentEngine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // Level 0: what every stage speaks, and the C libraries.
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "EngineKernels"),
    .systemLibrary(
      name: "CCmark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"])]
    ),
    .systemLibrary(
      name: "CJavaScriptCore",
      pkgConfig: "javascriptcoregtk-4.1",
      providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]
    ),

    // Level 1: the engine, the cells' language, the values between the stages. None knows another.
    .target(name: "RecurrentEngine", dependencies: ["EngineKernels"], swiftSettings: settings),
    .target(name: "CellLanguage", dependencies: ["Diagnostics"], swiftSettings: settings),
    .target(name: "LessonModel", dependencies: ["Diagnostics"], swiftSettings: settings),

    // Level 2: the stages, in the order of the data.
    .target(
      name: "LessonMarkdown",
      dependencies: [
        "CCmark", "Diagnostics", "LessonModel", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Evaluation",
      dependencies: ["CellLanguage", "RecurrentEngine", "LessonModel", "Diagnostics"],
      swiftSettings: settings
    ),
    .target(
      name: "Rendering",
      dependencies: [
        "CJavaScriptCore", "LessonMarkdown", "LessonModel", "Diagnostics",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Verification",
      dependencies: ["LessonModel", "Diagnostics"],
      swiftSettings: settings
    ),

    // Level 3: the commands.
    .executableTarget(
      name: "unroll",
      dependencies: [
        "Diagnostics", "LessonModel", "LessonMarkdown", "Evaluation", "Rendering", "Verification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),

    // Tests mirror the sources; none imports a module's internals, so one release build serves everything.
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(
      name: "RecurrentEngineTests",
      dependencies: ["RecurrentEngine", "EngineKernels"],
      resources: [.copy("Fixtures")],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CellLanguageTests",
      dependencies: ["CellLanguage", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LessonModelTests",
      dependencies: ["LessonModel", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LessonMarkdownTests",
      dependencies: ["LessonMarkdown", "LessonModel", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "EvaluationTests",
      dependencies: [
        "Evaluation", "CellLanguage", "RecurrentEngine", "LessonModel", "Diagnostics",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["Rendering", "LessonMarkdown", "LessonModel", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "VerificationTests",
      dependencies: ["Verification", "LessonModel", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(name: "EndToEndTests", dependencies: ["unroll"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
