/// What a new lesson begins with: prose, a claim, a cell with a figure, all true.
struct LessonStart {
  let title: String
  let language: String

  /// The title of the first lesson of a new course.
  static func firstTitle(_ language: String) -> String {
    language.hasPrefix("zh") ? "第一课" : "A first lesson"
  }

  /// The file's text.
  var text: String {
    let isChinese = language.hasPrefix("zh")
    return """
      ---
      title: \(Self.quoted(title))
      description: \(Self.quoted(isChinese ? "用一句话说明本课讲什么。" : "Say in one sentence what the lesson shows."))
      ---

      \(isChinese ? Self.chinese : Self.english)
      """
  }

  /// Text that is one YAML value, whatever is in it.
  static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || " ,.-()，。".contains($0) }
    if isPlain, let first = text.first, first.isLetter, text.last != " ",
      !["true", "false", "yes", "no", "null", "on", "off"].contains(text.lowercased())
    {
      return text
    }
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private static let english = """
    Begin with the question. Then write numbers as claims: the slope of the sigmoid is at most
    `{swift} 0.25 ≈ Activation.sigmoid.derivative(0)`, and `unroll verify` fails if that is not what is computed.

    ```{swift}
    //| name: slope
    //| caption: The slope is largest at zero and falls off fast on both sides.
    let xs = (-60...60).map { k in Double(k) / 10 }
    LinePlot(
      x: xs, y: xs.map { x in Activation.sigmoid.derivative(x) },
      xLabel: "$x$", yLabel: "$\\\\sigma'(x)$")
    ```

    @fig-slope shows where the slope is. `unroll reference` lists what a cell can call.

    """

  private static let chinese = """
    先提出问题。数字写成论断：sigmoid 的斜率至多是 `{swift} 0.25 ≈ Activation.sigmoid.derivative(0)`，算出来若不是这个数，`unroll verify` 会报错。

    ```{swift}
    //| name: slope
    //| caption: 斜率在零点最大，向两边很快变小。
    let xs = (-60...60).map { k in Double(k) / 10 }
    LinePlot(
      x: xs, y: xs.map { x in Activation.sigmoid.derivative(x) },
      xLabel: "$x$", yLabel: "$\\\\sigma'(x)$")
    ```

    @fig-slope 画出了斜率。代码单元能调用什么，见 `unroll reference`。

    """
}
