import RecurrentEngine
import Testing

@Suite struct IntervalTests {
  @Test func endsBelongOrNot() {
    let interval = Interval.leftOpen(0, 0.25)
    #expect(!interval.contains(0) && interval.contains(0.25) && interval.contains(0.1))
    #expect(!interval.contains(.nan) && !interval.contains(0.26))
    #expect(Interval.closed(-1, 1).description == "[-1, 1]")
    #expect(Interval.rightOpen(0, .infinity).description == "[0, ∞)")
    #expect(Interval.closed(-.infinity, 2).description == "(-∞, 2]")
    #expect(Interval.open(-0.5, 1e-20).description == "(-0.5, 1e-20)")
    #expect(Interval.closed(2, 1).contains(1.5) == false)
    #expect(Interval.closed(-1, 1).length == 2)
  }
}
