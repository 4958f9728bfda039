package com.example.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Puts a token into every request on its way to a server, for the conformance suite cannot send one.
 *
 * <p>All other bytes pass as they are, for the suite checks how a server reads the spelling of headers. Each
 * connection carries one request: then the head of the next one need not be found.
 */
final class BearerProxy implements AutoCloseable {

    private static final String CONNECTION = "(?i)\r\nconnection:[^\r]*";

    private final ServerSocket listener;
    private String token;
    private Instant fetched;

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

    void forward(int serverPort, Supplier<String> tokens) {
        Thread.startVirtualThread(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    Thread.startVirtualThread(() -> exchange(client, serverPort, tokens));
                } catch (IOException e) {
                    // Closed, or a client that went away before it was accepted.
                }
            }
        });
    }

    private void exchange(Socket client, int serverPort, Supplier<String> tokens) {
        try (client; Socket server = new Socket("127.0.0.1", serverPort)) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            server.getOutputStream().write(last(head, "Authorization: Bearer " + token(tokens) + "\r\n"));
            Thread.startVirtualThread(() -> pass(client, server));
            client.getOutputStream().write(last(head(server.getInputStream()), ""));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One side has ended the connection; closing tells the other one.
        }
    }

    /** A token that is at most one minute old; each one costs Keycloak the check of a password. */
    private synchronized String token(Supplier<String> tokens) {
        if (token == null || Instant.now().isAfter(fetched.plusSeconds(60))) {
            token = tokens.get();
            fetched = Instant.now();
        }
        return token;
    }

    /** The head of the last message on its connection, with these lines more. */
    private static byte[] last(String head, String lines) {
        return head.replaceAll(CONNECTION, "").replaceFirst("\r\n", "\r\nConnection: close\r\n" + lines)
                .getBytes(ISO_8859_1);
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
