extension Activity: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, type, url, state, timestamps, details, emoji, party, assets, secrets, flags, buttons
        case createdAt = "created_at"
        case applicationID = "application_id"
        case statusDisplayType = "status_display_type"
        case detailsURL = "details_url"
        case stateURL = "state_url"
        case isInstance = "instance"
    }

    /// Reads an activity as it is received.
    ///
    /// Discord does not validate what users' clients put into their presences, so this is lenient: times may be
    /// integers or strings, buttons labels or objects, unknown keys are ignored, and an optional field of an
    /// unexpected form counts as missing.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` if it has no name or no type.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            type: try container.decode(ActivityType.self, forKey: .type),
            url: container.lenient(String.self, forKey: .url),
            state: container.lenient(String.self, forKey: .state)
        )
        createdAt = container.milliseconds(forKey: .createdAt)
        timestamps = container.lenient(Timestamps.self, forKey: .timestamps)
        applicationID = container.lenient(Snowflake.self, forKey: .applicationID)
        statusDisplayType = container.lenient(StatusDisplayType.self, forKey: .statusDisplayType)
        details = container.lenient(String.self, forKey: .details)
        detailsURL = container.lenient(String.self, forKey: .detailsURL)
        stateURL = container.lenient(String.self, forKey: .stateURL)
        emoji = container.lenient(Emoji.self, forKey: .emoji)
        party = container.lenient(Party.self, forKey: .party)
        assets = container.lenient(Assets.self, forKey: .assets)
        secrets = container.lenient(Secrets.self, forKey: .secrets)
        isInstance = container.lenient(Bool.self, forKey: .isInstance)
        flags = container.lenient(Flags.self, forKey: .flags)
        buttons = container.lenient([Button].self, forKey: .buttons)
    }

    /// Writes every field that is set, as a received activity has them.
    ///
    /// What a bot may send is what ``write(to:)`` writes.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(type, forKey: .type)
        try container.encodeIfPresent(url, forKey: .url)
        try container.encodeIfPresent(state, forKey: .state)
        try container.encodeIfPresent(createdAt, forKey: .createdAt)
        try container.encodeIfPresent(timestamps, forKey: .timestamps)
        try container.encodeIfPresent(applicationID, forKey: .applicationID)
        try container.encodeIfPresent(statusDisplayType, forKey: .statusDisplayType)
        try container.encodeIfPresent(details, forKey: .details)
        try container.encodeIfPresent(detailsURL, forKey: .detailsURL)
        try container.encodeIfPresent(stateURL, forKey: .stateURL)
        try container.encodeIfPresent(emoji, forKey: .emoji)
        try container.encodeIfPresent(party, forKey: .party)
        try container.encodeIfPresent(assets, forKey: .assets)
        try container.encodeIfPresent(secrets, forKey: .secrets)
        try container.encodeIfPresent(isInstance, forKey: .isInstance)
        try container.encodeIfPresent(flags, forKey: .flags)
        try container.encodeIfPresent(buttons, forKey: .buttons)
    }
}

extension Activity.Timestamps {
    /// Reads times that may be integers or strings.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` if it is no object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(start: container.milliseconds(forKey: .start), end: container.milliseconds(forKey: .end))
    }
}

extension Activity.Emoji {
    /// Reads an emoji; fields of an unexpected form count as missing.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` if it is no object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: container.lenient(String.self, forKey: .name),
            id: container.lenient(Snowflake.self, forKey: .id),
            isAnimated: container.lenient(Bool.self, forKey: .isAnimated)
        )
    }
}

extension Activity.Party {
    /// Reads a group; fields of an unexpected form count as missing.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` if it is no object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: container.lenient(String.self, forKey: .id),
            size: container.lenient(Size.self, forKey: .size)
        )
    }
}

extension Activity.Party.Size: Codable {
    /// Reads `[current, maximum]`.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` unless it is an array that begins with two integers.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        self.init(current: try container.decode(Int.self), maximum: try container.decode(Int.self))
    }

    /// Writes `[current, maximum]`.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(current)
        try container.encode(maximum)
    }
}

extension Activity.Button: Codable {
    private enum CodingKeys: String, CodingKey {
        case label, url
    }

    /// Reads a label, or an object with label and URL.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        if let label = try? decoder.singleValueContainer().decode(String.self) {
            self.init(label: label)
        } else {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                label: try container.decode(String.self, forKey: .label),
                url: container.lenient(String.self, forKey: .url)
            )
        }
    }

    /// Writes an object if there is a URL, and the label alone if there is none, as received activities have it.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        guard let url else {
            var container = encoder.singleValueContainer()
            try container.encode(label)
            return
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(label, forKey: .label)
        try container.encode(url, forKey: .url)
    }
}

extension KeyedDecodingContainer {
    /// The value of a key, or `nil` if it is missing, `null` or of another form.
    fileprivate func lenient<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value? {
        try? decodeIfPresent(type, forKey: key)
    }

    /// An integer, or a string of one.
    fileprivate func milliseconds(forKey key: Key) -> Int64? {
        lenient(Int64.self, forKey: key) ?? lenient(String.self, forKey: key).flatMap { Int64($0) }
    }
}
