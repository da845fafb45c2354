import Analysis
import PipelineLoading
import Running

/// What is found in the run environments of a project that were not asked for.
struct EnvironmentFindings {
  /// By environment: those whose pipelines differ from the ones that were loaded.
  private let others: [(name: String, findings: [Finding])]
  /// The environments that are as the one that was loaded.
  private let asLoaded: [String]

  init(of analysed: AnalysedProject, _ find: (PipelineAnalysis) -> [Finding]) {
    asLoaded = analysed.project.environmentsAsLoaded
    others = analysed.project.variants.map { variant in
      let findings = zip(variant.pipelines, analysed.analyses).flatMap { pipeline, analysis in
        var pipeline = pipeline
        // What was told of a history that cannot be read was told with the pipeline itself.
        try? ObservedAccesses(of: pipeline.name, in: analysed.project.root).attach(to: &pipeline)
        return find(PipelineAnalysis(pipeline, limits: analysis.limits))
      }
      return (variant.name, findings)
    }
  }

  /// The findings of the environment that was loaded and of all others, each once; one that does not
  /// hold in every environment says in which.
  func merged(with loaded: [Finding]) -> [Finding] {
    guard !others.isEmpty else { return loaded }
    var holders: [String: [String]] = [:]
    for fingerprint in Set(loaded.map(\.fingerprint)) { holders[fingerprint] = asLoaded }
    var all = loaded
    for (name, findings) in others {
      var own: Set<String> = []
      for finding in findings where own.insert(finding.fingerprint).inserted {
        if holders[finding.fingerprint] == nil { all.append(finding) }
        holders[finding.fingerprint, default: []].append(name)
      }
    }
    let count = asLoaded.count + others.count
    return all.map { finding in
      let names = holders[finding.fingerprint] ?? []
      return names.count == count ? finding : finding.holding(onlyIn: names.sorted())
    }
  }
}
