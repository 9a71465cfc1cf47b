import LessonModel
import Testing
import Verification

/// Figures in a record.
@Suite struct FigureLinesTests {
  private func lines(_ value: some ExplorableContent) -> [String] {
    lines(value.recordedValue)
  }

  private func lines(_ value: RecordedValue) -> [String] {
    let record = LessonRecord(
      lesson: "l",
      entries: [.init(key: "k", outputs: [.value(value)])]
    )
    return RecordFile(record).entries[0].lines
  }

  @Test func aFigureIsARowALine() throws {
    let plot = try LinePlot(
      x: 0...1,
      y: [1, .nan],
      xLabel: "lag",
      yLabel: "gain",
      yScale: .log,
      yRange: 0.1...1,
      references: [ReferenceLine(y: 0.5, "half")],
      bands: [ReferenceBand(x: 0...0.5)]
    )
    #expect(
      lines(plot) == [
        #"{"figure": "line", "x": "lag", "y": "gain", "yScale": "log", "yRange": [0.1, 1.0], "references": [{"y": 0.5, "label": "half"}], "bands": [{"x": [0.0, 0.5], "label": ""}]}"#,
        #"{"columns": ["lag", "gain"]}"#, "[0.0, 1.0]", #"[1.0, "nan"]"#,
      ]
    )
  }

  @Test func aLargeFigureIsADigestAndItsExtent() throws {
    var ys = (0..<3_000).map { Double($0) / 3 }
    let before = lines(try LinePlot(x: 0..<3_000, y: ys))
    #expect(before.count == 4)
    #expect(before[2].hasPrefix(#"{"rows": 3000, "digest": ""#))
    #expect(before[3] == #"{"extent": [[0.0, 2999.0], [0.0, 999.6666666666666]]}"#)
    ys[1_234] = ys[1_234].nextUp
    let after = lines(try LinePlot(x: 0..<3_000, y: ys))
    #expect(after[2] != before[2])
    #expect(after[3] == before[3])
  }

  @Test func theDigestIsFNV() throws {
    // FNV-1a of 128 bits of the one line "[0.0, 1.0]\n" and its repetition.
    let plot = try ScatterPlot(
      x: [Double](repeating: 0, count: 2_001),
      y: [Double](repeating: 1, count: 2_001)
    )
    #expect(lines(plot)[2].contains(Self.reference("[0.0, 1.0]\n", times: 2_001)))
  }

  /// The definition, on sixteen bytes by hand.
  private static func reference(_ line: String, times: Int) -> String {
    var state: [UInt32] = [
      0x6c, 0x62, 0x27, 0x2e, 0x07, 0xbb, 0x01, 0x42, 0x62, 0xb8, 0x21, 0x75, 0x62, 0x95, 0xc5,
      0x8d,
    ]
    // 2⁸⁸ + 2⁸ + 0x3b
    let prime: [(place: Int, factor: UInt32)] = [(11, 1), (1, 1), (0, 0x3b)]
    for _ in 0..<times {
      for byte in line.utf8 {
        state[15] ^= UInt32(byte)
        var sums = [UInt32](repeating: 0, count: 16)
        for (place, factor) in prime {
          for index in 0..<16 where index - place >= 0 {
            sums[index - place] += state[index] * factor
          }
        }
        var carry: UInt32 = 0
        for index in (0..<16).reversed() {
          let sum = sums[index] + carry
          state[index] = sum & 0xff
          carry = sum >> 8
        }
      }
    }
    return state.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test func everyFrameOfASliderIsThere() throws {
    let explorable = try Explorable("w", [0.5, 1]) { w in
      Table(columns: [.init(title: "w")], rows: [[.number(w)]])
    }
    #expect(
      lines(.explorable(explorable)) == [
        #"{"explorable": ["w"], "values": [[0.5, 1.0]]}"#, #"{"frame": 1}"#, #"{"table": ["w"]}"#,
        "[0.5]", #"{"frame": 2}"#, #"{"table": ["w"]}"#, "[1.0]",
      ]
    )
  }

  @Test func panelsAndPathsAreThere() throws {
    let values = RecordedMatrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3, 4])
    let map = try ContourMap(
      x: [0, 1],
      y: [0, 1],
      values: values,
      levels: [2],
      paths: [Series("p", x: [0, 1], y: [0, 1])]
    )
    #expect(
      lines(try SmallMultiples([map], columns: 2)) == [
        #"{"figure": "multiples", "panels": 1, "columns": 2}"#,
        #"{"figure": "contours", "levels": [2.0]}"#, #"{"columns": ["", "0.0", "1.0"]}"#,
        "[0.0, 1.0, 2.0]", "[1.0, 3.0, 4.0]", #"{"columns": ["x", "p"]}"#, "[0.0, 0.0]",
        "[1.0, 1.0]",
      ]
    )
  }
}
