/// Numbers of drawings, as short as they can be.
enum Ink {
  /// The size of the inner drawing, which is stretched to the plot: what is in it has whole coordinates.
  static let width = 3000
  /// The height of the inner drawing.
  static let height = 2000

  /// A share of the width or height: `37.5%`.
  static func percent(_ share: Double) -> String { "\(decimal(share * 100, places: 2))%" }

  /// A length relative to the size of text: `-.5em`.
  static func em(_ length: Double) -> String { "\(decimal(length, places: 2))em" }

  /// A number with at most so many decimals, and no zero before the point.
  static func decimal(_ value: Double, places: Int) -> String {
    let scale = [1.0, 10, 100, 1000][places]
    let rounded = (value * scale).rounded()
    guard rounded.magnitude < 1e9 else { return "0" }
    let whole = Int(rounded)
    let sign = whole < 0 ? "-" : ""
    let digits = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, places - digits.count)) + digits
    var fraction = padded.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    let head = padded.dropLast(places)
    if fraction.isEmpty { return head.isEmpty ? "0" : "\(sign)\(head)" }
    return "\(sign)\(head).\(fraction)"
  }

  /// A share of the inner drawing's width, from the left.
  static func x(_ share: Double) -> Int { whole(share * Double(width)) }

  /// A share of the inner drawing's height, from below.
  static func y(_ share: Double) -> Int { whole((1 - share) * Double(height)) }

  /// The nearest integer, kept within what a drawing can hold.
  private static func whole(_ value: Double) -> Int {
    Int(min(max(value.rounded(), -100_000), 100_000))
  }
}
