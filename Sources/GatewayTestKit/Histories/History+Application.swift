import GatewayModels
import GatewayProtocol

// What the application does.

extension History {
    mutating func deliver(_ event: GatewayEvent) {
        tally.events += 1
        checkDelivery(of: event)
        if application.take(event), let position = event.position { machine.acknowledge(position) }
    }

    mutating func resumeReading() {
        application.isPaused = false
        if let position = application.catchUp() { machine.acknowledge(position) }
    }

    /// Saves the session, in case the process ends.
    mutating func save() {
        guard isAwake else { return }
        let snapshot = machine.snapshot(unixMilliseconds: Int64(now.sinceOrigin / .milliseconds(1)))
        application.saved = snapshot
    }

    mutating func changePresence() {
        let number = (wantedPresence ?? 0) + 1
        note(">> presence \(number)")
        do {
            try machine.updatePresence(PresenceUpdate(since: .set(number)))
            wantedPresence = number
        } catch {
            find(.commands, "a presence was refused: \(error)")
        }
    }

    mutating func submit() {
        guard machine.isRunning else { return }
        commandCount += 1
        let number = commandCount
        let isBound = random.percent(20)
        let options = CommandOptions(
            deadline: random.percent(50) ? nil : .milliseconds(random.pick([0, 100, 5_000, 60_000])),
            priority: random.pick([nil, .low, .normal, .high]),
            whenRateLimited: random.percent(30) ? .fail : .wait,
            isBoundToSession: isBound
        )
        do {
            let kind = random.below(8)
            let isRequest = kind < 4
            let id = isRequest ? try ask(kind, number, options) : try command(kind, number, options)
            let patience = options.deadline ?? (isRequest ? limits.answerDeadline : limits.commandDeadline)
            note(">> command \(number)\(isRequest ? ", a request" : ""), within \(patience)")
            tally.commands += 1
            commands.add(
                HistoryCommands.Entry(
                    id: id,
                    number: number,
                    deadline: now + patience,
                    isStrict: options.deadline != nil,
                    isRequest: isRequest,
                    isBound: isBound
                )
            )
        } catch let error as CommandError where error.code == .queueFull || error.code == .rateLimited {
            note(">> command \(number) is refused: \(error.code)")
        } catch {
            find(.commands, "a command was refused: \(error)")
        }
    }

    private mutating func command(_ kind: Int, _ number: Int, _ options: CommandOptions) throws -> CommandID {
        let guild = Snowflake(UInt64(number))
        let command: GatewayCommand =
            switch kind {
            case 4: .requestSoundboardSounds(guilds: [guild])
            case 5: .requestChannelInfo(guild: guild, fields: [.status])
            default: .updateVoiceState(VoiceStateUpdate(guild: guild, channel: nil))
            }
        return try machine.submit(command, options, at: now)
    }

    private mutating func ask(_ kind: Int, _ number: Int, _ options: CommandOptions) throws -> CommandID {
        // One in four asks for a guild that is none of the bot's, which is not answered.
        let guild = kind == 0 ? Snowflake(7) : random.pick(gateway.world.guilds).id
        let selection: GuildMembersRequest.Selection = random.percent(50) ? .everyone : .users([Snowflake(1)])
        let request = try GuildMembersRequest(guild: guild, selection, nonce: String(number))
        return try machine.requestGuildMembers(request, options, at: now)
    }

    mutating func withdraw() {
        guard let entry = commands.open.last else { return }
        note(">> withdraw command \(entry.number)")
        let waited = machine.withdraw(entry.id)
        _ = commands.remove(entry.id)
        if !waited { find(.commands, "command \(entry.number) could not be withdrawn, and did not end") }
    }
}
