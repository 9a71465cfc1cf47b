import CellLanguage
import Diagnostics
import Evaluation
import LessonModel
import Testing

@Suite struct LessonEvaluatorTests {
  /// A lesson with one part a line: a claim where the line holds `≈`, else an inline value or a cell.
  private func lesson(_ lines: [String], asCells: Bool) -> Lesson {
    let file = SourceFile(path: "a.md", text: lines.joined(separator: "\n"))
    let parts = lines.indices.map { index -> LessonPart in
      let span = file.span(ofLine: index + 1)
      let key = "part-\(index + 1)"
      if asCells {
        return .cell(
          CodeCell(
            key: key,
            span: span,
            options: CodeCell.Options(),
            code: SourceSlice(file: file, span: span)
          )
        )
      }
      let sides = lines[index].split(separator: " ≈ ", maxSplits: 1)
      let claim = sides.count == 2 ? WrittenNumber(String(sides[0])) : nil
      let start = claim == nil ? span.start : span.start + sides[0].utf8.count + " ≈ ".utf8.count
      return .inline(
        InlineValue(
          key: key,
          ordinal: index + 1,
          span: span,
          expression: SourceSlice(file: file, span: SourceSpan(start, span.end)),
          claim: claim.map { Claim(written: $0, relation: .approximately) }
        )
      )
    }
    return Lesson(
      name: "a",
      language: "en",
      file: file,
      title: "A",
      description: "",
      body: file.span,
      parts: parts,
      formulas: [],
      headings: [],
      links: [],
      references: []
    )
  }

  private func values(_ lines: String...) -> [[LessonRecord.Output]] {
    let (record, diagnostics) = LessonEvaluator().evaluate(lesson(lines, asCells: true))
    #expect(diagnostics == [])
    return record.entries.map(\.outputs)
  }

