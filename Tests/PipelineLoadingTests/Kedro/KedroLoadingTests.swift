import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// Real Kedro projects, imported by real interpreters with real Kedro.
struct KedroLoadingTests {
  @Test(arguments: Kedro.allCases)
  func `the waiting project`(kedro: Kedro) async throws {
    let folder = try kedro.project(at: Paths.joined(Fixtures.shared, "waiting-kedro"))
    let project = try await kedro.load(folder: folder.path)
    #expect(project.kind == .kedro)
    #expect(project.root == folder.path)
    #expect(project.pipelines.map(\.name) == ["__default__"])
    #expect(project.pipelines[0].nodes.map(\.name) == ["A", "B", "C", "D"])
    let file = "src/waiting_kedro/pipelines/foo/pipeline.py"
    #expect(project.call(of: "A") == "\(file) 13:13-18:14")
    #expect(project.call(of: "D") == "\(file) 31:13-36:14")
    #expect(project.origins().map(\.callMakes) == [1, 1, 1, 1])
    #expect(project.origins().map(\.functionKind) == Array(repeating: "function", count: 4))
    #expect(project.origins().map(\.isNamed) == [true, true, true, true])
    guard case .kedro(let details) = project.details else {
      Issue.record("not a Kedro project")
      return
    }
    #expect(details.kedroVersion == kedro.rawValue)
    let python = try kedro.python
    #expect(details.python == python)
    #expect(details.packageDirectory == "src/waiting_kedro")
    #expect(details.packageName == "waiting_kedro")
    #expect(details.importLines == [file: 6])
    #expect(project.sources[file] != nil)
  }

