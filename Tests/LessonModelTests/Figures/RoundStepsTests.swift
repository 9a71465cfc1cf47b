import LessonModel
import Testing

@Suite struct RoundStepsTests {
  @Test(arguments: [
    (0.0, 1.0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0, 60, [0, 10, 20, 30, 40, 50, 60]),
    (-6, 6, [-6, -4, -2, 0, 2, 4, 6]),
    (1.8, 2.9, [1.8, 2, 2.2, 2.4, 2.6, 2.8]),
    (0.00012, 0.00058, [0.0002, 0.0003, 0.0004, 0.0005]),
    (1e300, 5e300, [1e300, 2e300, 3e300, 4e300, 5e300]),
  ])
  func areThoseThatAPersonWouldChoose(_ low: Double, _ high: Double, _ ticks: [Double]) {
    #expect(RoundSteps.ticks(from: low, to: high, count: 5) == ticks)
  }

  @Test func coverWhatTheyShould() {
    let edges = RoundSteps.ticks(from: 0.13, to: 0.92, count: 4, covering: true)
    #expect(edges == [0, 0.2, 0.4, 0.6, 0.8, 1])
  }

  @Test func areTheNearestDoubleToTheirDecimals() {
    #expect(RoundSteps.ticks(from: 0, to: 0.7, count: 7)[3] == 0.3)
  }

  @Test(arguments: [
    (1.0, 1.0 + 1e-15), (1e16, 1e16 + 2), (-1e308, 1e308), (0.0, Double.leastNonzeroMagnitude),
  ])
  func neverTrapOrRunAway(_ low: Double, _ high: Double) {
    #expect(RoundSteps.ticks(from: low, to: high, count: 5).count <= 30)
  }
}
