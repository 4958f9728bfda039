package com.example.mcp;

import static com.example.mcp.Answers.challenge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("7.3")
class UserTest {

    private static final String[] ALL = {"mcp:read", "mcp:tools", "mcp:prompts"};
    private static final Map<String, String> PASSWORDS =
            Map.of("mcp-admin", "admin123", "mcp-user", "user123", "mcp-readonly", "readonly123");

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @CsvSource({
        "mcp-admin, initialize", "mcp-admin, ping", "mcp-admin, tools/list", "mcp-admin, tools/call",
        "mcp-admin, prompts/list", "mcp-admin, prompts/get",
        "mcp-user, initialize", "mcp-user, ping", "mcp-user, tools/list", "mcp-user, tools/call",
        "mcp-user, prompts/list",
        "mcp-readonly, initialize", "mcp-readonly, ping", "mcp-readonly, tools/list",
        "mcp-readonly, prompts/list"})
    void a_user_who_asks_for_all_scopes_may_do_this(String user, String method) {
        HttpResponse<String> response = call(method, token(user, ALL));

        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.body().contains("\"result\""), response.body());
    }

    @ParameterizedTest
    @CsvSource({"mcp-user, prompts/get", "mcp-readonly, tools/call", "mcp-readonly, prompts/get"})
    void a_user_who_asks_for_all_scopes_may_not_do_this(String user, String method) {
        assertEquals(403, call(method, token(user, ALL)).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "mcp-admin, mcp:prompts mcp:read mcp:tools", "mcp-user, mcp:read mcp:tools",
        "mcp-readonly, mcp:read"})
    @Tag("control")
    void a_user_gets_the_scopes_of_the_own_roles_and_no_other(String user, String granted)
            throws ParseException {
        assertEquals(granted, mcpScopes(token(user, ALL)));
    }

    @Test
    @Tag("control")
    void a_user_gets_no_scope_that_was_not_asked_for() throws ParseException {
        assertEquals("mcp:tools", mcpScopes(token("mcp-admin", "mcp:tools")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list"})
    void who_may_read_sees_both_lists(String method) {
        assertEquals(200, call(method, token("mcp-admin", "mcp:read")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/call", "prompts/get"})
    void to_read_neither_calls_a_tool_nor_gets_a_prompt(String method) {
        assertEquals(403, call(method, token("mcp-admin", "mcp:read")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp:tools", "mcp:prompts"})
    void nothing_else_is_needed_beside_the_scope_of_an_operation(String scope) {
        String method = scope.substring("mcp:".length()) + "/list";

        assertEquals(200, call(method, token("mcp-admin", scope)).statusCode());
    }

    @Test
    void no_claim_that_says_admin_replaces_a_scope() {
        List<String> admin = List.of("admin");
        var claims = wire.claims().claim("scope", "mcp:read").claim("roles", admin).claim("groups", admin)
                .subject("admin").claim("preferred_username", "admin")
                .claim("realm_access", Map.of("roles", admin));

        assertEquals(403, call("tools/call", TestIssuer.sign(claims.build())).statusCode());
    }

    @Test
    void the_scope_that_the_challenge_names_opens_the_operation() {
        String challenge = challenge(call("tools/call", token("mcp-admin", "mcp:read")));
        Matcher scope = Pattern.compile("scope=\"([^\"]+)\"").matcher(challenge);
        assertTrue(scope.find(), challenge);

        assertEquals(200, call("tools/call", token("mcp-admin", scope.group(1).split(" "))).statusCode());
    }

    private static String token(String user, String... scopes) {
        return Keycloaks.token(user, PASSWORDS.get(user), scopes);
    }

    private static String mcpScopes(String token) throws ParseException {
        Set<String> scopes = new TreeSet<>(
                List.of(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope").split(" ")));
        scopes.removeIf(scope -> !scope.startsWith("mcp:"));
        return String.join(" ", scopes);
    }

    private HttpResponse<String> call(String method, String token) {
        return wire.postAs(token, Messages.call(method));
    }
}
