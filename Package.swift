// swift-tools-version: 6.3

import PackageDescription

let zstd = Target.Dependency.target(name: "CZstd", condition: .when(traits: ["Zstd"]))

let package = Package(
    name: "swift-discord-gateway",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "GatewayJSON", targets: ["GatewayJSON"]),
        .library(name: "GatewayModels", targets: ["GatewayModels"]),
        .library(name: "GatewayEvents", targets: ["GatewayEvents"]),
        .library(name: "GatewayProtocol", targets: ["GatewayProtocol"]),
        .library(name: "GatewayTransport", targets: ["GatewayTransport"]),
        .library(name: "GatewayShard", targets: ["GatewayShard"]),
        .library(name: "GatewayTestKit", targets: ["GatewayTestKit"]),
        .library(name: "GatewaySimulator", targets: ["GatewaySimulator"]),
        .executable(name: "gateway", targets: ["gateway"]),
        .executable(name: "autobahn-client", targets: ["autobahn-client"]),
        .executable(name: "gateway-histories", targets: ["gateway-histories"]),
    ],
    traits: [
        .trait(name: "Zstd", description: "Adds zstd-stream to the compressions; needs libzstd.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.19.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.34.0"),
    ],
    targets: [
        // The layers, from the bottom up.
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
        ),
        .systemLibrary(
            name: "CZstd",
            pkgConfig: "libzstd",
            providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]
        ),
        .target(name: "GatewayText"),
        // C, for Swift has no way to ask which lanes of a vector are set.
        .target(name: "CJSONScan"),
        // Lifetimes let the compiler hold a reader's keys to the bytes they point to.
        .target(
            name: "GatewayJSON",
            dependencies: ["CJSONScan"],
            swiftSettings: [.enableExperimentalFeature("Lifetimes")]
        ),
        .target(name: "GatewayModels", dependencies: ["GatewayJSON"]),
        .target(name: "GatewayEvents", dependencies: ["GatewayJSON", "GatewayModels"]),
        .target(
            name: "GatewayProtocol",
            dependencies: ["CZlib", zstd, "GatewayJSON", "GatewayModels", "GatewayText"]
        ),
        .target(name: "GatewayTransport", dependencies: ["CCurl", "GatewayText"]),
        .target(
            name: "GatewayShard",
            dependencies: [
                "GatewayModels", "GatewayProtocol", "GatewayTransport",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // The other side of the conversation: in memory, behind sockets, and as a command.
        .target(
            name: "GatewayTestKit",
            dependencies: [
                "CZlib", zstd, "GatewayEvents", "GatewayJSON", "GatewayModels", "GatewayProtocol",
                "GatewayTransport",
            ]
        ),
        .target(
            name: "GatewaySimulator",
            dependencies: [
                "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayTestKit", "GatewayTransport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]
        ),
        .executableTarget(
            name: "gateway",
            dependencies: [
                "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayShard", "GatewaySimulator",
                "GatewayTestKit", "GatewayTransport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // The transport before the Autobahn test suite; see Scripts/autobahn.
        .executableTarget(
            name: "autobahn-client",
            dependencies: [
                "GatewayTransport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // The protocol with a transport that is none of this package's: lines of text.
        .executableTarget(
            name: "frames-to-effects",
            dependencies: ["GatewayModels", "GatewayProtocol"],
            path: "Examples/FramesToEffects"
        ),

        // What the documentation shows of a transport of one's own.
        .target(
            name: "NIOTransport",
            dependencies: [
                "GatewayTransport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "Examples/NIOTransport"
        ),

        // Shard, machine and a transport in random histories; see Scripts/histories.
        .target(
            name: "GatewayHistories",
            dependencies: [
                "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayShard", "GatewayTestKit", "GatewayTransport",
            ]
        ),
        .executableTarget(name: "gateway-histories", dependencies: ["GatewayHistories"]),

        // Unit tests: virtual time, no sockets.
        .testTarget(name: "GatewayTextTests", dependencies: ["GatewayText"]),
        .testTarget(name: "GatewayJSONTests", dependencies: ["CJSONScan", "GatewayJSON"]),
        .testTarget(name: "GatewayModelsTests", dependencies: ["GatewayJSON", "GatewayModels"]),
        .testTarget(
            name: "GatewayEventsTests",
            dependencies: ["GatewayEvents", "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayTestKit"],
            exclude: ["Payloads"]
        ),
        .testTarget(
            name: "GatewayProtocolTests",
            dependencies: ["CZlib", "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayTestKit"]
        ),
        .testTarget(
            name: "GatewayTestKitTests",
            dependencies: [
                "GatewayEvents", "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayTestKit",
                "GatewayTransport",
            ]
        ),
        .testTarget(
            name: "GatewayHistoriesTests",
            dependencies: [
                "GatewayHistories", "GatewayModels", "GatewayProtocol", "GatewayShard", "GatewayTestKit",
                "GatewayTransport",
            ]
        ),
        .testTarget(
            name: "GatewayShardTests",
            dependencies: [
                "GatewayEvents", "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayShard", "GatewayTestKit",
                "GatewayTransport",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // Socket tests: real servers on loopback.
        .target(name: "GatewayTestSupport", path: "Tests/Support"),
        .testTarget(
            name: "GatewayTransportTests",
            dependencies: [
                "GatewaySimulator", "GatewayTestKit", "GatewayTestSupport", "GatewayTransport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(
            name: "GatewaySimulatorTests",
            dependencies: [
                "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewaySimulator", "GatewayTestKit",
                "GatewayTransport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "NIOTransportTests",
            dependencies: [
                "GatewayModels", "GatewayProtocol", "GatewayShard", "GatewaySimulator", "GatewayTestKit",
                "GatewayTransport", "NIOTransport",
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(
            name: "GatewayInteropTests",
            dependencies: [
                "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayShard", "GatewaySimulator",
                "GatewayTestKit", "GatewayTestSupport", "GatewayTransport",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Python"]
        ),
        .testTarget(
            name: "GatewayCommandTests",
            dependencies: [
                "frames-to-effects", "gateway", "GatewayJSON", "GatewayModels", "GatewayProtocol", "GatewayShard",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .strictMemorySafety(),
            .treatAllWarnings(as: .error),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}
