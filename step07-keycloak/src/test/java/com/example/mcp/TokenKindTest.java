package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("7.3")
class TokenKindTest {

    /** ID tokens are for the client: with its name as an audience, only their kind tells them apart. */
    @RegisterExtension
    final Wire wire = Wire.with("JWT_AUDIENCE", "echo-mcp-server, mcp-test-client," + Keycloaks.issuer());

    @Test
    void an_access_token_of_keycloak_is_accepted() throws ParseException {
        String token = Keycloaks.token("mcp-user", "user123", "mcp:tools");

        assertEquals("JWT Bearer", kind(token));
        wire.assertAccepted(token);
    }

    @Test
    void an_access_token_with_the_type_of_rfc_9068_is_accepted() throws ParseException {
        String client = "client-" + UUID.randomUUID();
        Keycloaks.post("/clients", Map.of("clientId", client, "publicClient", true,
                "directAccessGrantsEnabled", true, "fullScopeAllowed", false,
                "attributes", Map.of("access.token.header.type.rfc9068", "true")));

        String token = Keycloaks.grant(Keycloaks.REALM, client, "mcp-user", "user123", "openid mcp:tools")
                .path("access_token").asString();

        assertEquals("at+jwt Bearer", kind(token));
        wire.assertAccepted(token);
    }

    @Test
    @Tag("control")
    void an_id_token_is_refused() throws ParseException {
        String token = Keycloaks.tokens(Keycloaks.REALM, "mcp-user", "user123", "mcp:tools")
                .path("id_token").asString();

        assertEquals("JWT ID", kind(token));
        wire.assertRefused(token);
    }

    @Test
    @Tag("control")
    void a_refresh_token_is_refused() throws ParseException {
        String token = Keycloaks.tokens(Keycloaks.REALM, "mcp-user", "user123", "mcp:tools")
                .path("refresh_token").asString();

        assertEquals("JWT Refresh", kind(token));
        wire.assertRefused(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Offline", "DPoP", "Logout", "bearer", "Bearer ", ""})
    @Tag("control")
    void a_jwt_of_another_kind_is_refused(String kind) {
        wire.assertRefused(jwt(wire.claims().claim("typ", kind)));
    }

    @Test
    @Tag("control")
    void a_jwt_that_does_not_say_its_kind_is_refused() {
        wire.assertRefused(jwt(wire.claims()));
    }

    @Test
    @Tag("control")
    void a_jwt_whose_kind_is_no_text_is_refused() {
        wire.assertRefused(jwt(wire.claims().claim("typ", List.of("Bearer"))));
    }

    @Test
    @Tag("control")
    void a_bearer_token_of_an_unknown_header_type_is_refused() {
        JWTClaimsSet claims = wire.claims().claim("typ", "Bearer").build();
        JOSEObjectType type = new JOSEObjectType("logout+jwt");

        wire.assertRefused(TestIssuer.sign(TestIssuer.header().type(type), claims));
    }

    private static String jwt(JWTClaimsSet.Builder claims) {
        return TestIssuer.sign(TestIssuer.header().type(JOSEObjectType.JWT), claims.build());
    }

    private static String kind(String token) throws ParseException {
        SignedJWT jwt = SignedJWT.parse(token);
        return jwt.getHeader().getType() + " " + jwt.getJWTClaimsSet().getClaim("typ");
    }
}
