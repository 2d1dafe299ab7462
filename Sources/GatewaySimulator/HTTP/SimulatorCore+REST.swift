import GatewayJSON
import GatewayTestKit
import NIOHTTP1

extension SimulatorCore {
    /// Answers the few requests of Discord's HTTP API that bots make to log in.
    func restAnswer(to request: HTTPRequest) -> HTTPAnswer {
        guard request.method == .GET else { return .notFound }
        if request.path == "/gateway" { return .json(["url": .string(gateway.configuration.resumeURL)]) }
        guard request.authorization == "Bot " + gateway.configuration.token else { return .unauthorized }
        return switch request.path {
        case "/gateway/bot": .json(gatewayBot)
        case "/users/@me": .json(gateway.world.botUser)
        case "/oauth2/applications/@me", "/applications/@me": .json(application)
        default: .notFound
        }
    }

    private var gatewayBot: JSONObject {
        let limit = gateway.sessionStartLimit(at: now)
        return [
            "url": .string(gateway.configuration.resumeURL),
            "shards": .integer(Int64(gateway.configuration.recommendedShards)),
            "session_start_limit": [
                "total": .integer(Int64(limit.total)),
                "remaining": .integer(Int64(limit.remaining)),
                "reset_after": .integer(Int64(limit.resetAfter / .milliseconds(1))),
                "max_concurrency": .integer(Int64(limit.maxConcurrency)),
            ],
        ]
    }

    /// The application object, as far as it is always there.
    private var application: JSONObject {
        let bot = (try? JSONValue(parsing: gateway.world.botUser)) ?? .null
        return [
            "id": bot["id"] ?? .null,
            "name": bot["username"] ?? .null,
            "icon": .null,
            "description": "",
            "summary": "",
            "bot_public": true,
            "bot_require_code_grant": false,
            "rpc_origins": [],
            "flags": 565_248,
            "approximate_guild_count": .integer(Int64(gateway.world.guilds.count)),
            "approximate_user_install_count": 0,
            "hook": true,
            "type": .null,
            "verify_key": .string(String(repeating: "0", count: 64)),
            "bot": bot,
            "owner": bot,
            "team": .null,
        ]
    }
}
