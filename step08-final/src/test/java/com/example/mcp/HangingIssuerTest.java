package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("7.5")
class HangingIssuerTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    /** An issuer that takes the connection and says nothing; Wire gives up after 20 seconds. */
    @Test
    void requests_do_not_queue_behind_an_issuer_that_never_answers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Wire wire = open(silent.getLocalPort());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> ping = () -> wire.post(PING).statusCode();

            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(20, ping))) {
                statuses.add(answer.get());
            }

            assertEquals(Collections.nCopies(20, 503), statuses);
        }
    }

    private static Wire open(int port) throws IOException {
        return Wire.open("KEYCLOAK_URL", "http://localhost:" + port, "JWT_ISSUER", Keycloaks.issuer());
    }
}
