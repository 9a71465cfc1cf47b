import Testing

/// Programs that swiftc rejects, and what the cells' language says of them.
enum RejectedPrograms {
  /// A program, and the places and ids of what is wrong with it.
  struct Program: Sendable, CustomTestStringConvertible {
    let code: String
    let problems: [String]
    var testDescription: String { code }
  }

  static let all: [Program] = [
    Program(
      code: ##"""
        let n = 3
        let y = 2.5
        let z = n + y
        """##,
      problems: ["3:11 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let n = 3
        let z = n * 2.5
        """##,
      problems: ["2:11 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let z: Int = 2.5
        """##,
      problems: ["1:14 type-mismatch"]
    ),
    Program(
      code: ##"""
        let z: Int = 1.0 / 2
        """##,
      problems: ["1:14 type-mismatch"]
    ),
    Program(
      code: ##"""
        let z: String = 1
        """##,
      problems: ["1:17 type-mismatch"]
    ),
    Program(
      code: ##"""
        let z: Double = "1"
        """##,
      problems: ["1:17 type-mismatch"]
    ),
    Program(
      code: ##"""
        let z = unknown
        """##,
      problems: ["1:9 unknown-name"]
    ),
    Program(
      code: ##"""
        let z = unknown(1)
        """##,
      problems: ["1:9 unknown-name"]
    ),
    Program(
      code: ##"""
        let xs = [1, 2]
        xs.appendd(3)
        """##,
      problems: ["2:4 unknown-member"]
    ),
    Program(
      code: ##"""
        let xs = [1, 2]
        xs.append(3)
        """##,
      problems: ["2:1 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        let x = 1
        x = 2
        """##,
      problems: ["2:1 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        let x = 1
        x += 2
        """##,
      problems: ["2:1 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        let x = 1
        let x = 2
        """##,
      problems: ["2:5 redeclaration"]
    ),
    Program(
      code: ##"""
        if 1 { print("a") }
        """##,
      problems: ["1:4 type-mismatch"]
    ),
    Program(
      code: ##"""
        while 1 { }
        """##,
      problems: ["1:7 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = true && 1
        """##,
      problems: ["1:17 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = !3
        """##,
      problems: ["1:10 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = -"x"
        """##,
      problems: ["1:9 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = "a" + 1
        """##,
      problems: ["1:13 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = "a" - "b"
        """##,
      problems: ["1:13 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = [1, "b"]
        """##,
      problems: ["1:13 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = []
        """##,
      problems: ["1:9 ambiguous-type"]
    ),
    Program(
      code: ##"""
        let a = nil
        """##,
      problems: ["1:9 ambiguous-type"]
    ),
    Program(
      code: ##"""
        let a: Int = nil
        """##,
      problems: ["1:14 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = 1 < 2 < 3
        """##,
      problems: ["1:15 non-associative-operators"]
    ),
    Program(
      code: ##"""
        let a = 1 == "1"
        """##,
      problems: ["1:11 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = [1, 2][0.5]
        """##,
      problems: ["1:16 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = [1, 2]["x"]
        """##,
      problems: ["1:16 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = 5[0]
        """##,
      problems: ["1:9 unknown-member"]
    ),
    Program(
      code: ##"""
        let a = 5.foo
        """##,
      problems: ["1:11 unknown-member"]
    ),
    Program(
      code: ##"""
        let a = "abc".size
        """##,
      problems: ["1:15 unknown-member"]
    ),
    Program(
      code: ##"""
        let a = (1, 2).3
        """##,
      problems: ["1:16 unknown-member"]
    ),
    Program(
      code: ##"""
        let a = (x: 1, y: 2).z
        """##,
      problems: ["1:22 unknown-member"]
    ),
    Program(
      code: ##"""
        func f(_ x: Double) -> Double { x }
        let a = f("x")
        """##,
      problems: ["2:11 argument-mismatch"]
    ),
    Program(
      code: ##"""
        func f(_ x: Double) -> Double { x }
        let a = f(x: 1)
        """##,
      problems: ["2:11 no-matching-call"]
    ),
    Program(
      code: ##"""
        func f(x: Double) -> Double { x }
        let a = f(1)
        """##,
      problems: ["2:11 no-matching-call"]
    ),
    Program(
      code: ##"""
        func f(x: Double) -> Double { x }
        let a = f(y: 1)
        """##,
      problems: ["2:11 no-matching-call"]
    ),
    Program(
      code: ##"""
        func f(_ x: Double) -> Double { x }
        let a = f()
        """##,
      problems: ["2:11 no-matching-call"]
    ),
    Program(
      code: ##"""
        func f(_ x: Double) -> Double { x }
        let a = f(1, 2)
        """##,
      problems: ["2:14 no-matching-call"]
    ),
    Program(
      code: ##"""
        func f(_ x: Double) -> Double { x }
        let n = 3
        let a = f(n)
        """##,
      problems: ["3:11 argument-mismatch"]
    ),
    Program(
      code: ##"""
        func f() -> Int { "a" }
        """##,
      problems: ["1:19 type-mismatch"]
    ),
    Program(
      code: ##"""
        func f() -> Int { }
        """##,
      problems: ["1:19 missing-return"]
    ),
    Program(
      code: ##"""
        func f(_ x: Int) -> Int {
          if x > 0 { return 1 }
        }
        """##,
      problems: ["3:1 missing-return"]
    ),
    Program(
      code: ##"""
        func f() { return 1 }
        """##,
      problems: ["1:19 type-mismatch"]
    ),
    Program(
      code: ##"""
        func f() -> Int { return }
        """##,
      problems: ["1:19 missing-value"]
    ),
    Program(
      code: ##"""
        return 1
        """##,
      problems: ["1:1 misplaced-statement"]
    ),
    Program(
      code: ##"""
        break
        """##,
      problems: ["1:1 misplaced-statement"]
    ),
    Program(
      code: ##"""
        continue
        """##,
      problems: ["1:1 misplaced-statement"]
    ),
    Program(
      code: ##"""
        for i in 5 { print(i) }
        """##,
      problems: ["1:10 not-a-sequence"]
    ),
    Program(
      code: ##"""
        for (a, b) in [1, 2] { print(a) }
        """##,
      problems: ["1:5 type-mismatch"]
    ),
    Program(
      code: ##"""
        let (a, b) = 1
        """##,
      problems: ["1:5 type-mismatch"]
    ),
    Program(
      code: ##"""
        let (a, b) = (1, 2, 3)
        """##,
      problems: ["1:5 type-mismatch"]
    ),
    Program(
      code: ##"""
        let x: Double
        print(x)
        """##,
      problems: ["2:7 used-before-initialization"]
    ),
    Program(
      code: ##"""
        let x: Double
        if true { x = 1 }
        print(x)
        """##,
      problems: ["3:7 used-before-initialization"]
    ),
    Program(
      code: ##"""
        let x: Double
        x = 1
        x = 2
        """##,
      problems: ["3:1 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        var x: Float80x = 1
        """##,
      problems: ["1:8 unknown-type"]
    ),
    Program(
      code: ##"""
        let x: [Int] = [1.5]
        """##,
      problems: ["1:17 type-mismatch"]
    ),
    Program(
      code: ##"""
        let d: [String: Int] = ["a": "b"]
        """##,
      problems: ["1:30 type-mismatch"]
    ),
    Program(
      code: ##"""
        let d = ["a": 1]
        let v: Int = d["a"]
        """##,
      problems: ["2:14 optional-not-unwrapped"]
    ),
    Program(
      code: ##"""
        let d = ["a": 1]
        let v = d["a"] + 1
        """##,
      problems: ["2:16 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let d = ["a": 1]
        d["b"] = 2
        """##,
      problems: ["2:1 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        let o: Int? = 1
        let v = o * 2
        """##,
      problems: ["2:11 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let o: Int? = 1
        if let v = 3 { print(v) }
        """##,
      problems: ["2:12 type-mismatch"]
    ),
    Program(
      code: ##"""
        let v = 3
        let w = v!
        """##,
      problems: ["2:9 type-mismatch"]
    ),
    Program(
      code: ##"""
        let v = 3
        let w = v?.description
        """##,
      problems: ["2:9 type-mismatch"]
    ),
    Program(
      code: ##"""
        let f = { x in x }
        """##,
      problems: ["1:9 ambiguous-type"]
    ),
    Program(
      code: ##"""
        let f: (Int) -> Int = { 1 }
        """##,
      problems: ["1:23 type-mismatch"]
    ),
    Program(
      code: ##"""
        let f: (Int) -> Int = { $0 + $1 }
        """##,
      problems: ["1:23 type-mismatch"]
    ),
    Program(
      code: ##"""
        let f: (Int) -> Int = { a, b in a }
        """##,
      problems: ["1:23 type-mismatch"]
    ),
    Program(
      code: ##"""
        let f: (Int) -> String = { $0 + 1 }
        """##,
      problems: ["1:28 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = [1, 2].map { $0.foo }
        """##,
      problems: ["1:25 unknown-member"]
    ),
    Program(
      code: ##"""
        let a = [1, 2].map { x, y in x }
        """##,
      problems: ["1:20 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = [1, 2].filter { $0 + 1 }
        """##,
      problems: ["1:25 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = [1, 2].reduce(0)
        """##,
      problems: ["1:24 no-matching-call"]
    ),
    Program(
      code: ##"""
        let a = [1, 2].sorted(by: 3)
        """##,
      problems: ["1:27 argument-mismatch"]
    ),
    Program(
      code: ##"""
        let a = true ? 1 : "x"
        """##,
      problems: ["1:9 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = if true { 1 }
        """##,
      problems: ["1:9 missing-value"]
    ),
    Program(
      code: ##"""
        let a = if true { 1 } else { "x" }
        """##,
      problems: ["1:30 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = switch 3 { case 1: "x" }
        """##,
      problems: ["1:9 switch-not-exhaustive"]
    ),
    Program(
      code: ##"""
        switch 3 { case 1: print(1) }
        """##,
      problems: ["1:1 switch-not-exhaustive"]
    ),
    Program(
      code: ##"""
        switch 3 { case "a": print(1) default: print(2) }
        """##,
      problems: ["1:17 type-mismatch"]
    ),
    Program(
      code: ##"""
        switch 3 { case 1: default: print(2) }
        """##,
      problems: ["1:12 missing-value"]
    ),
    Program(
      code: ##"""
        let a = .foo
        """##,
      problems: ["1:9 ambiguous-type"]
    ),
    Program(
      code: ##"""
        let a = Int
        """##,
      problems: ["1:9 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = Double("x") + 1
        """##,
      problems: ["1:21 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = 1 +
        """##,
      problems: ["1:11 expected-expression"]
    ),
    Program(
      code: ##"""
        let a = (1 + 2
        print(a)
        """##,
      problems: ["1:15 expected-token"]
    ),
    Program(
      code: ##"""
        let a = [1, 2
        print(a)
        """##,
      problems: ["1:14 expected-token"]
    ),
    Program(
      code: ##"""
        print("abc
        """##,
      problems: ["1:7 unterminated-string", "1:11 expected-token"]
    ),
    Program(
      code: ##"""
        let a = 1 2
        """##,
      problems: ["1:5 redeclaration", "1:11 unexpected-token"]
    ),
    Program(
      code: ##"""
        let 1a = 2
        """##,
      problems: ["1:5 invalid-number", "1:5 expected-name"]
    ),
    Program(
      code: ##"""
        let let = 2
        """##,
      problems: ["1:5 expected-name"]
    ),
    Program(
      code: ##"""
        func (x: Int) { }
        """##,
      problems: ["1:6 expected-name"]
    ),
    Program(
      code: ##"""
        func f(x) { }
        """##,
      problems: ["1:9 expected-token"]
    ),
    Program(
      code: ##"""
        }
        """##,
      problems: ["1:1 unexpected-token"]
    ),
    Program(
      code: ##"""
        let a = 7.5 % 2
        """##,
      problems: ["1:9 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = 99999999999999999999
        """##,
      problems: ["1:9 integer-too-large"]
    ),
    Program(
      code: ##"""
        let a = "\q"
        """##,
      problems: ["1:10 invalid-escape"]
    ),
    Program(
      code: ##"""
        guard true else { }
        """##,
      problems: ["1:19 misplaced-statement"]
    ),
    Program(
      code: ##"""
        func f(_ x: Int?) -> Int {
          guard let x else { print("no") }
          return x
        }
        """##,
      problems: ["2:34 misplaced-statement"]
    ),
    Program(
      code: ##"""
        let a: Int = if true { 1.5 } else { 2 }
        """##,
      problems: ["1:24 type-mismatch"]
    ),
    Program(
      code: ##"""
        var a = [1, 2]
        a[0] = "x"
        """##,
      problems: ["2:8 type-mismatch"]
    ),
    Program(
      code: ##"""
        var a = 1
        a = 2.5
        """##,
      problems: ["2:5 type-mismatch"]
    ),
    Program(
      code: ##"""
        var a = 1
        a += 1.5
        """##,
      problems: ["2:3 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = (1, 2) + (3, 4)
        """##,
      problems: ["1:16 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = [1] < [2]
        """##,
      problems: ["1:9 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = true < false
        """##,
      problems: ["1:9 operand-mismatch"]
    ),
    Program(
      code: ##"""
        5 = 3
        """##,
      problems: ["1:1 not-assignable"]
    ),
    Program(
      code: ##"""
        let a = [1, 2].count()
        """##,
      problems: ["1:9 not-callable"]
    ),
    Program(
      code: ##"""
        let a = abs("x")
        """##,
      problems: ["1:9 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a = max(1, "x")
        """##,
      problems: ["1:16 argument-mismatch"]
    ),
    Program(
      code: ##"""
        func f(_ x: Int) -> Int { x }
        func f(_ x: Int) -> Int { x + 1 }
        """##,
      problems: ["2:6 redeclaration"]
    ),
    Program(
      code: ##"""
        func f(a: Int, b: Int) -> Int { a }
        let x = f(b: 1, a: 2)
        """##,
      problems: ["2:9 no-matching-call"]
    ),
    Program(
      code: ##"""
        let x = 3
        func g() -> Int { let x = 4; let x = 5; return x }
        """##,
      problems: ["2:34 redeclaration"]
    ),
    Program(
      code: ##"""
        let a = [1, 2, 3].first + 1
        """##,
      problems: ["1:25 operand-mismatch"]
    ),
    Program(
      code: ##"""
        let a: Double = [1.0, 2].max()
        """##,
      problems: ["1:17 optional-not-unwrapped"]
    ),
    Program(
      code: ##"""
        let a = "x" as Int
        """##,
      problems: ["1:9 type-mismatch"]
    ),
    Program(
      code: ##"""
        let a = 1 ... 2 ... 3
        """##,
      problems: ["1:17 non-associative-operators"]
    ),
    Program(
      code: ##"""
        let a = zip([1], [2]).count
        """##,
      problems: ["1:23 unknown-member"]
    ),
    Program(
      code: ##"""
        let a = [1, 2].map(3)
        """##,
      problems: ["1:20 argument-mismatch"]
    ),
    Program(
      code: ##"""
        let s = "a"
        s.append("b")
        """##,
      problems: ["2:1 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        let t = (1, 2)
        t.0 = 3
        """##,
      problems: ["2:1 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        for i in 0..<3 { i = 2 }
        """##,
      problems: ["1:18 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        func f(_ x: Int) { x = 2 }
        """##,
      problems: ["1:20 assignment-to-constant"]
    ),
    Program(
      code: ##"""
        let c = { (x: Int) in x }
        let a = c("s")
        """##,
      problems: ["2:11 argument-mismatch"]
    ),
    Program(
      code: ##"""
        let c = { (x: Int) in x }
        let a = c()
        """##,
      problems: ["2:9 no-matching-call"]
    ),
    Program(
      code: ##"""
        let c = { (x: Int) in x }
        let a = c(x: 1)
        """##,
      problems: ["2:11 no-matching-call"]
    ),
    Program(
      code: ##"""
        let a = 0x
        """##,
      problems: ["1:9 integer-too-large"]
    ),
    Program(
      code: ##"""
        let a = 1.
        """##,
      problems: ["1:10 expected-name"]
    ),
    Program(
      code: ##"""
        let a == 3
        """##,
      problems: ["1:5 missing-value", "1:7 unexpected-token"]
    ),
    Program(
      code: ##"""
        if let x = 1, x > 2 { }
        """##,
      problems: ["1:12 type-mismatch"]
    ),
    Program(
      code: ##"""
        var i = 0
        i++
        """##,
      problems: ["2:2 unexpected-token"]
    ),
    Program(
      code: ##"""
        let a = [String: Int]() + 1
        """##,
      problems: ["1:9 not-callable"]
    ),
    Program(
      code: ##"""
        "a" * 3
        """##,
      problems: ["1:5 operand-mismatch"]
    ),
    Program(
      code: ##"""
        struct X { let a = unknownThing }
        """##,
      problems: ["1:1 unsupported-syntax"]
    ),
    Program(
      code: ##"""
        print(undefinedName)
        print(undefinedName2)
        """##,
      problems: ["1:7 unknown-name", "2:7 unknown-name"]
    ),
  ]
}
