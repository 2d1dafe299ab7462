// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "gateway-benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "swift-discord-gateway", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .systemLibrary(
            name: "COpenSSL",
            pkgConfig: "openssl",
            providers: [.apt(["libssl-dev"]), .brew(["openssl"])]
        ),
        // What the figures are compared with: the least that a program can do, in C.
        .target(
            name: "CFloors",
            dependencies: ["COpenSSL"],
            linkerSettings: [.linkedLibrary("curl"), .linkedLibrary("z"), .linkedLibrary("ssl"), .linkedLibrary("crypto")]
        ),
        .executableTarget(
            name: "gateway-benchmarks",
            dependencies: [
                "CFloors",
                .product(name: "GatewayEvents", package: "swift-discord-gateway"),
                .product(name: "GatewayJSON", package: "swift-discord-gateway"),
                .product(name: "GatewayModels", package: "swift-discord-gateway"),
                .product(name: "GatewayProtocol", package: "swift-discord-gateway"),
                .product(name: "GatewayShard", package: "swift-discord-gateway"),
                .product(name: "GatewayTestKit", package: "swift-discord-gateway"),
                .product(name: "GatewayTransport", package: "swift-discord-gateway"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
