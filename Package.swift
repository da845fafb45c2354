// swift-tools-version: 6.2
import PackageDescription

// Graphviz keeps its plugins in a folder of their own, which neither pkg-config nor the loader knows.
#if arch(arm64)
  let graphvizPlugins = "/usr/lib/aarch64-linux-gnu/graphviz"
#else
  let graphvizPlugins = "/usr/lib/x86_64-linux-gnu/graphviz"
#endif

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

// Optimised in debug builds too, overflow checks kept: algorithms and the brute force they are
// compared with would take minutes otherwise.
let quick = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func library(
  _ name: String, needs: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: needs, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, needs: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: needs, swiftSettings: strict)
}

let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let sqlite = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "headway",
  products: [.executable(name: "headway", targets: ["headway"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .target(
      name: "CGraphvizRender",
      dependencies: ["CGraphviz"],
      linkerSettings: [
        .unsafeFlags([
          "-L" + graphvizPlugins, "-lgvplugin_core", "-lgvplugin_dot_layout",
          "-Xlinker", "-rpath", "-Xlinker", graphvizPlugins,
        ])
      ]),
    .target(name: "CSpawn"),
    library("PipelineModel"),
    library("OutsideWorld", needs: ["CSpawn"]),
    .target(name: "Ordering", swiftSettings: quick),
    library("PythonReading", needs: ["OutsideWorld"], resources: [.embedInCode("Scripts")]),
    library("CodeReading", needs: ["OutsideWorld", "PipelineModel", "PythonReading"]),
    library(
      "PipelineLoading",
      needs: ["CodeReading", "PipelineModel", "OutsideWorld", "PythonReading", yaml, toml],
      resources: [
        .embedInCode("Kedro/Scripts"), .embedInCode("Schema/pipeline.schema.json"),
        .embedInCode("Schema/configuration.schema.json"),
      ]),
    library("Tracing", needs: ["PipelineModel", "OutsideWorld"]),
    library("Analysis", needs: ["PipelineModel", "Ordering"]),
    library("Planning", needs: ["Analysis", "Ordering", "PipelineModel"]),
    library(
      "Fixing",
      needs: [
        "Planning", "Analysis", "Ordering", "PipelineLoading", "PipelineModel", "OutsideWorld",
      ],
      resources: [.embedInCode("Kedro/Scripts")]),
    library(
      "Drawing", needs: ["Analysis", "Planning", "PipelineModel", "Ordering", "CGraphvizRender"]),
    library(
      "Running",
      needs: [
        "Planning", "Analysis", "PipelineModel", "Ordering", "OutsideWorld", "Tracing", sqlite,
      ],
      resources: [.embedInCode("Kedro/Scripts")]),
    library("Reporting", needs: ["Analysis", "Planning", "PipelineModel"]),
    library(
      "HeadwayCLI",
      needs: [
        "Analysis", "Drawing", "Fixing", "Ordering", "OutsideWorld", "PipelineLoading",
        "PipelineModel", "Planning", "Reporting", "Running", "Tracing", arguments,
      ]),
    .executableTarget(name: "headway", dependencies: ["HeadwayCLI"], swiftSettings: strict),
    .executableTarget(
      name: "ordering-bench", dependencies: ["Ordering", arguments],
      path: "Benchmarks/ordering/engine", swiftSettings: strict),
    .executableTarget(
      name: "missing-bench",
      dependencies: [
        "Analysis", "OutsideWorld", "PipelineLoading", "PipelineModel", "TestSupport", arguments,
      ],
      path: "Benchmarks/missing", swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: ["Analysis", "OutsideWorld", "PipelineLoading", "PipelineModel"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("PipelineModelTests", needs: ["PipelineModel"]),
    tests("OutsideWorldTests", needs: ["OutsideWorld"]),
    tests("PythonReadingTests", needs: ["PythonReading", "OutsideWorld"]),
    .testTarget(name: "OrderingTests", dependencies: ["Ordering"], swiftSettings: quick),
    tests(
      "CodeReadingTests",
      needs: ["CodeReading", "OutsideWorld", "PipelineModel", "PythonReading"]),
    tests("PipelineLoadingTests", needs: ["PipelineLoading", "PipelineModel", "OutsideWorld"]),
    tests(
      "AnalysisTests",
      needs: [
        "Analysis", "Ordering", "OutsideWorld", "PipelineLoading", "PipelineModel", "TestSupport",
      ]),
    tests(
      "PlanningTests",
      needs: [
        "Analysis", "Ordering", "OutsideWorld", "PipelineLoading", "PipelineModel", "Planning",
        "TestSupport",
      ]),
    tests(
      "FixingTests",
      needs: [
        "Analysis", "Fixing", "OutsideWorld", "PipelineLoading", "PipelineModel", "Planning",
        "TestSupport",
      ]),
    tests(
      "DrawingTests",
      needs: ["Analysis", "Drawing", "Ordering", "PipelineModel", "Planning", "TestSupport"]),
    tests(
      "RunningTests",
      needs: [
        "Analysis", "OutsideWorld", "PipelineModel", "Planning", "Running", "Tracing", sqlite,
        "TestSupport",
      ]),
    tests("TracingTests", needs: ["Tracing", "PipelineModel", "OutsideWorld"]),
    tests(
      "ReportingTests",
      needs: [
        "Analysis", "OutsideWorld", "PipelineLoading", "PipelineModel", "Planning", "Reporting",
        "TestSupport",
      ]),
    tests("HeadwayCLITests", needs: ["Analysis", "HeadwayCLI", "OutsideWorld", "Tracing"]),
  ],
  swiftLanguageModes: [.v6]
)
