public import CellLanguage

/// What cells can call: the language's own library, the engine, tables and figures.
public enum EngineLibrary {
  /// Built once; the registry behind cells and `unroll reference` alike.
  public static let library: HostLibrary = {
    var library = HostLibrary()
    library.bindElementary()
    library.bindInterval()
    library.bindActivation()
    library.bindVector()
    library.bindMatrix()
    library.bindInitialization()
    library.bindRecurrentNetwork()
    library.bindForwardTrace()
    library.bindRecurrentGradients()
    library.bindRecurrentWeightTerms()
    library.bindBatchNormalization()
    library.bindDenseLayer()
    library.bindFeedForwardNetwork()
    library.bindFeedForwardTrace()
    library.bindFeedForwardGradients()
    library.bindErrorSurface()
    library.bindClipping()
    library.bindTable()
    library.bindSeries()
    library.bindPlots()
    library.bindCharts()
    library.bindMaps()
    library.bindUnrolledGraph()
    library.bindExplorable()
    return library
  }()
}
