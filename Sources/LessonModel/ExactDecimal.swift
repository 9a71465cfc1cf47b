/// The exact decimal expansion of a finite double's magnitude: `digits · 10^exponent`.
///
/// Every double is m·2ᵉ, which is a finite decimal. Comparing a written number with a computed one as decimals needs
/// all of it; a value formatted to a few digits first would be rounded twice.
public struct ExactDecimal: Sendable, Hashable {
  /// Most significant first, values 0 to 9, no leading zeros; empty for zero.
  private let digits: [UInt8]
  /// The decimal exponent of the last of `digits`.
  private let exponent: Int

  /// Expands the magnitude of `value`, which must be finite.
  public init(_ value: Double) {
    let magnitude = value.magnitude
    precondition(magnitude.isFinite, "only a finite value has decimals")
    guard magnitude > 0 else {
      (digits, exponent) = ([], 0)
      return
    }
    let isNormal = magnitude.isNormal
    var mantissa = magnitude.significandBitPattern | (isNormal ? 1 << 52 : 0)
    var power = (isNormal ? Int(magnitude.exponentBitPattern) : 1) - 1075
    while mantissa & 1 == 0 {
      mantissa >>= 1
      power += 1
    }
    // m·2^p is an integer for p ≥ 0; for p < 0 it is m·5^-p · 10^p.
    var limbs = [UInt32(mantissa % 1_000_000_000)]
    mantissa /= 1_000_000_000
    while mantissa > 0 {
      limbs.append(UInt32(mantissa % 1_000_000_000))
      mantissa /= 1_000_000_000
    }
    let (base, largestStep): (UInt64, Int) = power >= 0 ? (2, 29) : (5, 12)
    var left = abs(power)
    while left > 0 {
      let step = min(left, largestStep)
      var factor: UInt64 = 1
      for _ in 0..<step { factor *= base }
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = UInt64(limbs[index]) * factor + carry
        limbs[index] = UInt32(product % 1_000_000_000)
        carry = product / 1_000_000_000
      }
      while carry > 0 {
        limbs.append(UInt32(carry % 1_000_000_000))
        carry /= 1_000_000_000
      }
      left -= step
    }
    var text: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        text.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while text.last == 0 { text.removeLast() }
    digits = text.reversed()
    exponent = min(0, power)
  }

  /// The digits of the value rounded to a multiple of 10^`place`, as a multiple of that power.
  ///
  /// Ties go away from zero. Empty if it rounds to zero.
  public func rounded(to place: Int) -> String {
    let dropped = place - exponent
    if dropped <= 0 {
      return digits.isEmpty ? "" : text(digits) + String(repeating: "0", count: min(-dropped, 4096))
    }
    guard dropped <= digits.count else { return "" }
    var kept = Array(digits.dropLast(dropped))
    guard digits[digits.count - dropped] >= 5 else { return text(kept) }
    var index = kept.count - 1
    while index >= 0, kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    if index >= 0 { kept[index] += 1 } else { kept.insert(1, at: 0) }
    return text(kept)
  }

  /// The first `count` significant digits, rounded, ties away from zero, and the decimal exponent of the first.
  ///
  /// Zero has the digits 0…0 and the exponent 0.
  public func significant(_ count: Int) -> (digits: String, exponent: Int) {
    guard !digits.isEmpty else { return (String(repeating: "0", count: count), 0) }
    let leading = exponent + digits.count - 1
    let rounded = rounded(to: leading - count + 1)
    let exponent = leading + (rounded.utf8.count > count ? 1 : 0)
    return (String(rounded.prefix(count)), exponent)
  }

  private func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
