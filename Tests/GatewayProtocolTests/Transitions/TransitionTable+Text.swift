extension TransitionTable {
    /// The table that the machine is held to, and of which its documentation is made.
    static func checkedIn() throws -> TransitionTable {
        try TransitionTable(text, inputs: TableInput.all.map(\.name))
    }

    private static let text = """
        closes that resume = close 1000 | close 1001 | close 1006 | close 1011 | close 4000 | close 4002 | close 4008 |
            close 4015 | close 4016 | close 4900 | close 4999
        closes that identify = close 4001 | close 4003 | close 4005 | close 4006 | close 4007 | close 4009
        closes that stop = close 4004 | close 4010 | close 4011 | close 4012 | close 4013 | close 4014
        a wrong address = HTTP 400 | HTTP 401 | HTTP 403 | HTTP 404 | failure nameNotFound | failure tlsFailed | failure
            misconfigured
        bad luck = end without code | HTTP 429 | HTTP 500 | HTTP 503 | failure refused | failure proxyFailed | failure
            timedOut | failure lost | failure violation
        a command = voice state | guild members | guild members with answer | soundboard sounds | channel info
        # idle
        start → dialing: report connecting; connect to the main URL
        a command → idle: refuses it: notRunning
        presence → idle: takes it
        otherwise → idle: nothing
        # resting
        stop | stop keeping session → stopped: report closed; stop
        deadline → dialing: report connecting; connect to the main URL
        command overdue → resting: complete the command: timedOut
        a command | presence → resting: takes it
        otherwise → resting: nothing
        # resting with session
        stop → stopped: report closed; stop
        stop keeping session → stopped with session: report closed; stop
        deadline → dialing with session: report connecting; connect to the resume URL
        command overdue → resting with session: complete the command: timedOut
        a command | presence → resting with session: takes it
        otherwise → resting with session: nothing
        # dialing
        stop → closing: abandon with 1000
        stop keeping session → closing: abandon with 4900
        opened → greeting: nothing
        closes that resume | closes that identify | bad luck | a wrong address → resting: report disconnected, next
            identify
        closes that stop → stopped: report closed; stop, refused
        deadline → resting: abandon with 4900; report disconnected, next identify
        command overdue → dialing: complete the command: timedOut
        a command | presence → dialing: takes it
        otherwise → dialing: nothing
        # dialing with session
        stop → closing: abandon with 1000
        stop keeping session → closing with session: abandon with 4900
        opened → greeting with session: nothing
        closes that resume | bad luck → resting with session: report disconnected, next resumeURL
        closes that identify → resting: report disconnected, next identify
        closes that stop → stopped: report closed; stop, refused
        a wrong address → resting with session: report disconnected, next mainURL
        deadline → resting with session: abandon with 4900; report disconnected, next resumeURL
        command overdue → dialing with session: complete the command: timedOut
        a command | presence → dialing with session: takes it
        otherwise → dialing with session: nothing
        # greeting
        stop → closing: close with 1000
        stop keeping session → closing: close with 4900
        op 7 | op 9 false | op 9 true | op 10 without interval | not understood | deadline → resting: abandon with 4900;
            report disconnected, next identify
        op 10 → awaitingPermit: report connected; ask for a permit
        op 1 → greeting: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → resting: report disconnected, next
            identify
        closes that stop → stopped: report closed; stop, refused
        command overdue → greeting: complete the command: timedOut
        a command | presence → greeting: takes it
        otherwise → greeting: nothing
        # greeting with session
        stop → closing: close with 1000
        stop keeping session → closing with session: close with 4900
        op 7 | op 9 true | op 10 without interval | not understood | deadline → resting with session: abandon with 4900;
            report disconnected, next resumeURL
        op 9 false → resting: abandon with 4900; report disconnected, next identify
        op 10 → resuming with session: report connected; send RESUME
        op 1 → greeting with session: send HEARTBEAT
        closes that resume | bad luck → resting with session: report disconnected, next resumeURL
        closes that identify → resting: report disconnected, next identify
        closes that stop → stopped: report closed; stop, refused
        a wrong address → resting with session: report disconnected, next mainURL
        command overdue → greeting with session: complete the command: timedOut
        a command | presence → greeting with session: takes it
        otherwise → greeting with session: nothing
        # awaitingPermit
        stop → closing: close with 1000
        stop keeping session → closing: close with 4900
        op 0 event | op 0 again → awaitingPermit: deliver TYPING_START
        op 0 READY | op 0 READY without id → awaitingPermit: deliver READY
        op 0 RESUMED → awaitingPermit: deliver RESUMED
        op 7 | op 9 false | op 9 true | op 10 without interval | not understood | deadline | ACK overdue | permit
            refused → resting: abandon with 4900; report disconnected, next identify
        op 1 | heartbeat due → awaitingPermit: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → resting: report disconnected, next
            identify
        closes that stop → stopped: report closed; stop, refused
        command overdue → awaitingPermit: complete the command: timedOut
        permit → permitted: nothing
        a command | presence → awaitingPermit: takes it
        otherwise → awaitingPermit: nothing
        # permitted
        stop → closing: close with 1000
        stop keeping session → closing: close with 4900
        op 0 event | op 0 again → permitted: deliver TYPING_START
        op 0 READY | op 0 READY without id → permitted: deliver READY
        op 0 RESUMED → permitted: deliver RESUMED
        op 7 | op 9 false | op 9 true | op 10 without interval | not understood | ACK overdue → resting: abandon with
            4900; report disconnected, next identify
        op 1 | heartbeat due → permitted: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → resting: report disconnected, next
            identify
        closes that stop → stopped: report closed; stop, refused
        deadline → identifying: send IDENTIFY
        command overdue → permitted: complete the command: timedOut
        a command | presence → permitted: takes it
        otherwise → permitted: nothing
        # identifying
        stop → closing: close with 1000
        stop keeping session → closing: close with 4900
        op 0 event | op 0 again → identifying: deliver TYPING_START
        op 0 READY → ready with session: deliver READY; report ready
        op 0 READY without id | op 7 | op 9 false | op 9 true | op 10 without interval | not understood | deadline | ACK
            overdue → resting: abandon with 4900; report disconnected, next identify
        op 0 RESUMED → identifying: deliver RESUMED
        op 1 | heartbeat due → identifying: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → resting: report disconnected, next
            identify
        closes that stop → stopped: report closed; stop, refused
        command overdue → identifying: complete the command: timedOut
        a command | presence → identifying: takes it
        otherwise → identifying: nothing
        # resuming with session
        stop → closing: close with 1000
        stop keeping session → closing with session: close with 4900
        op 0 event → resuming with session: deliver TYPING_START
        op 0 READY | op 0 READY without id → resuming with session: deliver READY
        op 0 RESUMED → ready with session: deliver RESUMED; report resumed
        op 7 | op 9 true | op 10 without interval | not understood | deadline | ACK overdue → resting with session:
            abandon with 4900; report disconnected, next resumeURL
        op 9 false → resting: abandon with 4900; report disconnected, next identify
        op 1 | heartbeat due → resuming with session: send HEARTBEAT
        closes that resume | bad luck | a wrong address → resting with session: report disconnected, next resumeURL
        closes that identify → resting: report disconnected, next identify
        closes that stop → stopped: report closed; stop, refused
        command overdue → resuming with session: complete the command: timedOut
        a command | presence → resuming with session: takes it
        otherwise → resuming with session: nothing
        # ready with session
        stop → closing: close with 1000
        stop keeping session → closing with session: close with 4900
        op 0 event → ready with session: deliver TYPING_START
        op 0 READY | op 0 READY without id → ready with session: deliver READY
        op 0 RESUMED → ready with session: deliver RESUMED
        op 7 | op 9 true | op 10 without interval | not understood | ACK overdue → resting with session: abandon with
            4900; report disconnected, next resumeURL
        op 9 false → resting: abandon with 4900; report disconnected, next identify
        op 1 | deadline | heartbeat due → ready with session: send HEARTBEAT
        closes that resume | bad luck | a wrong address → resting with session: report disconnected, next resumeURL
        closes that identify → resting: report disconnected, next identify
        closes that stop → stopped: report closed; stop, refused
        command due → ready with session: send the command; complete the command
        command overdue → ready with session: complete the command: timedOut
        presence due → ready with session: send PRESENCE UPDATE
        a command | presence → ready with session: takes it
        otherwise → ready with session: nothing
        # closing
        closes that resume | closes that identify | closes that stop | bad luck | a wrong address | deadline → stopped:
            report closed; stop
        command overdue → closing: complete the command: timedOut
        a command | presence → closing: takes it
        otherwise → closing: nothing
        # closing with session
        closes that resume | closes that identify | closes that stop | bad luck | a wrong address | deadline → stopped
            with session: report closed; stop
        command overdue → closing with session: complete the command: timedOut
        a command | presence → closing with session: takes it
        otherwise → closing with session: nothing
        # stopped
        start → dialing: report connecting; connect to the main URL
        a command → stopped: refuses it: notRunning
        presence → stopped: takes it
        otherwise → stopped: nothing
        # stopped with session
        start → dialing with session: report connecting; connect to the resume URL
        a command → stopped with session: refuses it: notRunning
        presence → stopped with session: takes it
        otherwise → stopped with session: nothing
        """
}
