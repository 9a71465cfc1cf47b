import CellLanguage
import LessonModel

/// The runs of an earlier version of a lesson, and which of them stand for parts of the present one.
///
/// A run depends on its own code and on the variables in front of it, and those on the parts above that may have changed
/// some. As long as those are what they were, runs are reused: in their order those that may have changed a variable,
/// wherever they stand between them the others. So an edited claim, or a figure whose curve gets another colour, runs
/// alone; an edited `let` runs with everything below it.
struct EarlierRuns {
  private struct Place: Hashable {
    /// How many parts above may have changed a variable.
    let position: Int
    let code: [UInt8]
    let isCell: Bool
    let isClaim: Bool
  }

  private let changing: [PartRun]
  private let others: [Place: PartRun]
  private var position = 0
  private var isUseful: Bool

  init(_ lesson: EvaluatedLesson?) {
    var changing: [PartRun] = []
    var others: [Place: PartRun] = [:]
    for (_, run) in lesson?.parts ?? [] {
      if run.mayChangeVariables {
        changing.append(run)
      } else {
        others[Self.place(of: run.part, changing.count)] = run
      }
    }
    self.changing = changing
    self.others = others
    isUseful = lesson != nil
  }

  /// The run that stands for the next part; nil if it has to run.
  mutating func run(of part: LessonPart, mayChangeVariables: Bool) -> PartRun? {
    guard isUseful else { return nil }
    guard mayChangeVariables else { return others[Self.place(of: part, position)] }
    guard position < changing.count, changing[position].part.runs(like: part) else {
      isUseful = false
      return nil
    }
    position += 1
    return changing[position - 1]
  }

  private static func place(of part: LessonPart, _ position: Int) -> Place {
    Place(
      position: position,
      code: part.code.bytes,
      isCell: part.isCell,
      isClaim: part.claim != nil
    )
  }
}
