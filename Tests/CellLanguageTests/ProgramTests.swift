import CellLanguage
import Testing

@Suite struct ProgramTests {
  @Test(arguments: AcceptedPrograms.all)
  func showsWhatSwiftShows(_ program: AcceptedPrograms.Program) {
    let result = run(program.code)
    #expect(result.lines.joined(separator: "\n") == program.shows)
    #expect(result.status == .completed)
  }

  @Test(arguments: RejectedPrograms.all)
  func rejectsWhatSwiftRejects(_ program: RejectedPrograms.Program) {
    let result = run(program.code)
    #expect(result.problems == program.problems)
    #expect(result.status == .failed)
    #expect(result.outputs.isEmpty, "nothing of a wrong cell runs")
  }
}
