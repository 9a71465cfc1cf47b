/// The data of a path, stretched along both axes: what a browser does with a drawing whose strokes keep their width.
///
/// Programs other than browsers stretch the strokes, too; so drawings that stand alone hold the paths as they come out.
struct StretchedPath {
  let scaleX: Double
  let scaleY: Double

  /// The data in its new size.
  ///
  /// - Parameter data: Moves, lines and closings, absolute or relative, as `PathText` writes them.
  /// - Returns: The same with one decimal more than the screen shows.
  func callAsFunction(_ data: String) -> String {
    var result = ""
    var command: Character = "M"
    var isX = true
    var number = ""
    var needsSpace = false
    func flush() {
      guard let value = Double(number) else { return }
      let isAlongX =
        switch command {
        case "h", "H": true
        case "v", "V": false
        default: isX
        }
      let text = Ink.decimal(value * (isAlongX ? scaleX : scaleY), places: 2)
      if needsSpace, !text.hasPrefix("-") { result += " " }
      result += text
      needsSpace = true
      isX.toggle()
      number = ""
    }
    for character in data {
      if character.isLetter {
        flush()
        result.append(character)
        (command, isX, needsSpace) = (character, true, false)
      } else if character == " " || character == "," || (character == "-" && !number.isEmpty) {
        flush()
        if character == "-" { number = "-" }
      } else {
        number.append(character)
      }
    }
    flush()
    return result
  }
}
