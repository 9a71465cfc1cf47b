import Benchmark
@_spi(Measuring) import CellLanguage
import Diagnostics
import Evaluation
import Foundation
import LessonMarkdown
import LessonModel
import Synchronization

// What the cells' language takes: a loop, and the course's lessons with and without the engine's time.

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(metrics: [.wallClock], maxDuration: .seconds(3))
  loopBenchmarks()
  lessonBenchmarks()
}

private func loopBenchmarks() {
  let programs = [
    ("a million additions of Int", "var sum = 0\nfor i in 0..<1_000_000 { sum += i }"),
    (
      "a million additions of Double",
      "var sum = 0.0\nvar i = 0\nwhile i < 1_000_000 {\n  sum = sum + 0.5\n  i += 1\n}"
    ),
    (
      "a million additions in a function",
      "func add(_ a: Int, _ b: Int) -> Int { a + b }\n"
        + "var sum = 0\nfor i in 0..<1_000_000 { sum = add(sum, i) }"
    ),
    (
      "a million additions in a closure",
      "let sum = (0..<1_000_000).reduce(0) { $0 + $1 }"
    ),
  ]
  for (name, code) in programs {
    Benchmark(name) { benchmark in
      let slice = SourceSlice(path: "cell", text: code)
      for _ in benchmark.scaledIterations {
        var session = CellSession(library: EngineLibrary.library)
        let result = session.run(slice)
        precondition(result.status == .completed)
        blackHole(session)
      }
    }
  }
}

/// Times of all lessons in the course's first language; divide by their number for one.
private func lessonBenchmarks() {
  let lessons = courseLessons()
  let perLesson = BenchmarkMetric.custom(
    "µs a lesson",
    polarity: .prefersSmaller,
    useScalingFactor: false
  )
  Benchmark(
    "the cells of \(lessons.count) lessons, parsed, checked and run, the engine aside",
    configuration: .init(metrics: [perLesson])
  ) { benchmark in
    for _ in benchmark.scaledIterations {
      let time = lessons.reduce(Duration.zero) { $0 + languageTime(of: $1) } / lessons.count
      benchmark.measurement(perLesson, Int(time / .microseconds(1)))
    }
  }
  Benchmark("evaluating \(lessons.count) lessons") { benchmark in
    for _ in benchmark.scaledIterations {
      for lesson in lessons { blackHole(LessonEvaluator().evaluate(lesson)) }
    }
  }
  Benchmark("evaluating \(lessons.count) lessons, long calls of the engine aside") { benchmark in
    // The first evaluation leaves the results of long calls to the others.
    let evaluator = LessonEvaluator()
    let memories = lessons.map { lesson in
      let memory = evaluator.sharedMemory()
      blackHole(evaluator.evaluateWithOperands(lesson, sharing: memory))
      return memory
    }
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      for (lesson, memory) in zip(lessons, memories) {
        blackHole(evaluator.evaluateWithOperands(lesson, sharing: memory))
      }
    }
  }
}

/// What the language takes of a lesson's time: all but the calls of what is not its own.
private func languageTime(of lesson: Lesson) -> Duration {
  EvaluationStack.run {
    engineTime.withLock { $0 = .zero }
    let start = ContinuousClock.now
    var session = CellSession(library: timedLibrary)
    for part in lesson.parts {
      switch part {
      case .cell(let cell): blackHole(session.run(cell.code))
      case .inline(let value):
        blackHole(
          session.evaluate(
            expression: value.expression,
            expecting: value.claim == nil ? nil : .double
          )
        )
      }
    }
    return ContinuousClock.now - start - engineTime.withLock { $0 }
  }
}

private let engineTime = Mutex(Duration.zero)
private let timedLibrary = EngineLibrary.library.timed { time in
  engineTime.withLock { $0 += time }
}

private func courseLessons() -> [Lesson] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("lessons/en")
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
    guard let data = FileManager.default.contents(atPath: "\(folder.path)/\(name)") else {
      return nil
    }
    return LessonParser(allowHTML: true).parse(
      SourceFile(path: name, bytes: Array(data)),
      name: String(name.dropLast(3)),
      language: "en"
    ).lesson
  }
}
