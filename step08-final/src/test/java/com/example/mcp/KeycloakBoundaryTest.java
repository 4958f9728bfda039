package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("7.1")
@Tag("control")
class KeycloakBoundaryTest {

    @BeforeAll
    static void keycloak_runs() {
        Keycloaks.url();
    }

    @Test
    void keycloak_listens_on_loopback_only() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()).toList();
        assumeFalse(others.isEmpty(), "this machine has no other address");

        for (InetAddress address : others) {
            assertThrows(IOException.class, () -> connect(address), address + " answers");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1"})
    void the_issuer_in_the_metadata_does_not_follow_the_host_header(String host)
            throws IOException, InterruptedException {
        URI metadata = URI.create(Keycloaks.issuer() + "/.well-known/openid-configuration");

        JsonNode answer = send(HttpRequest.newBuilder(metadata), host);

        assertEquals(Keycloaks.issuer(), answer.path("issuer").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1"})
    void the_issuer_in_a_token_does_not_follow_the_host_header(String host) throws Exception {
        JsonNode answer = send(HttpRequest.newBuilder(LoginForm.endpoint("token"))
                .POST(BodyPublishers.ofString("grant_type=password&client_id=mcp-test-client"
                        + "&username=mcp-user&password=user123"))
                .header("Content-Type", "application/x-www-form-urlencoded"), host);

        String token = answer.path("access_token").asString();
        assertEquals(Keycloaks.issuer(), SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
    }

    private static void connect(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, Keycloaks.url().getPort()), 2_000);
        }
    }

    private static JsonNode send(HttpRequest.Builder request, String host)
            throws IOException, InterruptedException {
        request.header("Host", host + ":" + Keycloaks.url().getPort());
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JsonMapper.shared().readTree(http.send(request.build(), BodyHandlers.ofString()).body());
        }
    }
}