  @Test func declarationsShowNothingAndExpressionsTheirValue() {
    #expect(
      values("let w = 3.9", "0.25 * w; 1 / 2") == [
        [], [.value(.number(0.975)), .value(.integer(0))],
      ]
    )
  }

  @Test func engineValuesAreRecorded() {
    #expect(
      values("Vector([3, 4]) * 2", "Matrix.identity(2)", "Activation.sigmoid.derivativeRange")
        == [
          [.value(.vector([6, 8]))],
          [.value(.matrix(RecordedMatrix(rowCount: 2, columnCount: 2, elements: [1, 0, 0, 1])))],
          [
            .value(
              .interval(
                RecordedInterval(
                  lowerBound: 0,
                  upperBound: 0.25,
                  containsLowerBound: false,
                  containsUpperBound: true
                )
              )
            )
          ],
        ]
    )
  }

  @Test func aTableHasARowForEachItem() {
    #expect(
      values(
        #"Table([Activation.sigmoid, .tanh]) { f in Column("f", f.name); Column("slope", f.derivative(0), digits: 2) }"#
      ) == [
        [
          .value(
            .table(
              Table(
                columns: [.init(title: "f"), .init(title: "slope", digits: 2)],
                rows: [
                  [.text("sigmoid"), .number(0.25)], [.text("tanh"), .number(1)],
                ]
              )
            )
          )
        ]
      ]
    )
  }

  @Test func aTableCanBeWrittenByColumns() {
    #expect(
      values(#"Table { Column("n", [1, 2]); Column("v", Vector([3, 4])) }"#) == [
        [
          .value(
            .table(
              Table(
                columns: [.init(title: "n"), .init(title: "v")],
                rows: [[.integer(1), .number(3)], [.integer(2), .number(4)]]
              )
            )
          )
        ]
      ]
    )
  }

  @Test func claimsTakeTheirValueAsADouble() throws {
    let (record, diagnostics) = LessonEvaluator().evaluate(
      lesson(["0.25 ≈ 1 / 4", "3 ≈ [1, 2, 3].count", "Activation.tanh(0)"], asCells: false)
    )
    #expect(diagnostics == [])
    let quarter = Claim(written: try #require(WrittenNumber("0.25")), relation: .approximately)
    let three = Claim(written: try #require(WrittenNumber("3")), relation: .approximately)
    #expect(
      record.entries.map(\.outputs) == [
        [.claim(quarter, 0.25)], [.claim(three, 3)], [.value(.number(0))],
      ]
    )
  }

  private func diagnostics(_ lines: String..., asCells: Bool = true) -> [String] {
    LessonEvaluator(limits: CellLimits(seconds: 0.2)).evaluate(lesson(lines, asCells: asCells))
      .diagnostics.map { diagnostic in
        let line = diagnostic.place.map { $0.file.position(at: $0.span.start) }
        return "\(line?.line ?? 0):\(line?.column ?? 0) \(diagnostic.id)"
      }
  }

  @Test func whatIsWrongIsSaidAtItsPlace() {
    #expect(diagnostics("1", "#expect(1 == 2)") == ["2:1 expectation-failed"])
    #expect(diagnostics("Matrix.identity(2) * Vector([1])") == ["1:22 shape-mismatch"])
    #expect(diagnostics("Activation.tnah") == ["1:12 unknown-member"])
    #expect(
      diagnostics("RecurrentNetwork(inputSize: 1, hiddenSize: 1, outputSize: 1, seed: 1)")
        == ["1:1 not-showable"]
    )
    #expect(diagnostics("2 ≈ true", asCells: false) == ["1:7 claim-not-a-number"])
    #expect(
      diagnostics("Table([1]) { n in Column(\"n\", n) }", asCells: false) == ["1:1 table-in-prose"]
    )
    #expect(
      diagnostics(#"Table { Column("a", [1]); Column("b", [1, 2]) }"#) == ["1:7 table-shape"]
    )
  }

  @Test func allFailuresAreReportedAndLaterCellsStillRun() {
    let (record, diagnostics) = LessonEvaluator().evaluate(
      lesson(["let a = nope", "a + 1", "2 + 2"], asCells: true)
    )
    #expect(diagnostics.map(\.id) == ["unknown-name"])
    #expect(record.entries.map(\.key) == ["part-3"])
  }

  @Test func aRunawayEngineCallIsStopped() {
    let found = diagnostics(
      "Initialization.orthogonal.matrix(rows: 2000, columns: 2000, seed: 1).singularValues"
    )
    #expect(found.count == 1)
    #expect(diagnostics("Matrix.zeros(rows: 1000000, columns: 1000000)") == ["1:20 too-large"])
  }

  @Test func aTranslationThatSharesResultsGivesWhatItGivesAlone() throws {
    let lines = [
      "let network = RecurrentNetwork(inputSize: 1, hiddenSize: 8, outputSize: 2, seed: 1)",
      "let training = Training(trainingSteps: 20, batchSize: 4, seed: 1)",
      "let run = training.run(network, on: .parity(length: 8))",
      "run.history.losses[19]",
      "run.network.recurrentWeights.spectralNorm",
    ]
    let lesson = lesson(lines, asCells: true)
    let alone = LessonEvaluator().evaluate(lesson)
    let evaluator = LessonEvaluator()
    let memory = evaluator.sharedMemory()
    for _ in 1...2 {
      let (record, diagnostics, _) = evaluator.evaluateWithOperands(lesson, sharing: memory)
      #expect(record == alone.record)
      #expect(diagnostics.isEmpty)
    }
    // What is spared is charged for: a limit that the lesson exceeds, the translation exceeds.
    let strict = LessonEvaluator(limits: CellLimits(steps: 500))
    let (_, diagnostics, _) = strict.evaluateWithOperands(lesson, sharing: memory)
    #expect(diagnostics.map(\.id) == strict.evaluate(lesson).diagnostics.map(\.id))
    #expect(!diagnostics.isEmpty)
  }
}
