internal import EngineKernels

/// What the engine asks of the processor.
///
/// No result depends on it, only the time that it takes.
public enum KernelPath: String, Sendable, Hashable, CaseIterable {
  /// What every processor of the architecture has: SSE2, NEON.
  case baseline
  /// AVX2 and FMA.
  case avx2
  /// AVX-512 F, DQ and VL.
  case avx512

  /// The path that the engine takes: the widest that the processor has.
  public static var current: KernelPath {
    switch unroll_current_path() {
    case UNROLL_PATH_AVX2: .avx2
    case UNROLL_PATH_AVX512: .avx512
    default: .baseline
    }
  }

  /// Whether this processor can take the path.
  public var isAvailable: Bool { unroll_path_is_available(path) }

  /// Makes the whole program take this path if it can; nil chooses the widest again.
  static func force(_ kernelPath: KernelPath?) {
    if let kernelPath { _ = unroll_force_path(kernelPath.path) } else { unroll_choose_path() }
  }

  private var path: unroll_path {
    switch self {
    case .baseline: UNROLL_PATH_BASELINE
    case .avx2: UNROLL_PATH_AVX2
    case .avx512: UNROLL_PATH_AVX512
    }
  }
}
