import Evaluation
import Foundation

/// A cell that has been running for a while, as the page is told.
struct RunningPart: Encodable {
  /// The cell's key.
  let part: String
  /// Its number among the lesson's cells and inline values, from 1.
  let number: Int
  /// How many the lesson has.
  let count: Int
  /// For how long it has been running.
  let seconds: Double

  init(_ progress: EvaluationMonitor.Progress) {
    part = progress.part.key
    number = progress.number
    count = progress.count
    let duration = (ContinuousClock.now - progress.start).components
    seconds = Double(duration.seconds) + Double(duration.attoseconds / 100_000_000_000_000_000) / 10
  }

  var json: String {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
