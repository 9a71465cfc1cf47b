import Foundation

/// A course as a stranger might send it: lessons that try to read, to connect, to start something, or never to end.
struct HostileCourse {
  let course: Course
  /// What must stay unread; it lies beside the course's folder.
  static let secret = "a secret beside the course"

  /// Lessons by name and the text below their front matter.
  private static let bodies: [String: String] = [
    "links": """
    ![a](../../../../../../etc/passwd) ![b](/etc/passwd) ![c](file:///etc/passwd)
    ![d](..%2F..%2F..%2Fsecret.txt) ![e](../../secret.txt) [f](../../secret.txt)
    [g](file:///etc/hosts) ![h](http://127.0.0.1:9/x.png) ![i](//127.0.0.1:9/x.png)
    ![j](../en/../../secret.txt) ![k](../evil/passwd) [l](../evil/passwd)
    """,
    "html": """
    <script src="http://127.0.0.1:9/x.js"></script>
    <img src="file:///etc/passwd"><iframe src="http://127.0.0.1:9/"></iframe>
    <!--#include file="/etc/passwd" -->
    """,
    "include": """
    ```{swift}
    //| file: ../../secret.txt
    //| include: /etc/passwd
    1
    ```

    {{< include ../../secret.txt >}}
    """,
    "files": """
    ```{swift}
    import Foundation
    print(try String(contentsOfFile: "/etc/passwd"))
    ```

    ```{swift}
    FileManager.default.contents(atPath: "/etc/passwd")
    ```

    ```{swift}
    fopen("/etc/passwd", "r")
    ```

    ```{swift}
    Process().run()
    ```

    `{swift} String(contentsOfFile: "../../secret.txt")` `{swift} #file` `{swift} getenv("HOME")`
    """,
    "network": """
    ```{swift}
    URL(string: "http://127.0.0.1:9/")
    ```

    ```{swift}
    socket(2, 1, 0)
    ```
    """,
    "tex": """
    $\\input{/etc/passwd}$ $\\include{../../secret}$ $\\includegraphics{/etc/passwd}$
    $\\href{file:///etc/passwd}{x}$ $\\url{http://127.0.0.1:9/}$ $\\openin0=secret$
    $\\htmlData{a=b}{x}$ $\\immediate\\write18{touch pwned}$ $\\csname input\\endcsname$

    $$\\def\\a{\\a\\a}\\a$$

    $$\\def\\b#1{#1#1#1#1}\\b{\\b{\\b{\\b{\\b{\\b{\\b{x}}}}}}}$$
    """,
    "loop": "```{swift}\nvar n = 0\nwhile true { n += 1 }\n```\n",
    "memory": "```{swift}\nvar a = [1.0]\nwhile true { a = a + a }\n```\n",
    "printer": "```{swift}\nwhile true { print(\"all work and no play\") }\n```\n",
    "recursion": "```{swift}\nfunc f(_ n: Int) -> Int { f(n + 1) + 1 }\nf(0)\n```\n",
    "engine":
      "```{swift}\nMatrix.identity(100000)\n```\n\n`{swift} Matrix.identity(3000).spectralNorm`\n",
    "claims": String(repeating: "`{swift} 0.1 ≈ (0..<1000).reduce(0, +)`\n", count: 200),
    "markup": String(repeating: "[", count: 5_000) + String(repeating: "> ", count: 2_000) + "x",
    "yaml": "```{swift}\n//| name: ../../../evil\n//| caption: &a [*a, *a]\n1\n```\n",
  ]

  init() throws {
    course = try Course(bodies: Self.bodies)
    let names = (Self.bodies.keys.sorted() + ["passwd", "pipe", "folder", "loop-link", "huge"])
      .joined(separator: ", ")
    let yml = """
      languages:
        - { tag: en, name: English, title: Cases }
        - { tag: evil, name: Evil, title: Evil }
        - { tag: "../..", name: Up, title: Up }
      parts:
        - title: { en: All, evil: All, "../..": All }
          lessons: [\(names), ../../secret, /etc/passwd, ../../../../../../etc/hosts]
      """
    try course.write(Data(yml.utf8), to: "lessons/course.yml")
    try course.write(Data(Self.secret.utf8), to: "secret.txt")
    try course.write(Data(Self.secret.utf8), to: "secret.md")
    try link("lessons/en/passwd.md", to: "/etc/passwd")
    try link("lessons/en/loop-link.md", to: "loop-link.md")
    try link("lessons/evil", to: "/etc")
    try link("lessons/records", to: "/etc")
    try FileManager.default.createDirectory(
      atPath: course.folder.appendingPathComponent("lessons/en/folder.md").path,
      withIntermediateDirectories: true
    )
    mkfifo(course.folder.appendingPathComponent("lessons/en/pipe.md").path, 0o644)
    let huge = course.folder.appendingPathComponent("lessons/en/huge.md").path
    try Data().write(to: URL(fileURLWithPath: huge))
    truncate(huge, 1 << 26)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: course.folder.appendingPathComponent(path).path,
      withDestinationPath: target
    )
  }

  func remove() { course.remove() }
}
