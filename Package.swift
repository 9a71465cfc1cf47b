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
    .library(name: "LessonKit", targets: ["LessonKit"]),
    // What Benchmarks/ measures; no promise to anybody else.
    .library(
      name: "Lessons",
      targets: ["CellLanguage", "Diagnostics", "Evaluation", "LessonMarkdown", "LessonModel"]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // Level 0: what every stage speaks, and the C libraries.
    .target(name: "Diagnostics"),
    .target(
      name: "EngineKernels",
      // Where the processor has no fused multiply-add, the C library does it.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]
    ),
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
    .target(name: "RecurrentEngine", dependencies: ["EngineKernels"]),
    .target(name: "CellLanguage", dependencies: ["Diagnostics"]),
    .target(name: "LessonModel", dependencies: ["Diagnostics"]),

    // Level 2: the stages, in the order of the data.
    .target(
      name: "LessonMarkdown",
      dependencies: [
        "CCmark", "Diagnostics", "LessonModel", .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(
      name: "LessonKit",
      dependencies: ["RecurrentEngine", "CellLanguage", "LessonModel", "Verification"]
    ),
    .target(
      name: "Evaluation",
      dependencies: [
        "CellLanguage", "RecurrentEngine", "EngineKernels", "LessonKit", "LessonModel",
        "Diagnostics",
      ]
    ),
    .target(
      name: "Rendering",
      dependencies: [
        "CJavaScriptCore", "LessonMarkdown", "LessonModel", "Diagnostics",
        .product(name: "Mustache", package: "swift-mustache"),
      ]
    ),
    .target(
      name: "Verification",
      dependencies: ["LessonModel", "Diagnostics"]
    ),

    // Level 3: what people work with, and the commands.
    .target(
      name: "Preview",
      dependencies: [
        "CellLanguage", "Diagnostics", "Evaluation", "LessonMarkdown", "LessonModel", "Rendering",
        "Verification",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Client/preview.js"), .embedInCode("Client/preview.css")]
    ),
    .target(
      name: "LanguageServer",
      dependencies: [
        "CellLanguage", "Diagnostics", "Evaluation", "LessonMarkdown", "LessonModel", "Rendering",
        "Verification",
      ]
    ),
    .executableTarget(
      name: "unroll",
      dependencies: [
        "Diagnostics", "RecurrentEngine", "LessonModel", "LessonMarkdown", "CellLanguage",
        "Evaluation", "Rendering", "Verification", "Preview", "LanguageServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // Tests mirror the sources; none imports a module's internals, so one release build serves everything.
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "RecurrentEngineTests",
      dependencies: ["RecurrentEngine", "EngineKernels"],
      resources: [.copy("Fixtures")]
    ),
    .testTarget(
      name: "CellLanguageTests",
      dependencies: ["CellLanguage", "Diagnostics"]
    ),
    .testTarget(
      name: "LessonModelTests",
      dependencies: ["LessonModel", "Diagnostics"]
    ),
    .testTarget(
      name: "LessonMarkdownTests",
      dependencies: ["LessonMarkdown", "LessonModel", "Diagnostics"],
      exclude: ["Corpus"]
    ),
    .testTarget(
      name: "EvaluationTests",
      dependencies: [
        "Evaluation", "CellLanguage", "RecurrentEngine", "LessonModel", "Diagnostics",
      ]
    ),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["Rendering", "LessonMarkdown", "LessonModel", "Diagnostics"],
      exclude: ["Samples", "Expected"]
    ),
    .testTarget(
      name: "VerificationTests",
      dependencies: ["Verification", "LessonMarkdown", "LessonModel", "Diagnostics"]
    ),
    .testTarget(name: "PreviewTests", dependencies: ["Preview"]),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "LanguageServer", "CellLanguage", "Diagnostics", "LessonModel", "Verification",
      ]
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "unroll", "CellLanguage", "Diagnostics", "Evaluation", "LessonMarkdown", "LessonModel",
        "Rendering", "Verification",
      ],
      exclude: ["Cases", "Fixtures", "junit-10.xsd"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  if target.type != .test { target.exclude.append("README.md") }
  target.swiftSettings = settings
}
