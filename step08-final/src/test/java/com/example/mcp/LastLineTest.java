package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The program is told to end, as by Ctrl+C, while a call is in flight. */
@Tag("8.6")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a program cannot be asked to end, only killed")
class LastLineTest {

    @Test
    void the_last_call_has_its_answer_and_its_line_in_the_log() throws Exception {
        String token = Keycloaks.token("mcp-user", "user123");
        try (ServerProcess server = ServerProcess.start();
                Socket call = begin(server.uri().getPort(), token)) {
            server.end();
            Thread.sleep(500);

            String answer = finish(call);
            assertTrue(answer.contains("200 OK"), answer);
            assertTrue(server.log().contains("mcp-user ping - ok"), server.log());
        }
    }

    private static String finish(Socket call) {
        try {
            call.getOutputStream().write(PING.getBytes(ISO_8859_1));
            return new String(call.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "the connection is cut: " + e;
        }
    }

    /** Sends a request but its body, and returns when the server waits for that. */
    private static Socket begin(int port, String token) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        String head = "POST /mcp HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nConnection: close\r\n"
                + "Content-Length: " + PING.length() + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        while (socket.getInputStream().read() != '\n') {
            // the interim answer, up to the end of its first line
        }
        return socket;
    }
}
