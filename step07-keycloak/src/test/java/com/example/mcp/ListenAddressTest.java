package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("1.1")
class ListenAddressTest {

    @Test
    void the_server_listens_at_the_address_that_it_is_told() throws IOException {
        InetAddress outer = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst().orElseGet(() -> abort("This machine has no address but the loopback ones."));
        String host = outer.getHostAddress().replaceFirst("%.*", "");

        assertServed(host, outer, host.contains(":") ? "[" + host + "]" : host);
    }

    @Test
    @Tag("control")
    void a_name_of_the_machine_that_it_listens_at_is_a_good_host() throws IOException {
        InetAddress self = self();

        assertServed(self.getHostName(), self, self.getHostName());
    }

    private static InetAddress self() {
        try {
            return InetAddress.getByName(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return abort("This machine does not know its own name.");
        }
    }

    private static void assertServed(String mcpHost, InetAddress address, String name) throws IOException {
        try (Wire wire = Wire.open("MCP_HOST", mcpHost);
                Socket socket = assertDoesNotThrow(() -> new Socket(address, wire.port()))) {
            socket.setSoTimeout(10_000);
            String request = "GET /health HTTP/1.1\r\nHost: " + name + ":" + wire.port()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }
}
