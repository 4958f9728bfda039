package com.example.mcp;

import static com.example.mcp.Answers.challengeParameters;
import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("5.2")
class ChallengeMetadataTest {

    private static final String PATH = "/.well-known/oauth-protected-resource/mcp";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "DELETE"})
    void a_request_without_a_token_is_told_where_the_metadata_is(String method) {
        HttpResponse<String> response = wire.send(method, "/mcp", null, "Authorization", Wire.NONE);

        assertPointsToMetadata(401, response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer garbage", "Bearer a.b.c", "Basic YWxpY2U6c2VjcmV0"})
    void a_request_with_garbage_for_a_token_is_told_where_the_metadata_is(String authorization) {
        assertPointsToMetadata(401, wire.post(PING, "Authorization", authorization));
    }

    @Test
    void a_request_with_an_expired_token_is_told_where_the_metadata_is() {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        JWTClaimsSet expired = wire.claims().expirationTime(past).build();

        assertPointsToMetadata(401, wire.postAs(TestIssuer.sign(expired), PING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer two tokens"})
    void a_request_with_a_malformed_credential_is_told_where_the_metadata_is(String authorization) {
        assertPointsToMetadata(400, wire.post(PING, "Authorization", authorization));
    }

    @Test
    void the_metadata_is_where_the_challenge_says() {
        String url = named(wire.post(PING, "Authorization", Wire.NONE));

        assertEquals("http://localhost:" + wire.port() + PATH, url);
        assertEquals(200, wire.send("GET", url, null, "Authorization", Wire.NONE).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "https://mcp.example.test/mcp, https://mcp.example.test" + PATH,
        "https://mcp.example.test:8443, https://mcp.example.test:8443" + PATH,
        "https://example.test/echo/mcp, https://example.test/.well-known/oauth-protected-resource/echo/mcp"})
    void a_server_with_a_public_URL_names_the_metadata_by_it(String setting, String url) throws IOException {
        try (Wire published = Wire.open("MCP_SERVER_URL", setting)) {
            assertEquals(url, named(published.post(PING, "Authorization", Wire.NONE)));
        }
    }

    @Test
    void the_host_that_a_request_names_does_not_change_the_challenge() {
        HttpResponse<String> response = wire.post(PING, "Authorization", Wire.NONE,
                "Host", "127.0.0.1:" + wire.port());

        assertEquals("http://localhost:" + wire.port() + PATH, named(response));
    }

    private void assertPointsToMetadata(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals("http://localhost:" + wire.port() + PATH, named(response));
    }

    private static String named(HttpResponse<String> response) {
        return challengeParameters(response).getOrDefault("resource_metadata", "none");
    }
}
