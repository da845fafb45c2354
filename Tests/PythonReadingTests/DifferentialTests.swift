import Foundation
import Testing

/// The evaluator against the real Python, program by program.
@Suite struct DifferentialTests {
  @Test func `what is known of a program that depends on nothing is what Python makes of it`()
    async throws
  {
    let programs = try Program.fixtures(in: "known")
    #expect(programs.count >= 250)
    let mistakes = try await Oracle.with(programs) { oracle in
      try await oracle.mistakes(in: try await oracle.outcomes(of: programs, values: [nil]))
    }
    #expect(mistakes.isEmpty, "\(mistakes.joined(separator: "\n"))")
  }

  @Test func `what is known of a program that depends on the outside holds whatever that is`()
    async throws
  {
    let programs = try Program.fixtures(in: "doubt")
    #expect(programs.count >= 80)
    let mistakes = try await Oracle.with(programs) { oracle in
      try await oracle.mistakes(
        in: try await oracle.outcomes(of: programs, values: [nil, "", "1", "set"]))
    }
    #expect(mistakes.isEmpty, "\(mistakes.joined(separator: "\n"))")
  }
}

@Suite struct RandomProgramTests {
  @Test func `what is known of a program made by chance holds whatever is outside`() async throws {
    // Another one can be asked for; it is shown when there are mistakes.
    let seed = ProcessInfo.processInfo.environment["RANDOM_SEED"].flatMap(UInt64.init) ?? 6
    let programs = RandomProgram.make(count: 2000, seed: seed)
    let mistakes = try await Oracle.with(programs) { oracle in
      try await oracle.mistakes(
        in: try await oracle.outcomes(of: programs, values: [nil, "", "1", "set"]))
    }
    #expect(
      mistakes.isEmpty,
      "seed \(seed), \(mistakes.count) mistakes, \(mistakes.prefix(3).joined(separator: "\n"))")
  }
}
