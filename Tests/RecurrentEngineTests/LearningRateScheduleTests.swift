import RecurrentEngine
import Testing

@Suite struct LearningRateScheduleTests {
  struct Case: Decodable {
    let schedule: String
    let factors: [Double]
  }

  @Test func agreesWithPyTorch() throws {
    let schedules: [String: LearningRateSchedule] = [
      "step": .step(every: 3, factor: 0.5),
      "exponential": .exponential(factor: 0.9),
      "cosine": .cosine(over: 20, minimum: 0.1),
      "linear": .linear(from: 0.1, to: 1, over: 8),
      "warmup": .linear(from: 0.2, to: 1, over: 5)
        .followed(after: 5, by: .exponential(factor: 0.8)),
    ]
    for each in try Fixture.load("schedules", as: Case.self) {
      let schedule = try #require(schedules[each.schedule])
      for (step, factor) in each.factors.enumerated() {
        #expect(agree(schedule.factor(step), factor, 1e-13), "\(each.schedule) \(step)")
      }
    }
  }

  @Test func anyStepHasAFactor() {
    #expect(LearningRateSchedule.constant.factor(.max) == 1)
    #expect(LearningRateSchedule.cosine(over: 0).factor(.max) == 0)
    #expect(LearningRateSchedule.step(every: .min).factor(.min) == 1)
    #expect(LearningRateSchedule.linear(from: 1, to: 2, over: -3).factor(7) == 2)
    #expect(
      LearningRateSchedule.constant.followed(after: -1, by: .exponential(factor: 0.5)).factor(2)
        == 0.25
    )
  }
}
