package com.example.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.1")
class TokenGeneratorTest {

    private static final Map<String, String> NAMES =
            Map.of("JWT_ISSUER", "https://issuer.example", "JWT_AUDIENCE", "https://mcp.example/mcp");

    @TempDir private static Path parent;

    /** What the first run printed, which made the folder and the keys; each run is a JVM of its own. */
    private static String first;

    @Test
    void the_private_key_is_for_its_owner_only() throws Exception {
        Assumptions.assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
        first();

        assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder()));
        assertEquals(PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder().resolve("private.jwk")));
    }

    @Test
    void the_private_half_of_the_key_is_not_in_the_public_file() throws Exception {
        first();
        String file = Files.readString(folder().resolve("jwks.json"));
        assertFalse(file.contains("\"d\":"), "the private exponent is in it");
    }

    @Test
    void the_next_token_is_another_one_signed_with_the_same_key() throws Exception {
        first();
        String key = Files.readString(folder().resolve("private.jwk"));

        assertNotEquals(first(), TokenProgram.token(folder(), NAMES));
        assertEquals(key, Files.readString(folder().resolve("private.jwk")));
    }

    @Test
    void a_lost_public_file_is_made_again() throws Exception {
        first();
        Files.delete(folder().resolve("jwks.json"));
        assertAccepted(TokenProgram.token(folder(), NAMES));
    }

    @Test
    void the_claims_name_the_server_of_the_same_environment_and_what_the_options_say() throws Exception {
        String token = TokenProgram.token(folder(), Map.of("MCP_PORT", "9123"),
                "--user=bob", "--scopes=mcp:read mcp:tools", "--minutes=7");
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();

        assertEquals("http://localhost:9123", claims.getIssuer());
        assertEquals(List.of("http://localhost:9123/mcp"), claims.getAudience());
        assertEquals("bob", claims.getSubject());
        assertEquals("mcp:read mcp:tools", claims.getStringClaim("scope"));
        assertEquals(Duration.ofMinutes(7), lifetime(claims));
    }

    @Test
    void without_options_the_token_is_for_alice_and_an_hour_and_has_no_scope() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(first()).getJWTClaimsSet();

        assertEquals("alice", claims.getSubject());
        assertEquals(Duration.ofMinutes(60), lifetime(claims));
        assertNull(claims.getClaim("scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "America/Los_Angeles"})
    void a_server_with_the_same_folder_accepts_the_token_in_any_time_zone(String zone) throws Exception {
        Map<String, String> env = new HashMap<>(NAMES);
        env.put("JAVA_TOOL_OPTIONS", "-Duser.timezone=" + zone);

        assertAccepted(TokenProgram.token(folder(), env));
    }

    @Test
    void with_negative_minutes_the_token_is_expired() throws Exception {
        String token = TokenProgram.token(folder(), NAMES, "--minutes=-5");
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();

        Instant expiry = claims.getExpirationTime().toInstant();
        assertTrue(expiry.isBefore(Instant.now().minus(Duration.ofMinutes(4))), "expires " + expiry);
        assertFalse(claims.getIssueTime().toInstant().isAfter(expiry), "issued after it expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes=soon", "--minutes=1000000000000000", "--scope=mcp:tools"})
    @Tag("control")
    void what_it_cannot_understand_is_one_sentence_and_exit_code_2(String option) throws Exception {
        Process process = TokenProgram.start(folder(), NAMES, option);

        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertEquals(1, errors.lines().count(), errors);
        assertEquals(2, process.waitFor());
    }

    private static String first() throws Exception {
        first = first == null ? TokenProgram.token(folder(), NAMES) : first;
        return first;
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private static void assertAccepted(String token) throws IOException {
        try (Wire wire = Wire.open("JWT_KEY_DIR", folder().toString(), "JWT_ISSUER", NAMES.get("JWT_ISSUER"),
                "JWT_AUDIENCE", NAMES.get("JWT_AUDIENCE"))) {
            wire.assertAccepted(token);
        }
    }

    private static Path folder() {
        return parent.resolve("new").resolve("keys");
    }
}