  @Test(arguments: Kedro.allCases)
  func `catalog entries point into the catalog`(kedro: Kedro) async throws {
    let folder = try kedro.project(at: Paths.joined(Fixtures.shared, "waiting-kedro"))
    let project = try await kedro.load(folder: folder.path)
    for dataset in project.pipelines[0].datasets.values {
      let span = try #require(dataset.span, "\(dataset.name)")
      let source = try #require(project.sources[span.file])
      #expect(span.file == "conf/base/catalog.yml")
      #expect(
        String(decoding: source.bytes[span.start.offset..<span.end.offset], as: UTF8.self)
          == dataset.name)
      #expect(dataset.location.place?.hasPrefix("data/") == true)
    }
  }

  @Test(arguments: Kedro.allCases)
  func `pipelines are chosen by name`(kedro: Kedro) async throws {
    let project = try await kedro.load("namespaces", pipelines: ["north", "__default__"])
    #expect(project.pipelines.map(\.name) == ["north", "__default__"])
    #expect(project.pipelines[0].nodes.map(\.name) == ["north.clean", "north.report"])
    #expect(project.origins(of: "north").count == 2)
    do {
      _ = try await kedro.load("namespaces", pipelines: ["nort"])
      Issue.record("it loads")
    } catch {
      let problem = try #require(error as? InputProblem)
      #expect(problem.message == "this folder registers no pipeline 'nort'")
      #expect(problem.help == "did you mean 'north'?")
    }
  }

  @Test(arguments: Kedro.allCases)
  func `namespaces, tags and factories`(kedro: Kedro) async throws {
    let project = try await kedro.load("namespaces")
    let file = "src/spaced/pipeline_registry.py"
    let clean = try #require(project.node("north.clean"))
    #expect(clean.namespace == "north")
    #expect(clean.tags == ["light", "region"])
    #expect(clean.inputs.map(\.name) == ["everything", "params:north.alpha"])
    #expect(clean.outputs.map(\.name) == ["north.cleaned"])
    #expect(project.call(of: "north.clean") == "\(file) 20:13-20:88")
    #expect(project.call(of: "south.clean") == "\(file) 20:13-20:88")
    #expect(project.call(of: "north.report") == "\(file) 21:13-21:81")
    #expect(project.call(of: "join") == "\(file) 31:14-36:6")
    #expect(project.origins().map(\.callMakes) == [2, 2, 2, 2, 1])
    #expect(project.dataset("north.report")?.location == .path("data/north/report.json"))
    #expect(project.dataset("north.report")?.declared == true)
    #expect(project.dataset("north.cleaned")?.location == .memory)
    #expect(project.dataset("north.cleaned")?.declared == false)
    #expect(project.dataset("params:north.alpha")?.location == .parameter)
    #expect(project.dataset("everything")?.location == .path("data/everything.csv"))
    let pattern = try #require(project.dataset("south.report")?.span)
    #expect(pattern == project.dataset("north.report")?.span)
    #expect(pattern.file == "conf/base/catalog.yml")
  }

  @Test(arguments: Kedro.allCases)
  func `nodes made in every way`(kedro: Kedro) async throws {
    let project = try await kedro.load("loops")
    let file = "src/looped/pipeline_registry.py"
    #expect(project.pipelines[0].nodes.count == 15)
    #expect(project.call(of: "loop_b") == "\(file) 25:13-30:14")
    #expect(project.call(of: "comp_c") == "\(file) 32:15-32:70")
    #expect(project.call(of: "step_a") == "\(file) 18:12-18:80")
    // Behind a letter of two bytes: columns count characters.
    #expect(project.call(of: "é_deep") == "\(file) 34:15-34:77")
    #expect(project.call(of: "lambda") == "\(file) 34:79-35:60")
    #expect(project.call(of: "decorated") == "\(file) 39:9-40:68")
    let kinds = zip(project.pipelines[0].nodes, project.origins())
      .map { ($0.name, $1.functionKind) }
    let known = Dictionary(uniqueKeysWithValues: kinds)
    #expect(known["é_deep"] == "partial")
    #expect(known["lambda"] == "lambda")
    #expect(known["streamed"] == "generator")
    #expect(known["decorated"] == "function")
    #expect(known["scored"] == "callable")
    let unnamed = project.origins().filter { !$0.isNamed }
    #expect(unnamed.count == 1)
    #expect(unnamed.first?.call?.start.line == 37)
    #expect(project.dataset("comp_c")?.location == .path("data/comp_c.pickle"))
  }

  @Test(arguments: Kedro.allCases)
  func `the catalog is resolved as Kedro does`(kedro: Kedro) async throws {
    let project = try await kedro.load("factories")
    let expected: [String: Location] = [
      "plain": .path("data/01_raw/plain.csv"), "twin": .path("data/01_raw/plain.csv"),
      "interpolated": .path("data/01_raw/interpolated.csv"),
      "shared@pandas": .path("data/02/shared.parquet"),
      "shared@spark": .path("data/02/shared.parquet"), "parts": .path("data/parts"),
      "cached": .path("data/cached.json"), "remote": .uri("s3://bucket/remote.csv"),
      "absolute": .path("/srv/headway-nowhere/absolute.txt"),
      "climbing": .path(Paths.normalised(Paths.joined(project.root, "../outside.txt"))),
      "int_customers": .path("data/01_raw/customers.csv"),
      "model_linear": .path("data/models/model.pickle"), "undeclared": .memory,
      "table": .unknown("the table sales.customers"),
      "dated": .unknown("a runtime parameter is in its path"),
    ]
    for (name, location) in expected {
      #expect(project.dataset(name)?.location == location, "\(name)")
    }
    #expect(project.dataset("kept")?.versioned == true)
    #expect(project.dataset("plain")?.versioned == false)
    #expect(project.dataset("int_customers")?.span?.file == "conf/base/catalog/patterns.yml")
    #expect(project.pipelines[0].edgeName(of: "shared@spark") == "shared")
    #expect(project.notes == ["the runtime parameter 'date' has no value here"])
  }

  @Test(arguments: Kedro.allCases)
  func `another run environment has another catalog`(kedro: Kedro) async throws {
    let project = try await kedro.load("factories", environment: "prod")
    #expect(project.dataset("plain")?.location == .uri("s3://production/plain.csv"))
    #expect(project.dataset("plain")?.span?.file == "conf/prod/catalog.yml")
    #expect(project.dataset("undeclared")?.location == .path("data/rest/undeclared.pickle"))
    guard case .kedro(let details) = project.details else { return }
    #expect(details.environment == "prod")
  }

  @Test(arguments: Kedro.allCases)
  func `modules that are not installed are replaced, with a note`(kedro: Kedro) async throws {
    let project = try await kedro.load("absent-module")
    #expect(project.pipelines[0].nodes.map(\.name).sorted() == ["concat", "fit", "load"])
    let note = try #require(project.notes.first)
    #expect(
      note.hasSuffix(
        "has no absent_frames, absent_net, absent_plugin, absent_required: loaded with mocks in "
          + "their place"))
  }

  @Test(arguments: Kedro.allCases)
  func `pipelines that Kedro leaves out are named with their place`(kedro: Kedro) async throws {
    let project = try await kedro.load("broken-import")
    #expect(project.pipelines[0].nodes.map(\.name) == ["copy"])
    let leftOut = project.pipelines[0].project.leftOutPipelines
    #expect(leftOut.map(\.name) == ["bad", "empty"])
    #expect(leftOut[0].reason == "ModuleNotFoundError: No module named 'broken.shared'")
    #expect(leftOut[0].span?.file == "src/broken/pipelines/bad/pipeline.py")
    #expect(leftOut[0].span?.start.line == 4)
  }

  @Test(arguments: Kedro.allCases)
  func `a project that prints, forks and lingers loads`(kedro: Kedro) async throws {
    let project = try await kedro.load("chatty")
    #expect(project.pipelines[0].nodes.map(\.name) == ["say"])
    #expect(project.call(of: "say") == "src/chatty/pipeline_registry.py 29:38-29:75")
  }

  @Test func `demands are laid over the nodes of a Kedro project`() async throws {
    let folder = Paths.joined(Fixtures.root, "kedro/namespaces")
    let settings = try ProjectFolder()
    try settings.write(
      "kedro: {python: \(try Kedro.new.python)}\nnodes: {'tag:light': {memory: 2GiB}, join: {cpus: 2}}",
      to: "settings.yaml")
    let request = LoadRequest(
      path: ".", configuration: Paths.joined(settings.path, "settings.yaml"),
      currentDirectory: folder)
    let project = try await loadProject(request, in: .test(in: folder))
    #expect(project.node("north.clean")?.demand.amounts[.memory]?.value == 2 << 30)
    #expect(project.node("join")?.demand.amounts[.cpus]?.value == 2000)
  }
}
