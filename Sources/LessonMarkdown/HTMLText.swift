extension String {
  /// The text for use between tags and in attributes in double quotes.
  var escapedForHTML: String {
    guard utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// HTML without the tags of links, whose text stays.
  var withoutLinks: String {
    guard contains("<a") else { return self }
    var result: [UInt8] = []
    let bytes = Array(utf8)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      let opens = rest.starts(with: "<a ".utf8) || rest.starts(with: "<a>".utf8)
      if opens || rest.starts(with: "</a>".utf8) {
        index = (rest.firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
