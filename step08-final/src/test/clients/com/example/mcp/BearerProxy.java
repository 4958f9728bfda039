package com.example.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Supplier;

/**
 * Puts a token into every request on its way to a server, for the conformance suite cannot send one.
 *
 * <p>All other bytes pass as they are, for the suite checks how a server reads the spelling of headers. Each
 * connection carries one request: then the head of the next one need not be found.
 */
final class BearerProxy implements AutoCloseable {

    private static final String OWN = "(?i)\r\nconnection:[^\r]*";

    private final ServerSocket listener;

    private BearerProxy(ServerSocket listener) {
        this.listener = listener;
    }

    /** Takes a port, and lets connections wait until {@link #forward}. */
    static BearerProxy open() throws IOException {
        return new BearerProxy(new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1")));
    }

    int port() {
        return listener.getLocalPort();
    }

    void forward(int serverPort, Supplier<String> token) {
        Thread.startVirtualThread(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    Thread.startVirtualThread(() -> exchange(client, serverPort, token));
                } catch (IOException e) {
                    // Closed, or a client that went away before it was accepted.
                }
            }
        });
    }

    private static void exchange(Socket client, int serverPort, Supplier<String> token) {
        try (client; Socket server = new Socket("127.0.0.1", serverPort)) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            String own = "\r\nConnection: close\r\nAuthorization: Bearer " + token.get();
            server.getOutputStream().write(
                    head.replaceAll(OWN, "").replaceFirst("\r\n", own + "\r\n").getBytes(ISO_8859_1));
            Thread.startVirtualThread(() -> pass(client, server));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One side has ended the connection; closing tells the other one.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }

    /** What comes before the body, up to and with the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
