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
        start → connecting: report connecting; connect to the main URL
        a command → idle: refuses it: notRunning
        presence → idle: takes it
        otherwise → idle: nothing
        # backingOff
        stop | stop keeping session → closed: report closed; stop
        deadline → connecting: report connecting; connect to the main URL
        command overdue → backingOff: complete the command: timedOut
        a command | presence → backingOff: takes it
        otherwise → backingOff: nothing
        # backingOff with session
        stop → closed: report closed; stop
        stop keeping session → closed with session: report closed; stop
        deadline → connecting with session: report connecting; connect to the resume URL
        command overdue → backingOff with session: complete the command: timedOut
        restart without session → backingOff: nothing
        a command | presence → backingOff with session: takes it
        otherwise → backingOff with session: nothing
        # connecting
        stop → closing: abandon with 1000
        stop keeping session → closing: abandon with 4900
        opened → awaitingHello: nothing
        closes that resume | closes that identify | bad luck | a wrong address → backingOff: report disconnected, next
            identify
        closes that stop → closed: report closed; stop, fatal close
        deadline → backingOff: abandon with 4900; report disconnected, next identify
        restart → backingOff: abandon with 4900; report disconnected, next identify
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        command overdue → connecting: complete the command: timedOut
        a command | presence → connecting: takes it
        otherwise → connecting: nothing
        # connecting with session
        stop → closing: abandon with 1000
        stop keeping session → closing with session: abandon with 4900
        opened → awaitingHello with session: nothing
        closes that resume | bad luck → backingOff with session: report disconnected, next resumeURL
        closes that identify → backingOff: report disconnected, next identify
        closes that stop → closed: report closed; stop, fatal close
        a wrong address → backingOff with session: report disconnected, next mainURL
        deadline → backingOff with session: abandon with 4900; report disconnected, next resumeURL
        restart → backingOff with session: abandon with 4900; report disconnected, next resumeURL
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        command overdue → connecting with session: complete the command: timedOut
        a command | presence → connecting with session: takes it
        otherwise → connecting with session: nothing
        # awaitingHello
        stop → closing: close with 1000
        stop keeping session → closing: close with 4900
        op 7 | op 9 false | op 9 true | op 10 without interval | not understood | deadline → backingOff: abandon with 4900;
            report disconnected, next identify
        op 10 → awaitingPermit: report connected; ask for a permit
        op 1 → awaitingHello: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → backingOff: report disconnected, next
            identify
        closes that stop → closed: report closed; stop, fatal close
        restart → backingOff: abandon with 4900; report disconnected, next identify
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        read ahead exceeded | send failed, no end → backingOff: abandon with 4900; report disconnected, next identify
        command overdue → awaitingHello: complete the command: timedOut
        a command | presence → awaitingHello: takes it
        otherwise → awaitingHello: nothing
        # awaitingHello with session
        stop → closing: close with 1000
        stop keeping session → closing with session: close with 4900
        op 7 | op 9 true | op 10 without interval | not understood | deadline → backingOff with session: abandon with 4900;
            report disconnected, next resumeURL
        op 9 false → backingOff: abandon with 4900; report disconnected, next identify
        op 10 → resuming with session: report connected; send RESUME
        op 1 → awaitingHello with session: send HEARTBEAT
        closes that resume | bad luck → backingOff with session: report disconnected, next resumeURL
        closes that identify → backingOff: report disconnected, next identify
        closes that stop → closed: report closed; stop, fatal close
        a wrong address → backingOff with session: report disconnected, next mainURL
        restart → backingOff with session: abandon with 4900; report disconnected, next resumeURL
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        read ahead exceeded | send failed, no end → backingOff with session: abandon with 4900; report disconnected, next
            resumeURL
        command overdue → awaitingHello with session: complete the command: timedOut
        a command | presence → awaitingHello with session: takes it
        otherwise → awaitingHello with session: nothing
        # awaitingPermit
        stop → closing: close with 1000
        stop keeping session → closing: close with 4900
        op 0 event | op 0 again → awaitingPermit: deliver TYPING_START
        op 0 READY | op 0 READY without id → awaitingPermit: deliver READY
        op 0 RESUMED → awaitingPermit: deliver RESUMED
        op 7 | op 9 false | op 9 true | op 10 without interval | not understood | deadline | ACK overdue | permit
            denied → backingOff: abandon with 4900; report disconnected, next identify
        op 1 | heartbeat due → awaitingPermit: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → backingOff: report disconnected, next
            identify
        closes that stop → closed: report closed; stop, fatal close
        restart → backingOff: abandon with 4900; report disconnected, next identify
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        read ahead exceeded | send failed, no end → backingOff: abandon with 4900; report disconnected, next identify
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
        op 7 | op 9 false | op 9 true | op 10 without interval | not understood | ACK overdue → backingOff: abandon with
            4900; report disconnected, next identify
        op 1 | heartbeat due → permitted: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → backingOff: report disconnected, next
            identify
        closes that stop → closed: report closed; stop, fatal close
        deadline → identifying: send IDENTIFY
        restart → backingOff: abandon with 4900; report disconnected, next identify
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        read ahead exceeded | send failed, no end → backingOff: abandon with 4900; report disconnected, next identify
        command overdue → permitted: complete the command: timedOut
        a command | presence → permitted: takes it
        otherwise → permitted: nothing
        # identifying
        stop → closing: close with 1000
        stop keeping session → closing: close with 4900
        op 0 event | op 0 again → identifying: deliver TYPING_START
        op 0 READY → ready with session: deliver READY; report ready
        op 0 READY without id | op 7 | op 9 false | op 9 true | op 10 without interval | not understood | deadline | ACK
            overdue → backingOff: abandon with 4900; report disconnected, next identify
        op 0 RESUMED → identifying: deliver RESUMED
        op 1 | heartbeat due → identifying: send HEARTBEAT
        closes that resume | closes that identify | bad luck | a wrong address → backingOff: report disconnected, next
            identify
        closes that stop → closed: report closed; stop, fatal close
        restart → backingOff: abandon with 4900; report disconnected, next identify
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        read ahead exceeded | send failed, no end → backingOff: abandon with 4900; report disconnected, next identify
        command overdue → identifying: complete the command: timedOut
        a command | presence → identifying: takes it
        otherwise → identifying: nothing
        # resuming with session
        stop → closing: close with 1000
        stop keeping session → closing with session: close with 4900
        op 0 event → resuming with session: deliver TYPING_START
        op 0 READY | op 0 READY without id → resuming with session: deliver READY
        op 0 RESUMED → ready with session: deliver RESUMED; report resumed
        op 7 | op 9 true | op 10 without interval | not understood | deadline | ACK overdue → backingOff with session:
            abandon with 4900; report disconnected, next resumeURL
        op 9 false → backingOff: abandon with 4900; report disconnected, next identify
        op 1 | heartbeat due → resuming with session: send HEARTBEAT
        closes that resume | bad luck | a wrong address → backingOff with session: report disconnected, next resumeURL
        closes that identify → backingOff: report disconnected, next identify
        closes that stop → closed: report closed; stop, fatal close
        restart → backingOff with session: abandon with 4900; report disconnected, next resumeURL
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        send failed, no end → backingOff with session: abandon with 4900; report disconnected, next resumeURL
        command overdue → resuming with session: complete the command: timedOut
        a command | presence → resuming with session: takes it
        otherwise → resuming with session: nothing
        # ready with session
        stop → closing: close with 1000
        stop keeping session → closing with session: close with 4900
        op 0 again → ready with session: deliver TYPING_START; report sequence anomaly
        op 0 event → ready with session: deliver TYPING_START
        op 0 READY | op 0 READY without id → ready with session: deliver READY
        op 0 RESUMED → ready with session: deliver RESUMED
        op 7 | op 9 true | op 10 without interval | not understood | ACK overdue → backingOff with session: abandon with
            4900; report disconnected, next resumeURL
        op 9 false → backingOff: abandon with 4900; report disconnected, next identify
        op 1 | deadline | heartbeat due → ready with session: send HEARTBEAT
        closes that resume | bad luck | a wrong address → backingOff with session: report disconnected, next resumeURL
        closes that identify → backingOff: report disconnected, next identify
        closes that stop → closed: report closed; stop, fatal close
        command due → ready with session: send the command; complete the command
        restart → backingOff with session: abandon with 4900; report disconnected, next resumeURL
        restart without session → backingOff: abandon with 1000; report disconnected, next identify
        send failed, no end → backingOff with session: abandon with 4900; report disconnected, next resumeURL
        command overdue → ready with session: complete the command: timedOut
        presence due → ready with session: send PRESENCE UPDATE
        a command | presence → ready with session: takes it
        otherwise → ready with session: nothing
        # closing
        closes that resume | closes that identify | closes that stop | bad luck | a wrong address | deadline → closed:
            report closed; stop
        command overdue → closing: complete the command: timedOut
        a command | presence → closing: takes it
        otherwise → closing: nothing
        # closing with session
        closes that resume | closes that identify | closes that stop | bad luck | a wrong address | deadline → closed
            with session: report closed; stop
        command overdue → closing with session: complete the command: timedOut
        a command | presence → closing with session: takes it
        otherwise → closing with session: nothing
        # closed
        start → connecting: report connecting; connect to the main URL
        a command → closed: refuses it: notRunning
        presence → closed: takes it
        otherwise → closed: nothing
        # closed with session
        start → connecting with session: report connecting; connect to the resume URL
        a command → closed with session: refuses it: notRunning
        presence → closed with session: takes it
        otherwise → closed with session: nothing
        """
}
