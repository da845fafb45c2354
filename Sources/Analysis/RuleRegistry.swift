extension Rule {
  /// Every rule, by ascending code.
  ///
  /// A new rule is a file under `Rules/` and a line here.
  package static let all: [Rule] = [
    .dependencyCycle,
    .duplicateNode,
    .outputWrittenTwice,
    .unknownNode,
    .readsOwnOutput,
    .unresolvedNode,
    .nodeDropped,
    .pipelineLeftOut,
    .unreadableEnvironment,
    .memoryOverlap,
    .cpuOverlap,
    .resourceOverlap,
    .lockOverlap,
    .nodeExceedsMachine,
    .unknownDemand,
    .writeWriteRace,
    .readWriteRace,
    .sharedLocation,
    .inputNeverProduced,
    .hiddenRead,
    .hiddenWrite,
    .undeclaredRead,
    .undeclaredWrite,
    .declaredNeverTouched,
    .missingParameter,
    .staleFileRead,
    .unresolvedAccess,
    .datasetNeverUsed,
    .redundantOrder,
    .unnamedNode,
    .optionGivenTwice,
    .unknownNameInScript,
    .unpicklableFunction,
    .memoryDatasetAcrossProcesses,
    .singleProcessDataset,
    .hooksNotRun,
    .sharedStateInThreads,
  ]

  /// Those that run when nothing was selected.
  package static var defaults: [Rule] { all.filter(\.isDefault) }

  /// The rule of a code or a name, in either case of letters.
  package static func named(_ word: String) -> Rule? {
    let word = word.lowercased()
    return all.first { $0.code.lowercased() == word || $0.name == word }
  }
}
