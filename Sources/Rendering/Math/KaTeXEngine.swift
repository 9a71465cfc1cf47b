import CJavaScriptCore
import Diagnostics

/// KaTeX, loaded into JavaScriptCore.
///
/// A context belongs to whoever holds it: not `Sendable`, and `MathTypesetter` lets one thread in at a time.
final class KaTeXEngine {
  /// What came of a formula.
  enum Outcome {
    case html(String, warnings: [TeXError])
    case failure(TeXError)
  }

  private let context: JSGlobalContextRef
  private let typesetFunction: JSObjectRef

  /// Loads the script.
  ///
  /// - Parameter script: KaTeX's own, as text.
  /// - Throws: `TeXError` if JavaScriptCore does not understand it.
  init(script: String) throws(TeXError) {
    guard let context = JSGlobalContextCreate(nil) else {
      throw TeXError(message: "JavaScriptCore did not start", offset: nil)
    }
    self.context = context
    _ = try Self.evaluate(script, in: context)
    let function = try Self.evaluate(Self.adapter, in: context)
    guard let function, JSValueIsObject(context, function),
      let object = JSValueToObject(context, function, nil)
    else { throw TeXError(message: "KaTeX's script defines no 'katex'", offset: nil) }
    typesetFunction = object
    JSValueProtect(context, object)
  }

  deinit {
    JSValueUnprotect(context, typesetFunction)
    JSGlobalContextRelease(context)
  }

