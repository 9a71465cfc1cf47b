import Foundation
import Testing

/// What `scripts/install` relies on: the program finds its files beside itself, wherever it is and wherever it is run.
@Suite struct InstallationTests {
  @Test func anInstalledProgramNeedsNothingOfTheRepository() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    let files = FileManager.default
    let prefix = course.folder.appendingPathComponent("prefix")
    let share = prefix.appendingPathComponent("share/unroll")
    for folder in [share, prefix.appendingPathComponent("bin")] {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let program = prefix.appendingPathComponent("bin/unroll")
    try files.copyItem(at: Course.program, to: program)
    try files.copyItem(at: Course.templates, to: share.appendingPathComponent("templates"))
    // Found through a link in PATH, too.
    try files.createDirectory(
      at: course.folder.appendingPathComponent("path"),
      withIntermediateDirectories: true
    )
    let link = course.folder.appendingPathComponent("path/unroll")
    try files.createSymbolicLink(at: link, withDestinationURL: program)
    for program in [program, link] {
      let run = try course.run(program: program, ["render", "-o", "site"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(course.text("site/en/a.html") != nil)
      try files.removeItem(at: course.folder.appendingPathComponent("site"))
    }
    let doctor = try course.run(program: program, ["doctor"])
    #expect(doctor.output.contains("prefix/share/unroll/templates"))
  }

  @Test func itsOwnCopyOfKaTeXGoesFirst() throws {
    let course = try Course(bodies: ["a": "Formula $x$."])
    defer { course.remove() }
    let files = FileManager.default
    let program = course.folder.appendingPathComponent("prefix/bin/unroll")
    try files.createDirectory(
      at: program.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try files.copyItem(at: Course.program, to: program)
    // A folder that is there but lacks something is passed over; a whole one is taken.
    try course.write(Data(), to: "prefix/share/unroll/katex/katex.min.js")
    let doctor = try course.run(program: program, ["doctor"])
    #expect(!doctor.output.contains("prefix/share/unroll/katex"), "\(doctor.output)")
    try course.write(Data("x".utf8), to: "prefix/share/unroll/katex/katex.min.js")
    try course.write(
      Data(".katex .katex-version::after{content:\"9.9.9\"}".utf8),
      to: "prefix/share/unroll/katex/katex.min.css"
    )
    try course.write(Data(), to: "prefix/share/unroll/katex/fonts/KaTeX_Main-Regular.woff2")
    let own = try course.run(program: program, ["doctor"])
    #expect(own.output.contains("9.9.9"), "\(own.output)")
  }
}
