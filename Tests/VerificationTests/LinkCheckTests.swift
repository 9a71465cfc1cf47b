import Diagnostics
import LessonModel
import Testing
import Verification

@Suite struct LinkCheckTests {
  private let files = CourseFiles(
    exists: { ["images/net.png", "images/notes.txt", "en/b.md"].contains($0) },
    names: { $0 == "images" ? ["net.png", "notes.txt"] : [] }
  )

  private func check(_ body: String) -> [Diagnostic] {
    let course = SampleCourse([
      "en/a.md": body,
      "en/b.md": "# The forward pass\n\n$$x$$ {#eq-one}\n\n```{swift}\n//| name: sizes\n1\n```\n",
      "en/old-name.md": "# Old", "zh/b.md": "# 前向传播",
    ])
    guard let lesson = course.lesson("en/a.md") else { return [] }
    return LinkCheck(course: course.course, lessons: course.lessons, files: files)
      .diagnostics(of: lesson)
  }

  @Test(
    arguments: [
      "[x](b.md)", "[x](b.md#the-forward-pass)", "[x](./b.md#eq-one)", "[x](b.md#tbl-sizes)",
      "[x](../zh/b.md#%E5%89%8D%E5%90%91%E4%BC%A0%E6%92%AD)", "[x](../zh/b.md#前向传播)",
      "# Here\n\n[x](#here)", "[x](#)", "[x](https://example.org/b.md#nothing)",
      "[x](mailto:a@b.org)", "![x](../images/net.png)", "![x](data:image/png;base64,AA==)",
      "<https://example.org>", "[x](b.sizes.csv)", "[x](b.md?print#the-forward-pass)",
    ])
  func aLinkThatLeadsSomewhereIsSilent(body: String) {
    #expect(check(body).map(\.message) == [])
  }

  @Test(
    arguments: [
      ("[x](c.md)", "4:5 ‹c.md› unknown-lesson"),
      ("[x](old_name.md)", "4:5 ‹old_name.md› unknown-lesson"),
      ("[x](../zh/old-name.md)", "4:5 ‹../zh/old-name.md› unknown-lesson"),
      ("[x](b.md#the-foward-pass)", "4:5 ‹b.md#the-foward-pass› unknown-anchor"),
      ("[x](#nowhere)", "4:5 ‹#nowhere› unknown-anchor"),
      ("text\ntext [x](#nowhere) text", "5:10 ‹#nowhere› unknown-anchor"),
      ("[x][r]\n\n[r]: b.md#gone", "6:6 ‹b.md#gone› unknown-anchor"),
      ("[x](b.html)", "4:5 ‹b.html› unpublished-file"),
      ("[x](../images/notes.txt)", "4:5 ‹../images/notes.txt› unpublished-file"),
      ("[x](c.txt)", "4:5 ‹c.txt› missing-file"),
      ("![x](../images/nett.png)", "4:6 ‹../images/nett.png› missing-file"),
      ("[x](../../README.md)", "4:5 ‹../../README.md› link-outside"),
      ("![x](../../../../etc/passwd)", "4:6 ‹../../../../etc/passwd› link-outside"),
      ("[x](/b.md)", "4:5 ‹/b.md› link-outside"),
      ("![x](https://example.org/x.png)", "4:6 ‹https://example.org/x.png› link-outside"),
      ("![x](//example.org/x.png)", "4:6 ‹//example.org/x.png› link-outside"),
      ("```{swift}\n//| caption: see [x](#gone)\n```", "5:22 ‹#gone› unknown-anchor"),
    ] as [(String, String)]
  )
  func aLinkThatLeadsNowhereIsNamedAtItsAddress(body: String, expected: String) {
    #expect(check(body).map(\.brief) == [expected])
  }

  @Test func theMessageSaysWhatWasMeant() throws {
    let anchor = try #require(check("[x](b.md#the-foward-pass)").first)
    #expect(anchor.message.hasSuffix("did you mean '#the-forward-pass'?"))
    #expect(anchor.fixIt?.replacement == "the-forward-pass")
    #expect(check("[x](old_name.md)").first?.message.contains("did you mean 'old-name'?") == true)
    #expect(check("![x](../images/nett.png)").first?.message.contains("'net.png'?") == true)
    #expect(check("[x](b.html)").first?.fixIt?.replacement == "b.md")
    #expect(
      check("[x](#nowhere)").first?.message.contains("expected none, since there is none") == true
    )
  }
}
