/// Numbers as text with a given number of digits, rounded from the exact binary value, ties to even digits.
package enum DecimalText {
  /// `value` with `digits` significant digits: 0.00123, 12.3, 1.23e+20, inf.
  ///
  /// Numbers below 10⁻⁴ and from 10^digits on are written with an exponent; zeros at the end are kept.
  package static func significant(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return value.description }
    let sign = value.sign == .minus ? "-" : ""
    guard value != 0 else {
      return sign + (digits > 1 ? "0." + String(repeating: "0", count: digits - 1) : "0")
    }
    let (text, exponent) = rounded(value.magnitude, digits)
    if exponent < -4 || exponent >= digits {
      let tail = text.dropFirst()
      return
        "\(sign)\(text.prefix(1))\(tail.isEmpty ? "" : ".\(tail)")e\(exponent < 0 ? "-" : "+")\(exponent.magnitude < 10 ? "0" : "")\(exponent.magnitude)"
    }
    if exponent < 0 {
      return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(text)"
    }
    let whole = text.prefix(exponent + 1)
    let fraction = text.dropFirst(exponent + 1)
    return "\(sign)\(whole)\(fraction.isEmpty ? "" : ".\(fraction)")"
  }

  /// The significant digits of a positive number, rounded, and the decimal exponent of the first.
  private static func rounded(_ value: Double, _ count: Int) -> (String, Int) {
    var (digits, exponent) = exact(value)
    guard digits.count > count else {
      digits += Array(repeating: 0, count: count - digits.count)
      return (text(digits), exponent)
    }
    let rest = digits[count...]
    let first = rest.first ?? 0
    let isTie = first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let roundsUp = isTie ? digits[count - 1] % 2 == 1 : first >= 5
    digits = Array(digits.prefix(count))
    if roundsUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits = [1] + digits.dropLast()
        exponent += 1
      }
    }
    return (text(digits), exponent)
  }

  private static func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }

  /// All decimal digits of a positive finite number, without zeros in front, and the exponent of the first.
  private static func exact(_ value: Double) -> ([UInt8], Int) {
    // value = significand · 2^power, with a whole significand.
    let power = max(value.exponent, -1022) - 52
    var significand = UInt64(value.significandBitPattern)
    if value.isNormal { significand |= 1 << 52 }
    // Limbs of nine decimal digits, least significant first.
    var limbs = [UInt64(significand % 1_000_000_000), significand / 1_000_000_000]
    var fractionDigits = 0
    func multiply(_ factor: UInt64) {
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = limbs[index] * factor + carry
        limbs[index] = product % 1_000_000_000
        carry = product / 1_000_000_000
      }
      while carry > 0 {
        limbs.append(carry % 1_000_000_000)
        carry /= 1_000_000_000
      }
    }
    if power >= 0 {
      for _ in 0..<power { multiply(2) }
    } else {
      // 2^−n = 5^n · 10^−n
      for _ in 0..<(-power) { multiply(5) }
      fractionDigits = -power
    }
    var digits: [UInt8] = []
    for limb in limbs.reversed() {
      var part: [UInt8] = []
      var rest = limb
      for _ in 0..<9 {
        part.append(UInt8(rest % 10))
        rest /= 10
      }
      digits += part.reversed()
    }
    digits = Array(digits.drop { $0 == 0 })
    return (digits, digits.count - 1 - fractionDigits)
  }
}