  /// Typesets one formula.
  func typeset(_ tex: String, isDisplayed: Bool) -> Outcome {
    let string = tex.withJSString { JSValueMakeString(context, $0) }
    let arguments: [JSValueRef?] = [string, JSValueMakeBoolean(context, isDisplayed)]
    var exception: JSValueRef?
    let result = JSObjectCallAsFunction(
      context,
      typesetFunction,
      nil,
      arguments.count,
      arguments,
      &exception
    )
    guard exception == nil, let result, let object = JSValueToObject(context, result, nil) else {
      return .failure(TeXError(message: "formula is nested too deeply", offset: nil))
    }
    if let html = self.string("html", of: object) {
      let warnings = (self.string("warnings", of: object) ?? "").split(separator: "\u{1E}").map {
        let parts = $0.split(separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
        return Self.error(String(parts.last ?? ""), at: Int(parts.first ?? "") ?? -1, in: tex)
      }
      return .html(html, warnings: warnings)
    }
    let message = self.string("message", of: object) ?? "formula cannot be typeset"
    let position = self.string("position", of: object).flatMap { Int($0) } ?? -1
    return .failure(Self.error(message, at: position, in: tex))
  }

  /// A string property; nil if it is something else.
  private func string(_ name: String, of object: JSObjectRef) -> String? {
    let value = name.withJSString { JSObjectGetProperty(context, object, $0, nil) }
    guard let value, JSValueIsString(context, value) else { return nil }
    return Self.string(value, in: context)
  }

  private static func string(_ value: JSValueRef, in context: JSGlobalContextRef) -> String? {
    guard let copy = JSValueToStringCopy(context, value, nil) else { return nil }
    defer { JSStringRelease(copy) }
    let size = JSStringGetMaximumUTF8CStringSize(copy)
    let bytes = [CChar](unsafeUninitializedCapacity: size) { buffer, count in
      // The count includes the terminating zero.
      count = max(0, JSStringGetUTF8CString(copy, buffer.baseAddress, size) - 1)
    }
    return String(decoding: bytes.lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func evaluate(
    _ script: String,
    in context: JSGlobalContextRef
  ) throws(TeXError) -> JSValueRef? {
    var exception: JSValueRef?
    let result = script.withJSString {
      JSEvaluateScript(context, $0, nil, nil, 1, &exception)
    }
    if let exception {
      let reason = string(exception, in: context) ?? "unknown error"
      throw TeXError(message: "KaTeX could not be loaded: \(reason)", offset: nil)
    }
    return result
  }

  /// KaTeX's message without its frame and without the excerpt, in the form of ours.
  ///
  /// `KaTeX parse error: Undefined control sequence: \foo at position 3: x+\̲f̲o̲o̲` becomes
  /// `undefined control sequence '\foo'`.
  private static func error(_ message: String, at position: Int, in tex: String) -> TeXError {
    var text = message.filter { $0 != "\u{332}" }
    text.unicodeScalars.removeAll { $0 == "\u{332}" }
    if let frame = text.prefixMatch(of: /KaTeX parse error:\s*/) {
      text.removeSubrange(frame.range)
    }
    if let excerpt = text.firstMatch(of: /\s+at (?:position \d+|end of input):[\s\S]*$/) {
      text.removeSubrange(excerpt.range)
    }
    if let match = text.wholeMatch(of: /Undefined control sequence: ([\s\S]*)/) {
      let command = String(match.1)
      let hint = Spelling.hint(for: command, among: TeXCommands.common)
      text =
        "undefined control sequence '\(command)'"
        + (hint.isEmpty ? "; expected a command that KaTeX knows" : hint)
    }
    text = text.replacing("'EOF'", with: "the end of the formula")
    if let first = text.first, text.dropFirst().first?.isUppercase != true {
      text = first.lowercased() + text.dropFirst()
    }
    while text.last == "." || text.last == " " { text.removeLast() }
    guard position >= 0 else { return TeXError(message: text, offset: nil) }
    let units = tex.utf16
    let index = units.index(units.startIndex, offsetBy: min(position, units.count))
    let offset = tex.utf8.distance(from: tex.startIndex, to: index)
    return TeXError(message: text, offset: offset)
  }

  /// The function that Swift calls.
  ///
  /// `strict` gathers what LaTeX would not take, and lets KaTeX go on.
  private static let adapter = """
    (function () {
    // Leaves out what says nothing to a browser: a page full of fractions would be a fifth larger.
    // 1. Namespaces, the TeX beside its MathML, last semicolons, zeros before points.
    // 2. Wrappers around text, and classes, that no rule of the style sheet is about; but those that
    //    a rule finds by their place, behind a strut or in a lap, stay.
    // 3. Italic letters are `i`, all else is `b` (see `KaTeX.webStyleSheet`), small print is its size.
    // 4. The longest of the frequent classes have short names (`KaTeX.shortClasses`), rows and cells of a
    //    stack none, the usual spaces and heights one (`KaTeX.shortStyles`).
    // 5. Heights below zero, which no browser takes, and quotes around attributes that need none.
    function slim(html, displayed) {
      html = html.replace(/ xmlns="http:\\/\\/www\\.w3\\.org\\/1998\\/Math\\/MathML"/g, "")
        .replace(/<semantics>([\\s\\S]*?)<annotation[\\s\\S]*?<\\/annotation><\\/semantics>/, "$1")
        .replace(/ style="([^"]*);"/g, function (whole, style) {
          return ' style="' + style.replace(/([:-])0\\./g, "$1.") + '"';
        });
      var short = { \(KaTeX.shortClasses.map { "\($0): '\($1)'" }.joined(separator: ", ")) };
      var styles = { \(KaTeX.shortStyles.map { "'\($0.written)': '\($0.name)'" }.joined(separator: ", ")) };
      var start = html.indexOf('<span class="katex-html"');
      if (start < 0) return html;
      var place = '(<span class="pstrut"[^>]*></span>|<span class="inner">)?';
      var plain = new RegExp(
        place + '<span class="m(?:ord|bin|rel|open|close|punct|op)(?: mtight)?">([^<]*)</span>',
        "g");
      var italic = new RegExp(
        place + '<span class="mord mathnormal(?: mtight)?"( style="[^"]*")?>([^<]*)</span>', "g");
      start = html.indexOf(">", start) + 1;
      var end = html.length - "</span>".length * (displayed ? 3 : 2);
      var ink = html.slice(start, end)
        .replace(plain, function (whole, place, text) {
          return place ? place + "<span>" + text + "</span>" : text;
        })
        .replace(italic, function (whole, place, style, text) {
          return place ? whole : "<i" + (style || "") + ">" + text + "</i>";
        })
        .replace(/<span class="vlist-s">[^<]*<\\/span>/g, "")
        .replace(/ class="([^"]*)"/g, function (whole, names) {
          if (names === "vlist-t") names = "vlist-t vlist-1";
          names = names.split(" ").filter(function (name) {
            return !/^(m(ord|bin|rel|open|close|punct|op|inner|tight)|text|vlist(-r|-t2)?|)$/.test(name);
          }).map(function (name) {
            return name.replace(/^(vlist|pstrut|nulldelimiter|msupsub)/, function (long) {
              return short[long];
            });
          }).join(" ");
          return names ? ' class="' + names + '"' : "";
        })
        .replace(/ class="sizing reset-size6 size3">/g, ' style="font-size:.7em">')
        .replace(/ style="height:-[^;"]*"/g, "")
        .replace(/<span((?: class="(?:mspace|kp)")? style="[^";]*")/g, function (whole, written) {
          return styles[written] ? "<span class=" + styles[written] : whole;
        })
        .replace(/ ([a-z-]+)="([^"\\s=<>'`]+)"/g, " $1=$2")
        .replace(/<span/g, "<b").replace(/<\\/span>/g, "</b>");
      return html.slice(0, start) + ink + html.slice(end);
    }
    return function (tex, displayed) {
      var warnings = [];
      try {
        var html = katex.renderToString(tex, {
          displayMode: displayed, output: "htmlAndMathml", throwOnError: true, trust: false,
          maxExpand: 1000, maxSize: 50,
          strict: function (code, message, token) {
            var position = token && token.loc ? token.loc.start : -1;
            warnings.push(position + "\\u001f" + message);
            return "ignore";
          }
        });
        return { html: slim(html, displayed), warnings: warnings.join("\\u001e") };
      } catch (error) {
        if (error instanceof katex.ParseError) {
          var position = error.position === undefined ? -1 : error.position;
          return { message: String(error.message), position: String(position) };
        }
        return { message: "formula is too long or nested too deeply", position: "-1" };
      }
    };
    })()
    """
}

extension String {
  /// Hands a JavaScript copy of the string to `body`, and frees it.
  fileprivate func withJSString<Result>(_ body: (JSStringRef?) -> Result) -> Result {
    let units = Array(utf16)
    let string = JSStringCreateWithCharacters(units, units.count)
    defer { if let string { JSStringRelease(string) } }
    return body(string)
  }
}
