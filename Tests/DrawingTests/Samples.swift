import Analysis
import PipelineModel

@testable import Drawing

/// Pipelines to draw.
enum Sample {
  static let gibibyte: Int64 = 1 << 30

  static func node(
    _ name: String, reads inputs: [String] = [], writes outputs: [String] = [],
    after: [String] = [], gib: Int64? = nil, seconds: Double? = nil, locks: [String] = [],
    tags: [String] = [], namespace: String? = nil
  ) -> Node {
    var demand = Demand()
    if let gib { demand.amounts[.memory] = Declared(gib * gibibyte, origin: .pipeline) }
    if let seconds { demand.duration = Declared(seconds, origin: .pipeline) }
    demand.locks = locks.map { Declared($0, origin: .pipeline) }
    return Node(
      name: name, inputs: inputs.map { Reference($0) }, outputs: outputs.map { Reference($0) },
      after: after.map { Reference($0) }, demand: demand, tags: tags, namespace: namespace)
  }

  /// Every dataset is a file of its own unless another place is said.
  static func analysis(
    _ nodes: [Node], gib: Int64? = nil, places: [String: Location] = [:], name: String = "sample"
  ) -> PipelineAnalysis {
    var datasets: [String: Dataset] = [:]
    for reference in nodes.flatMap({ $0.inputs + $0.outputs }) {
      let location = places[reference.name] ?? .path("data/\(reference.name)")
      datasets[reference.name] = Dataset(name: reference.name, location: location)
    }
    let pipeline = Pipeline(
      name: name, kind: .native, source: "pipeline.yaml", nodes: nodes, datasets: datasets)
    let capacities = gib.map { [Resource.memory: $0 * gibibyte] } ?? [:]
    return PipelineAnalysis(pipeline, limits: Limits(capacities: capacities))
  }

  /// A, B and C take 1 GiB, D takes 15 of 16, and nothing orders them.
  static let waiting: PipelineAnalysis = {
    let light = ["A", "B", "C"].map {
      node($0, reads: ["train_x", "test_x"], writes: ["bar_\($0)"], gib: 1, seconds: 60)
    }
    let heavy = node("D", reads: ["train_x", "test_x"], writes: ["bar_D"], gib: 15, seconds: 60)
    return analysis(light + [heavy], gib: 16, name: "waiting")
  }()

  /// Layers of nodes, each of which reads from the layer before; the heavy ones do not fit together.
  static func layered(_ count: Int, width: Int, heavy: Set<Int> = []) -> PipelineAnalysis {
    let nodes = (0..<count).map { number in
      let above =
        number < width
        ? [] : [number - width, (number * 7) % width + number / width * width - width]
      return node(
        "task_\(number)", reads: Set(above).sorted().map { "set_\($0)" },
        writes: ["set_\(number)"], gib: heavy.contains(number) ? 9 : 0)
    }
    return analysis(nodes, gib: 16)
  }

  /// Names as they must never be believed.
  static let nastyNames = [
    "<script>alert(1)</script>", "a \"quoted\" 'name'", #"back\slash \N \n \G \"#,
    "new\nline\ttab", "emoji 🚀👩‍👩‍👧‍👦", "$(rm -rf /) `x` ; %s", "../../etc/passwd",
    "\u{202E}שלום עולם\u{200F} مرحبا", String(repeating: "very_long_name.", count: 20),
    "&lt; &amp; & &#65; &nbsp;", "a\u{0}b\u{1}\u{7F}\u{9F}", "日本語のとても長いノードの名前です",
    "", "\u{1}\u{2}", "]]> -- --> <!-- {|} </svg>", "\u{FFFE}x\u{FFFF}",
    "Z" + String(repeating: "\u{0301}", count: 300),
    "x>\u{32E}y<\u{65B}z\"\u{301}&\u{301}\\\u{301}", "}; digraph evil { a -> b", "</title><b>",
  ]

  static func nasty(_ name: String) -> PipelineAnalysis {
    let nodes = [
      node(name, reads: [name + " in"], writes: [name + " out"], gib: 9, locks: [name]),
      node(
        name + "\u{1}", reads: [name + " out"], gib: 9, locks: [name], tags: [name], namespace: name
      ),
      node("other", reads: [name + " in"], gib: 9, locks: [name], tags: [name], namespace: name),
    ]
    return analysis(nodes, gib: 16, name: name)
  }
}

extension Picture {
  /// The picture as SVG text.
  func svg() throws -> String { String(decoding: try render(self, as: .svg), as: UTF8.self) }
}
