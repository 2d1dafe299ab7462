import CCurl

/// A failure to send or to receive as libcurl tells it.
///
/// The code is decided by numbers alone, because libcurl's texts change from
/// version to version; the texts only end up in the message.
struct CurlFailure {
    let result: CURLcode
    let text: String

    init(_ result: CURLcode, of easy: CurlEasy) {
        self.result = result
        text = easy.failureText(for: result)
    }

    var error: TransportError {
        TransportError(.dropped, "The connection broke: \(text)")
    }
}
