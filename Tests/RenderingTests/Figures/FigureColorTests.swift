import Foundation
import Testing

/// The colours of figures, read from the style sheet: they can be read, told apart, and are even.
@Suite struct FigureColorTests {
  private struct Color {
    let red: Double
    let green: Double
    let blue: Double

    init(_ hex: Substring) {
      let parts = (0..<3).map { index -> Double in
        let start = hex.index(hex.startIndex, offsetBy: 1 + 2 * index)
        let end = hex.index(start, offsetBy: 2)
        let value = Double(Int(hex[start..<end], radix: 16) ?? 0) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      (red, green, blue) = (parts[0], parts[1], parts[2])
    }

    init(_ red: Double, _ green: Double, _ blue: Double) {
      (self.red, self.green, self.blue) = (max(0, red), max(0, green), max(0, blue))
    }

    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    func contrast(_ other: Color) -> Double {
      (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// OKLab.
    var lab: [Double] {
      let l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
      let m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
      let s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
      return [
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
      ]
    }

    func distance(_ other: Color) -> Double {
      zip(lab, other.lab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    /// As people see it who lack one kind of cone (Machado, Oliveira & Fernandes 2009).
    func seen(_ m: [Double]) -> Color {
      Color(
        m[0] * red + m[1] * green + m[2] * blue,
        m[3] * red + m[4] * green + m[5] * blue,
        m[6] * red + m[7] * green + m[8] * blue
      )
    }
  }

  private static let visions: [[Double]] = [
    [1, 0, 0, 0, 1, 0, 0, 0, 1],
    [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
  ]

  private static func sheet(_ name: String) throws -> String {
    try String(contentsOfFile: "\(Sample.templates)/\(name)", encoding: .utf8)
  }

  /// The series colours of the light and the dark theme.
  private static func series() throws -> [[Color]] {
    let css = try sheet("figures.css")
    let all = css.matches(of: /--series-\d: (#[0-9a-f]{6})/).map { Color($0.1) }
    return [Array(all[0..<6]), Array(all[6..<12])]
  }

  private static func papers() throws -> [Color] {
    let css = try sheet("style.css")
    return css.matches(of: /--paper: (#[0-9a-f]{6})/).prefix(2).map { Color($0.1) }
  }

  /// The light and the dark colour of every class of a family: `q0`, `q1`, ….
  private static func steps(_ prefix: String) throws -> [[Color]] {
    let css = try sheet("figures.css")
    let pattern = try Regex<(Substring, Substring, Substring)>(
      "\\.\(prefix)\\d+ \\{[^}]*light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)"
    )
    let found = css.matches(of: pattern)
    return [found.map { Color($0.output.1) }, found.map { Color($0.output.2) }]
  }

  @Test func seriesCanBeReadAsText() throws {
    for (colors, paper) in zip(try Self.series(), try Self.papers()) {
      for color in colors { #expect(color.contrast(paper) >= 4.5) }
    }
  }

  @Test func seriesDifferForEveryEye() throws {
    for colors in try Self.series() {
      for vision in Self.visions {
        let seen = colors.map { $0.seen(vision) }
        for one in seen.indices {
          for other in seen.indices where other > one {
            // The first four are what most figures use.
            let least = other < 4 ? 0.05 : 0.045
            #expect(seen[one].distance(seen[other]) >= least, "\(one) and \(other)")
          }
        }
      }
    }
  }

  @Test func orderedSeriesStandOutFromThePaper() throws {
    for (colors, paper) in zip(try Self.steps("o"), try Self.papers()) {
      #expect(colors.count == 8)
      for color in colors { #expect(color.contrast(paper) >= 2.4) }
    }
  }

  @Test func mapsAreEven() throws {
    for colors in try Self.steps("q") {
      #expect(colors.count == 24)
      let steps = zip(colors, colors.dropFirst()).map { $0.distance($1) }
      let mean = steps.reduce(0, +) / Double(steps.count)
      for step in steps { #expect(abs(step - mean) < 0.5 * mean) }
      let lightness = colors.map { $0.lab[0] }
      #expect(lightness == lightness.sorted() || lightness == lightness.sorted(by: >))
    }
  }

  @Test func bothSidesOfZeroAreEquallyStrong() throws {
    let (negative, positive) = (try Self.steps("n"), try Self.steps("p"))
    for (one, other) in zip(negative, positive) {
      #expect(one.count == 10 && other.count == 11)
      for (left, right) in zip(one, other.dropFirst()) {
        #expect(abs(left.lab[0] - right.lab[0]) < 0.06)
      }
    }
  }
}
