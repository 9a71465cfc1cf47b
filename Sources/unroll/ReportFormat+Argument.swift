public import ArgumentParser
public import Verification

extension ReportFormat: ExpressibleByArgument {}

extension Shard: ExpressibleByArgument {
  /// Reads `k/n`.
  public init?(argument: String) { self.init(argument) }

  /// As it is written on the command line.
  public var defaultValueDescription: String { "\(number)/\(count)" }
}
