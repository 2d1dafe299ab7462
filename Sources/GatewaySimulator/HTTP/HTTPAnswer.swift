import GatewayJSON
import NIOHTTP1

/// What is answered to an HTTP request.
struct HTTPAnswer {
    var status: HTTPResponseStatus
    var body: [UInt8] = []
    var retryAfter: Int?

    static let done = HTTPAnswer(status: .noContent)
    static let notFound = error(.notFound, "404: Not Found")
    static let unauthorized = error(.unauthorized, "401: Unauthorized")

    static func json(_ body: [UInt8]) -> HTTPAnswer { HTTPAnswer(status: .ok, body: body) }

    static func json(_ object: JSONObject) -> HTTPAnswer { json(JSONValue.object(object).encoded()) }

    /// An error in the shape that Discord gives its errors.
    static func error(_ status: HTTPResponseStatus, _ message: String) -> HTTPAnswer {
        let body: JSONValue = ["message": .string(message), "code": 0]
        return HTTPAnswer(status: status, body: body.encoded())
    }
}
