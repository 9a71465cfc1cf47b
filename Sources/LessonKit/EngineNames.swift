public import RecurrentEngine

// What cells call by one word and the engine does not.

/// Where a GRU's reset gate acts.
public typealias ResetPlacement = GRUNetwork.ResetPlacement
/// Whose variance Kaiming initialisation keeps.
public typealias FanMode = Initialization.FanMode
/// What a map of one unit maps.
public typealias ScalarMapState = ScalarMap.State
/// A state that a map of one unit leaves where it is.
public typealias ScalarMapFixedPoint = ScalarMap.FixedPoint

/// What clipping a network's gradients by norm gives.
public typealias ClippedRecurrentGradients = NormClipping<RecurrentGradients>
/// What clipping the gradients over a batch by norm gives.
public typealias ClippedSequenceGradients = NormClipping<SequenceGradients>
/// What clipping a deep network's gradients by norm gives.
public typealias ClippedFeedForwardGradients = NormClipping<FeedForwardGradients>
/// What clipping a vector by norm gives.
public typealias ClippedVector = NormClipping<Vector>
/// What clipping a matrix by norm gives.
public typealias ClippedMatrix = NormClipping<Matrix>

/// A trained vanilla network, and how it got there.
public typealias RecurrentNetworkTrainingRun = TrainingRun<RecurrentNetwork>
/// A trained deep network, and how it got there.
public typealias FeedForwardNetworkTrainingRun = TrainingRun<FeedForwardNetwork>
/// A trained LSTM, and how it got there.
public typealias LSTMNetworkTrainingRun = TrainingRun<LSTMNetwork>
/// A trained GRU, and how it got there.
public typealias GRUNetworkTrainingRun = TrainingRun<GRUNetwork>
