package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides which tokens count is never left out because it cannot be read. */
@Tag("4.1")
class IssuerSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"issuer.example", "ftp://issuer.example", "http:///x",
        "https://issuer.example?x=1", "https://issuer.example#x", "https://user:secret@issuer.example",
        "http://localhost:0", "not a URL"})
    @Tag("control")
    void without_an_issuer_that_is_a_URL_the_server_does_not_start(String value) {
        Wire.assertDoesNotStart("JWT_ISSUER", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " , ", ",,,"})
    @Tag("control")
    void without_an_audience_the_server_does_not_start(String value) {
        Wire.assertDoesNotStart("JWT_AUDIENCE", value);
    }

    @Test
    void a_refused_start_leaves_nothing_listening() throws IOException {
        int port = Wire.freePort();

        assertThrows(IllegalArgumentException.class,
                () -> Wire.open("MCP_PORT", String.valueOf(port), "JWT_ISSUER", "ftp://x").close());
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close(),
                "something still listens at the port");
    }
}
