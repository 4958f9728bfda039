package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.challenge;
import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("6.2")
class UnauthorizedScopeTest {

    private static final String ROOT = "/.well-known/oauth-protected-resource";
    private static final Pattern SCOPE = Pattern.compile("[ ,]scope=\"([^\"]*)\"");
    private static final Set<String> ALL = Set.of("mcp:read", "mcp:tools", "mcp:prompts");

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ROOT + "/mcp"})
    void the_metadata_names_the_scopes_of_the_server(String path) {
        assertEquals(ALL, supported(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {Wire.NONE, "Bearer garbage", "Basic YWxpY2U6c2VjcmV0"})
    void who_has_no_token_is_told_all_scopes_of_the_metadata(String authorization) {
        HttpResponse<String> response = wire.post(PING, "Authorization", authorization);

        assertEquals(401, response.statusCode(), response.body());
        assertEquals(supported(ROOT + "/mcp"), challenged(response));
    }

    @Test
    void who_has_an_expired_token_is_told_all_scopes_whatever_the_token_had() {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        JWTClaimsSet expired = wire.claims().expirationTime(past).claim("scope", "mcp:read").build();


        assertEquals(ALL, challenged(wire.postAs(TestIssuer.sign(expired), PING)));
    }

    @Test
    void a_client_that_probes_with_GET_is_told_the_same() {
        assertEquals(ALL, challenged(wire.send("GET", "/mcp", null, "Authorization", Wire.NONE)));
    }

    @Test
    void access_without_the_user_is_never_asked_for() {
        String challenge = challenge(wire.post(PING, "Authorization", Wire.NONE));

        assertTrue(challenge.contains("scope="), challenge);
        assertFalse(challenge.contains("offline_access"), challenge);
    }

    private Set<String> supported(String path) {
        HttpResponse<String> response = wire.send("GET", path, null, "Authorization", Wire.NONE);
        JsonNode scopes = answer(response).path("scopes_supported");
        return new TreeSet<>(scopes.valueStream().map(JsonNode::asString).toList());
    }

    /** The words of the only scope parameter of the challenge. */
    private static Set<String> challenged(HttpResponse<String> response) {
        String challenge = challenge(response);
        List<MatchResult> scopes = SCOPE.matcher(challenge).results().toList();
        assertEquals(1, scopes.size(), challenge);
        return new TreeSet<>(List.of(scopes.getFirst().group(1).split(" ")));
    }
}
