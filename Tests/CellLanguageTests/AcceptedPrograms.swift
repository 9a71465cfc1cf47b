import Testing

/// Programs that run, and what they show: verified against what swiftc makes of the same text.
enum AcceptedPrograms {
  /// A program and the text of all it shows.
  struct Program: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    let shows: String
    var testDescription: String { name }
  }

  static let all: [Program] = [
    Program(
      name: "arithmetic",
      code: ##"""
        1 / 2
        1.0 / 2
        7 % 3 - 10
        2 + 3 * 4
        (2 + 3) * 4
        -7 / 2
        10 - 4 - 3
        100 / 10 / 2
        1e-5
        1e16
        123456789012345680.0
        0.1 + 0.2
        5e-324
        1.7976931348623157e308
        -0.0
        100000.0
        0x1F + 0b101 + 0o17
        1_000_000
        """##,
      shows: ##"""
        0
        0.5
        -9
        14
        20
        -3
        3
        5
        1e-05
        1e+16
        1.2345678901234568e+17
        0.30000000000000004
        5e-324
        1.7976931348623157e+308
        -0.0
        100000.0
        51
        1000000
        """##
    ),
    Program(
      name: "literalsTakeTheirContext",
      code: ##"""
        let x = 4.0
        1 / 2 * x
        x * 1 / 2
        x / 3 + 1
        2 * (1 + 2) * x
        -x * -1
        1 - x
        (1 + 2) / 2 + x
        x - 1 / 2
        """##,
      shows: ##"""
        2.0
        2.0
        2.333333333333333
        24.0
        4.0
        -3.0
        5.5
        3.5
        """##
    ),
    Program(
      name: "annotatedLiterals",
      code: ##"""
        let half: Double = 1 / 2
        half
        let third: Double = 1 / 3 * 3
        third
        let a: [Double] = [1, 2, 3]
        a
        [1, 2.5]
        [[1, 2], [3.5]]
        let m: [[Double]] = [[1, 2], [3, 4]]
        m
        let d: [String: Double] = ["a": 1]
        d["a"]!
        let t: (Double, Int) = (1, 2)
        t.0
        t.1
        let o: Double? = 1
        o!
        let r: Double = true ? 1 : 2.5
        r
        """##,
      shows: ##"""
        0.5
        1.0
        [1.0, 2.0, 3.0]
        [1.0, 2.5]
        [[1.0, 2.0], [3.5]]
        [[1.0, 2.0], [3.0, 4.0]]
        1.0
        1.0
        2
        1.0
        1.0
        """##
    ),
    Program(
      name: "sequenceMethods",
      code: ##"""
        [1.0, 2, 3].reduce(0) { $0 + $1 }
        [1, 2, 3].reduce(0) { $0 + $1 }
        [1, 2, 3].reduce(0, +)
        [1.5, 2].reduce(1, *)
        [1, 2, 3].map { $0 * 0.5 }
        [1, 2, 3].map { Double($0) / 2 }
        [1, 2, 3].map { $0 / 2 }
        [1, 2, 3].filter { $0 % 2 == 1 }
        ["b", "a"].sorted()
        [3, 1, 2].sorted(by: >)
        [3, 1, 2].sorted { $0 < $1 }
        [1, 2, 3].map { "\($0)" }.joined(separator: "-")
        (0..<4).map { $0 * $0 }
        (1...3).map { Double($0) }
        [1, 2, 3, 4].reduce([]) { $0 + [$1 * 2] } as [Int]
        [[1, 2], [3]].flatMap { $0 }
        ["1", "x", "3"].compactMap { Int($0) }
        [1, 2, 3].contains(2)
        [1, 2, 3].contains { $0 > 5 }
        [1, 2, 3].allSatisfy { $0 > 0 }
        [1.5, 0.5].min()!
        [1.5, 0.5].max()!
        [1, 2, 3].first!
        [1, 2, 3].last!
        [1, 2, 3].count
        [Int]().isEmpty
        [1, 2, 3].firstIndex(of: 3)!
        [5, 6, 7].indices.map { $0 }
        [1, 2, 3].map(String.init)
        [1, 2].map(Double.init)
        zip([1, 2], ["a", "b"]).map { "\($0)\($1)" }
        zip([1, 2, 3], [4, 5]).map { $0 * $1 }
        ["a", "b"].enumerated().map { i, s in "\(i)\(s)" }
        ["a", "b"].enumerated().map { "\($0.offset)\($0.element)" }
        ["a", "b"].enumerated().map { "\($0)=\($1)" }
        """##,
      shows: ##"""
        6.0
        6
        6
        3.0
        [0.5, 1.0, 1.5]
        [0.5, 1.0, 1.5]
        [0, 1, 1]
        [1, 3]
        ["a", "b"]
        [3, 2, 1]
        [1, 2, 3]
        "1-2-3"
        [0, 1, 4, 9]
        [1.0, 2.0, 3.0]
        [2, 4, 6, 8]
        [1, 2, 3]
        [1, 3]
        true
        false
        true
        0.5
        1.5
        1
        3
        3
        true
        2
        [0, 1, 2]
        ["1", "2", "3"]
        [1.0, 2.0]
        ["1a", "2b"]
        [4, 10]
        ["0a", "1b"]
        ["0a", "1b"]
        ["0=a", "1=b"]
        """##
    ),
    Program(
      name: "loops",
      code: ##"""
        var total = 0
        for i in 1...10 { total += i }
        total
        var sum = 0.0
        for x in [0.5, 1, 2] { sum += x }
        sum
        for (i, x) in [10, 20].enumerated() { print(i, x) }
        for x in stride(from: 0.0, to: 1.0, by: 0.25) { print(x) }
        for x in stride(from: 10, through: 0, by: -5) { print(x) }
        for x in [1, 2, 3, 4] where x % 2 == 0 { print("even", x) }
        var n = 27
        var steps = 0
        while n != 1 { n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps += 1 }
        steps
        var k = 0
        repeat { k += 3 } while k < 10
        k
        """##,
      shows: ##"""
        55
        3.5
        0 10
        1 20
        0.0
        0.25
        0.5
        0.75
        10
        5
        0
        even 2
        even 4
        111
        12
        """##
    ),
    Program(
      name: "branches",
      code: ##"""
        for i in 0..<10 {
          if i == 2 { continue }
          if i > 4 { break }
          print(i)
        }
        let grade = 7
        if grade > 8 { print("high") } else if grade > 5 { print("middle") } else { print("low") }
        switch grade {
        case 0..<5: print("fail")
        case 5, 6: print("weak")
        case 7...: print("good")
        default: print("?")
        }
        switch "tanh" { case "relu": print(1) case "tanh", "sigmoid": print(2) default: print(3) }
        switch (1, 2.5) {
        case (0, _): print("zero")
        case (1, let y) where y > 2: print("one", y)
        default: print("other")
        }
        let word = if grade > 5 { "up" } else { "down" }
        word
        let size = switch grade { case ..<5: "small" case 5..<10: "medium" default: "large" }
        size
        switch true { case true: print("yes") case false: print("no") }
        """##,
      shows: ##"""
        0
        1
        3
        4
        middle
        good
        2
        one 2.5
        "up"
        "medium"
        yes
        """##
    ),
    Program(
      name: "functions",
      code: ##"""
        func square(_ x: Double) -> Double { x * x }
        square(3)
        [1, 2, 3].map(square)
        func power(_ base: Double, exponent: Int = 2) -> Double {
          var result = 1.0
          for _ in 0..<exponent { result *= base }
          return result
        }
        power(3)
        power(2, exponent: 10)
        func factorial(_ n: Int) -> Int { n <= 1 ? 1 : n * factorial(n - 1) }
        factorial(20)
        func isEven(_ n: Int) -> Bool { n == 0 ? true : isOdd(n - 1) }
        func isOdd(_ n: Int) -> Bool { n == 0 ? false : isEven(n - 1) }
        isEven(10)
        func stats(_ xs: [Double]) -> (mean: Double, count: Int) {
          guard !xs.isEmpty else { return (0, 0) }
          return (xs.reduce(0, +) / Double(xs.count), xs.count)
        }
        stats([1, 2, 6])
        stats([1, 2]).mean
        let (mean, count) = stats([4])
        mean
        count
        func describe(_ x: Int) -> String {
          if x < 0 { return "negative" }
          switch x {
          case 0: return "zero"
          default: return "positive"
          }
        }
        describe(-1) + describe(0) + describe(1)
        func twice(_ f: (Double) -> Double, _ x: Double) -> Double { f(f(x)) }
        twice({ $0 + 1 }, 1)
        twice(square, 3)
        func maximum(_ xs: Int...) -> Int { xs.max() ?? 0 }
        maximum(3, 9, 2)
        func sign(_ x: Double) -> Int { if x < 0 { -1 } else if x > 0 { 1 } else { 0 } }
        sign(-2)
        """##,
      shows: ##"""
        9.0
        [1.0, 4.0, 9.0]
        9.0
        1024.0
        2432902008176640000
        true
        (mean: 3.0, count: 3)
        1.5
        4.0
        1
        "negativezeropositive"
        3.0
        81.0
        9
        -1
        """##
    ),
    Program(
      name: "closures",
      code: ##"""
        func makeCounter() -> () -> Int {
          var n = 0
          return { n += 1; return n }
        }
        let c1 = makeCounter()
        let c2 = makeCounter()
        c1()
        c1()
        c2()
        var log: [String] = []
        [1, 2].forEach { log.append("item \($0)") }
        log
        let fs = (1...3).map { i in { (x: Int) in x * i } }
        fs.map { $0(10) }
        let compose = { (f: @escaping (Int) -> Int, g: @escaping (Int) -> Int) in { (x: Int) in g(f(x)) } }
        compose({ $0 + 1 }, { $0 * 2 })(3)
        let multi = [3, 1, 2].map { n -> Int in
          let doubled = n * 2
          if doubled > 4 { return 0 }
          return doubled
        }
        multi
        func outer(_ x: Int) -> Int {
          var y = x
          func inner(_ z: Int) { y += z }
          inner(1)
          inner(2)
          return y
        }
        outer(10)
        """##,
      shows: ##"""
        1
        2
        1
        ["item 1", "item 2"]
        [10, 20, 30]
        8
        [0, 2, 4]
        13
        """##
    ),
    Program(
      name: "arrays",
      code: ##"""
        var a = [3, 1, 2]
        a.append(4)
        a += [5, 6]
        a.sort()
        a
        a.removeLast()
        a.removeFirst()
        a.insert(9, at: 1)
        a.remove(at: 0)
        a.swapAt(0, 1)
        a.reverse()
        a
        a[0] = 7
        a[1] += 10
        a
        var b = a
        b[0] = 0
        a[0]
        b[0]
        var grid = [[1, 2], [3, 4]]
        grid[1][0] = 9
        grid[0].append(5)
        grid[1][1] *= 2
        grid
        a[1...2].count
        a[..<2].map { $0 }
        Array(a[1...])
        a.dropFirst().map { $0 }
        Array(a.prefix(2))
        Array(a.suffix(1))
        a.reversed().first!
        [1, 2] + [3]
        [1, 2] == [1, 2]
        Array(repeating: 0.5, count: 3)
        Array(repeating: [0, 1], count: 2)
        [Double](repeating: 1, count: 2)
        Array(0..<3)
        """##,
      shows: ##"""
        [1, 2, 3, 4, 5, 6]
        6
        1
        2
        [5, 4, 9, 3]
        [7, 14, 9, 3]
        7
        0
        [[1, 2, 5], [9, 8]]
        2
        [7, 14]
        [14, 9, 3]
        [14, 9, 3]
        [7, 14]
        [3]
        3
        [1, 2, 3]
        true
        [0.5, 0.5, 0.5]
        [[0, 1], [0, 1]]
        [1.0, 1.0]
        [0, 1, 2]
        """##
    ),
    Program(
      name: "dictionaries",
      code: ##"""
        var ages = ["ann": 3, "bob": 5]
        ages["ann"]
        ages["zed"]
        ages["zed"] ?? 0
        ages["cyd"] = 7
        ages.count
        ages["ann"] = nil
        ages.count
        ages["dan", default: 0] += 4
        ages["dan"]!
        ages.keys.sorted()
        ages.values.sorted()
        if let bob = ages["bob"] { print("bob is \(bob)") }
        if let zed = ages["zed"], zed > 3 { print(zed) } else { print("nobody") }
        var byNumber: [Int: [String]] = [:]
        byNumber[1, default: []].append("one")
        byNumber[1]!
        """##,
      shows: ##"""
        3
        nil
        0
        3
        2
        4
        ["bob", "cyd", "dan"]
        [4, 5, 7]
        bob is 5
        nobody
        ["one"]
        """##
    ),
    Program(
      name: "optionals",
      code: ##"""
        let none: Double? = nil
        none ?? 2.5
        none == nil
        let some: Double? = 3
        some == 3
        some.map { $0 * 2 }
        some!.squareRoot()
        "\(none) and \(some)" as String
        let chained = ["a", "b"].first?.uppercased()
        chained!
        ["abc"].first?.count ?? 0
        func find(_ x: Int, in xs: [Int]) -> Int? {
          for (i, y) in xs.enumerated() where y == x { return i }
          return nil
        }
        find(3, in: [1, 3])!
        find(9, in: [1, 3])
        guardTest(5)
        guardTest(nil)
        func guardTest(_ x: Int?) -> Int {
          guard let x, x > 2 else { return -1 }
          return x * 2
        }
        """##,
      shows: ##"""
        2.5
        true
        true
        6.0
        1.7320508075688772
        "nil and Optional(3.0)"
        "A"
        3
        1
        nil
        10
        -1
        """##
    ),
    Program(
      name: "strings",
      code: ##"""
        "a" + "b"
        "tab\tquote\"back\\slash"
        "x = \(1 + 1), y = \(2.5)"
        "nested \("inner \(3)")"
        """
        first
          second \(1)
        third
        """
        "caf\u{e9}"
        "abc".count
        "abc" < "abd"
        "abc" == "abc"
        "tanh".uppercased()
        String(2.0)
        String(42)
        String(repeating: "ab", count: 3)
        "abc".hasPrefix("ab")
        print("a", "b", 1, 2.0, true, separator: "-")
        print("no newline", terminator: "")
        print("!")
        print([1, 2], ["a": 1], (1, "x"), 1..<3, 1...3)
        print()
        print("done")
        [1.0, .infinity, -.infinity]
        ["quoted"]
        (1, "two", 3.0)
        (x: 1, y: "b")
        """##,
      shows: ##"""
        "ab"
        "tab\tquote\"back\\slash"
        "x = 2, y = 2.5"
        "nested inner 3"
        "first\n  second 1\nthird"
        "café"
        3
        true
        true
        "TANH"
        "2.0"
        "42"
        "ababab"
        true
        a-b-1-2.0-true
        no newline!
        [1, 2] ["a": 1] (1, "x") 1..<3 1...3

        done
        [1.0, inf, -inf]
        ["quoted"]
        (1, "two", 3.0)
        (x: 1, y: "b")
        """##
    ),
    Program(
      name: "initialization",
      code: ##"""
        let x: Double
        if 1 > 0 { x = 1 } else { x = 2 }
        x
        var y: Int
        y = 3
        y += 1
        y
        let (p, (q, r)) = (1, (2.5, "z"))
        p
        q
        r
        let u = 1, v = 2.0
        Double(u) + v
        var (s, t) = (1, 2)
        (s, t) = (t, s)
        _ = s
        let z = { 5 }()
        z
        """##,
      shows: ##"""
        1.0
        4
        1
        2.5
        "z"
        3.0
        5
        """##
    ),
    Program(
      name: "numbers",
      code: ##"""
        Double.pi
        Double.infinity
        -Double.infinity
        Double.nan.isNaN
        (0.0 / 0).isNaN
        2.5.rounded()
        (-2.5).rounded()
        2.7.rounded(.down)
        2.1.rounded(.up)
        2.0.squareRoot()
        abs(-3)
        abs(-2.5)
        max(1, 2, 3)
        max(1, 2.5)
        min(2.0, 1)
        Int(3.9)
        Int(-3.9)
        Double(7) / 2
        Int("12")!
        Double("1.5e3")!
        Double("x")
        Int.max
        5.isMultiple(of: 5)
        10.0.truncatingRemainder(dividingBy: 3)
        1.0.ulp
        (1.0).nextUp
        """##,
      shows: ##"""
        3.141592653589793
        inf
        -inf
        true
        true
        3.0
        -3.0
        2.0
        3.0
        1.4142135623730951
        3
        2.5
        3
        2.5
        1.0
        3
        -3
        3.5
        12
        1500.0
        nil
        9223372036854775807
        true
        1.0
        2.220446049250313e-16
        1.0000000000000002
        """##
    ),
    Program(
      name: "comparisons",
      code: ##"""
        true && false || true
        !true
        1 < 2 && 2.5 >= 2
        1 == 1.0
        "a" != "b"
        (1, 2) == (1, 2)
        (1...3).contains(3)
        (1..<3).contains(3)
        (0..<10).count
        (1...10).lowerBound
        (1..<10).upperBound
        (0.0...1.0).contains(0.5)
        (0..<3).reversed().map { $0 }
        true ? 1 : 0
        """##,
      shows: ##"""
        true
        false
        true
        true
        true
        true
        true
        false
        10
        1
        10
        true
        [2, 1, 0]
        1
        """##
    ),
    Program(
      name: "lessonArithmetic",
      code: ##"""
        let xs = [1.0, 2.5, 4]
        let total = xs.reduce(0) { acc, x in acc + x * x }
        total
        let norm = xs.map { $0 * $0 }.reduce(0, +).squareRoot()
        norm
        let points = (0..<3).map { (x: $0, y: Double($0) * 2) }
        points
        points.sorted { $0.y > $1.y }.map { $0.x }
        points.max { $0.y < $1.y }!.x
        points[1].y
        let pairs = Array(zip(xs, points))
        pairs.count
        pairs[1].1.y
        xs.enumerated().map { $1 * Double($0) }
        xs.enumerated().filter { $0.offset > 0 }.map { $0.element }
        let table = xs.map { x in xs.map { y in x * y } }
        table
        table.map { row in row.max()! }
        min(xs.count, 2)
        xs[min(xs.count, 2)]
        [[1, 2], [3]].map { $0.count }
        let mean = xs.reduce(0, +) / Double(xs.count)
        mean
        let variance = xs.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(xs.count - 1)
        variance
        "mean \(mean), n = \(xs.count), ok \(mean > 2 ? "yes" : "no")"
        """##,
      shows: ##"""
        23.25
        4.8218253804964775
        [(x: 0, y: 0.0), (x: 1, y: 2.0), (x: 2, y: 4.0)]
        [2, 1, 0]
        2
        2.0
        3
        2.0
        [0.0, 2.5, 8.0]
        [2.5, 4.0]
        [[1.0, 2.5, 4.0], [2.5, 6.25, 10.0], [4.0, 10.0, 16.0]]
        [4.0, 10.0, 16.0]
        2
        4.0
        [2, 1]
        2.5
        2.25
        "mean 2.5, n = 3, ok yes"
        """##
    ),
    Program(
      name: "optionalsAndOperators",
      code: ##"""
        var stack = [1, 2, 3]
        while let top = stack.last {
          print(top)
          stack.removeLast()
        }
        let a: Int? = 1
        let b: Int? = 2
        if let a, let b { print(a + b) }
        if let x = a, x > 5 { print("big") } else if let y = b { print("b", y) }
        let names = ["ann": 1]
        let value = names["ann"].map { $0 + 1 } ?? 0
        value
        func first(_ xs: [Int]) -> Int? { xs.isEmpty ? nil : xs[0] }
        first([])
        first([4])
        first([4])! + 1
        let o: [Int?] = [1, nil, 3]
        o.compactMap { $0 }
        o.count
        o[1] == nil
        let nested = [[1: "a"], [2: "b"]]
        nested[1][2]!
        let t: (Int, (String, Double)) = (1, ("x", 2))
        t.1.1
        let f: (Double, Double) -> Double = { $0 / $1 }
        f(1, 4)
        let ops: [(Double, Double) -> Double] = [{ $0 + $1 }, { $0 * $1 }, max, f]
        ops.map { $0(3, 4) }
        let op: (Int, Int) -> Int = (+)
        op(2, 3)
        let g = { (x: Double, y: Double) in x - y }
        g(1, 2)
        """##,
      shows: ##"""
        3
        2
        1
        3
        b 2
        2
        nil
        4
        5
        [1, 3]
        3
        true
        "b"
        2.0
        0.25
        [7.0, 12.0, 4.0, 0.75]
        5
        -1.0
        """##
    ),
    Program(
      name: "mixedLiterals",
      code: ##"""
        let x = 2.0
        let y: Double = 1 / 2 + x
        y
        let z = 1 / 2 + x
        z
        let w = (1 + 2 * 3) / 2 * x
        w
        let c = x > 1 ? 1 : 0
        c
        let d = x > 1 ? 1 : 0.5
        d
        let e = [1, 2, 3].map { x > 1 ? $0 : 0 }
        e
        let f = [1, 2, x]
        f
        let h = [(1, 2.0), (3, 4)]
        h
        let i = ["a": 1, "b": 2.5]
        i["a"]!
        let j = -1 + x
        j
        let k = 3 * -x
        k
        let l = abs(-2) * 3
        l
        let m = abs(x - 3)
        m
        let n = max(0, x)
        n
        let p = Double(3) / 2
        p
        let q = Double(3 / 2)
        q
        let r = Int(x) / 3
        r
        let s = (0..<3).map { Double($0) / 2 }
        s
        let u: [[Double]] = [[1, 0], [0, 1]].map { $0.map { $0 * 2 } }
        u
        let v = [1, 2, 3].reduce(0.0) { $0 + Double($1) }
        v
        let aa = [0.5, 1].map { $0 * 2 + 1 }
        aa
        let bb = stride(from: 0, through: 1, by: 0.5).map { $0 }
        bb
        let cc = (1...3).reduce(1, *)
        cc
        let dd = [3, 1].min()! * 2
        dd
        let ee = 10.0.squareRoot().rounded()
        ee
        let ff = 7 / 2 * 2.0
        ff
        1e3 == 1000
        0.1 + 0.2 == 0.3
        5 / 2 == 2
        -5 % 3
        """##,
      shows: ##"""
        2.5
        2.5
        7.0
        1
        1.0
        [1, 2, 3]
        [1.0, 2.0, 2.0]
        [(1, 2.0), (3, 4.0)]
        1.0
        1.0
        -6.0
        6
        1.0
        2.0
        1.5
        1.0
        0
        [0.0, 0.5, 1.0]
        [[2.0, 0.0], [0.0, 2.0]]
        6.0
        [2.0, 3.0]
        [0.0, 0.5, 1.0]
        6
        2
        3.0
        7.0
        true
        false
        true
        -2
        """##
    ),
    Program(
      name: "algorithms",
      code: ##"""
        func outer() -> [Int] {
          var log: [Int] = []
          func add(_ n: Int) { log.append(n); if n > 0 { add(n - 1) } }
          add(3)
          for i in 0..<2 { let f = { log.append(i * 100) }; f(); f() }
          return log
        }
        outer()
        func collatz(_ n: Int) -> Int {
          var n = n
          var steps = 0
          while n != 1 {
            if n % 2 == 0 { n /= 2 } else { n = 3 * n + 1 }
            steps += 1
          }
          return steps
        }
        collatz(27)
        func bisect(_ f: (Double) -> Double, from a: Double, to b: Double) -> Double {
          var (low, high) = (a, b)
          for _ in 0..<60 {
            let middle = (low + high) / 2
            if f(middle) > 0 { high = middle } else { low = middle }
          }
          return low
        }
        bisect({ $0 * $0 - 2 }, from: 0, to: 2)
        func matmul(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
          var c = Array(repeating: Array(repeating: 0.0, count: b[0].count), count: a.count)
          for i in a.indices { for j in b[0].indices { for k in b.indices { c[i][j] += a[i][k] * b[k][j] } } }
          return c
        }
        matmul([[1, 2], [3, 4]], [[0.9, 5], [0, 0.9]])
        func fib(_ n: Int, _ a: Int = 0, _ b: Int = 1) -> Int { n == 0 ? a : fib(n - 1, b, a + b) }
        fib(50)
        func classify(_ x: Double) -> String {
          switch x {
          case ..<0: return "negative"
          case 0: return "zero"
          case 0..<1: return "small"
          case 1...: return "large"
          default: return "nan"
          }
        }
        [-1, 0, 0.5, 2, .nan].map(classify)
        func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
        gcd(48, 36)
        func apply(_ times: Int, to x: Double, _ f: (Double) -> Double) -> Double {
          var x = x
          for _ in 0..<times { x = f(x) }
          return x
        }
        apply(3, to: 1) { $0 * 2 }
        apply(2, to: 1) { x in
          let y = x + 1
          return y * y
        }
        var counter = 0
        func next() -> Int { counter += 1; return counter }
        [next(), next(), next()]
        counter
        let sorted = ["banana", "apple"].sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
        sorted
        """##,
      shows: ##"""
        [3, 2, 1, 0, 0, 0, 100, 100]
        111
        1.414213562373095
        [[0.9, 6.8], [2.7, 18.6]]
        12586269025
        ["negative", "zero", "small", "large", "nan"]
        12
        8.0
        25.0
        [1, 2, 3]
        3
        ["apple", "banana"]
        """##
    ),
    Program(
      name: "changesInPlace",
      code: ##"""
        var m = [[1, 2], [3, 4]]
        for i in m.indices { for j in m[i].indices where i != j { m[i][j] = 0 } }
        m
        var rows = m
        rows[0][0] = 99
        m[0][0]
        var tup = (a: 1, b: [1, 2])
        tup.b[0] = 7
        tup.a += 1
        tup
        var d: [String: [Double]] = [:]
        for (i, key) in ["x", "y", "x"].enumerated() { d[key, default: []].append(Double(i)) }
        d["x"]!
        d["y"]!
        var s = ""
        for c in ["a", "b"] { s += c + "," }
        s
        var arr = Array(0..<5)
        arr[1...3].reduce(0, +)
        arr.removeAll()
        arr.isEmpty
        arr.append(contentsOf: [3, 1, 2])
        arr.sorted().first!
        arr.contains(where: { $0 == 1 })
        arr.firstIndex { $0 == 2 }!
        arr.reversed().map { $0 }
        arr.dropLast().map { $0 * 10 }
        arr.last ?? -1
        let sl = arr[1...]
        sl.startIndex
        sl.first!
        sl.map { $0 }
        sl.sorted().map { $0 }
        let e: [Double] = []
        e.reduce(0, +)
        e.max() == nil
        e.isEmpty ? "empty" : "full"
        let (q, r) = (17 / 5, 17 % 5)
        "\(q) r \(r)"
        print("a\tb", [1.5, 2], ["k": [1]], (1, nil as Int?), separator: "|")
        let big = 1_000_000 * 1_000_000
        big
        let tiny = 1e-320
        tiny
        let label = { (x: Double) -> String in if x > 0 { return "pos" } else { return "neg" } }
        [1, -1].map(label)
        1.0 / 3
        2.0 / 3 * 100
        123456.789
        1e15
        1e17
        0.0001
        0.00001
        12345678.0
        """##,
      shows: ##"""
        [[1, 0], [0, 4]]
        1
        (a: 2, b: [7, 2])
        [0.0, 2.0]
        [1.0]
        "a,b,"
        6
        true
        1
        true
        2
        [2, 1, 3]
        [30, 10]
        2
        1
        1
        [1, 2]
        [1, 2]
        0.0
        true
        "empty"
        "3 r 2"
        a	b|[1.5, 2.0]|["k": [1]]|(1, nil)
        1000000000000
        1e-320
        ["pos", "neg"]
        0.3333333333333333
        66.66666666666666
        123456.789
        1000000000000000.0
        1e+17
        0.0001
        1e-05
        12345678.0
        """##
    ),
  ]
}
