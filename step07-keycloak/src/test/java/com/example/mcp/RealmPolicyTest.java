package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the realm demands of the workshop's client. */
@Tag("7.3")
@Tag("control")
class RealmPolicyTest {

    private static final String CLIENT = "mcp-test-client";
    private static final String REDIRECT = "http://127.0.0.1/callback";

    @BeforeAll
    static void keycloak_runs() {
        Keycloaks.url();
    }

    @Test
    void an_access_token_lives_for_ten_minutes() throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(Keycloaks.token("mcp-user", "user123")).getJWTClaimsSet();

        assertEquals(600_000, claims.getExpirationTime().getTime() - claims.getIssueTime().getTime());
    }

    @Test
    void a_refresh_token_works_once() {
        String token = Keycloaks.tokens(Keycloaks.REALM, "mcp-user", "user123")
                .path("refresh_token").asString();
        assertEquals(200, refresh(token).statusCode());

        assertEquals(400, refresh(token).statusCode());
    }

    @Test
    void a_user_who_logs_in_is_sent_back_with_a_code() {
        String token = Registration.token(CLIENT, new LoginForm(), "mcp-user", "user123", "mcp:read");

        assertFalse(token.isEmpty());
    }

    @Test
    void a_login_without_a_code_challenge_is_refused() {
        assertRefused(authorize("response_type", "code"));
    }

    @Test
    void a_code_challenge_that_is_the_verifier_itself_is_refused() {
        assertRefused(authorize("response_type", "code",
                "code_challenge", LoginForm.VERIFIER, "code_challenge_method", "plain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "id_token token"})
    void no_token_is_given_in_a_redirect(String type) {
        String location = location(authorize("response_type", type, "nonce", "n",
                "code_challenge", LoginForm.CHALLENGE, "code_challenge_method", "S256"));

        assertTrue(location.contains("error="), location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/other", "http://127.0.0.1/callback?x=1",
        "http://evil.example/callback", "http://127.0.0.1.evil.example/callback",
        "https://127.0.0.1/callback"})
    void a_login_does_not_lead_to_an_address_that_is_not_registered(String redirect) {
        HttpResponse<String> response = new LoginForm().get(LoginForm.endpoint("auth", "client_id", CLIENT,
                "redirect_uri", redirect, "response_type", "code",
                "code_challenge", LoginForm.CHALLENGE, "code_challenge_method", "S256"));

        assertEquals(400, response.statusCode(), response.headers().toString());
    }

    private static HttpResponse<String> refresh(String token) {
        return new LoginForm().post(LoginForm.endpoint("token"),
                "grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token);
    }

    private static HttpResponse<String> authorize(String... parameters) {
        String[] all = Arrays.copyOf(parameters, parameters.length + 6);
        String[] common = {"client_id", CLIENT, "redirect_uri", REDIRECT, "scope", "openid mcp:read"};
        System.arraycopy(common, 0, all, parameters.length, common.length);
        return new LoginForm().get(LoginForm.endpoint("auth", all));
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertTrue(location(response).contains("error=invalid_request"), response.headers().toString());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("no redirect");
    }
}
