package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesScopesTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @Tag("6.3")
    @Tag("control")
    @CsvSource({
        "alice, ping", "alice, initialize", "alice, tools/list", "alice, tools/call", "alice, prompts/list",
        "alice, prompts/get",
        "bob, ping", "bob, initialize", "bob, tools/list", "bob, prompts/list", "bob, prompts/get",
        "admin, ping", "admin, initialize", "admin, tools/list", "admin, tools/call", "admin, prompts/list",
        "admin, prompts/get",
        "guest, ping", "guest, initialize",
        "reader, tools/list", "reader, prompts/list", "reader, prompts/get"})
    void the_user_may_do_this(String user, String method) {
        HttpResponse<String> response = call(method, user(user));

        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.body().contains("\"result\""), response.body());
    }

    @ParameterizedTest
    @Tag("6.3")
    @CsvSource({
        "bob, tools/call",
        "guest, tools/list", "guest, tools/call", "guest, prompts/list", "guest, prompts/get",
        "reader, tools/call"})
    void the_user_may_not_do_this(String user, String method) {
        assertEquals(403, call(method, user(user)).statusCode());
    }

    @ParameterizedTest
    @Tag("6.3")
    @ValueSource(strings = {"administrator", "Admin", "not admin", ""})
    void a_role_that_only_resembles_that_of_the_admin_grants_nothing(String role) {
        JWTClaimsSet claims = claims("carol", null).claim("roles", List.of("user", role)).build();

        assertEquals(403, call("tools/call", claims).statusCode());
    }

    @Test
    @Tag("6.1")
    void a_role_that_is_no_list_grants_nothing() {
        JWTClaimsSet claims = claims("carol", null).claim("roles", "admin").build();

        int status = call("tools/call", claims).statusCode();

        assertTrue(Set.of(401, 403).contains(status), "status: " + status);
    }

    @Test
    @Tag("6.3")
    void the_name_admin_grants_nothing() {
        assertEquals(403, call("tools/call", claims("admin", null).build()).statusCode());
    }

    @Test
    @Tag("6.3")
    void a_scope_called_admin_grants_nothing() {
        assertEquals(403, call("tools/call", claims("carol", "admin").build()).statusCode());
    }

    private JWTClaimsSet user(String name) {
        return switch (name) {
            case "alice" -> claims("alice", "mcp:read mcp:tools").build();
            case "bob" -> claims("bob", "mcp:read mcp:prompts").build();
            case "admin" -> claims("admin", null).claim("roles", List.of("admin")).build();
            case "reader" -> claims("reader", "mcp:read").build();
            default -> claims("guest", null).build();
        };
    }

    private JWTClaimsSet.Builder claims(String subject, String scope) {
        return wire.claims().subject(subject).claim("scope", scope);
    }

    private HttpResponse<String> call(String method, JWTClaimsSet claims) {
        return wire.postAs(TestIssuer.sign(claims), Messages.call(method));
    }
}
