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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    private static final String SCOPES = "--scopes=mcp:read mcp:tools mcp:prompts";

    @TempDir private Path parent;

    @Test
    void the_private_key_is_for_its_owner_only() throws Exception {
        Assumptions.assumeTrue(folder().getFileSystem().supportedFileAttributeViews().contains("posix"));
        generate(NAMES);

        assertEquals("rwx------", permissions(folder()));
        assertEquals("rw-------", permissions(folder().resolve("private.jwk")));
    }

    @Test
    void the_private_half_of_the_key_is_not_in_the_public_file() throws Exception {
        generate(NAMES);
        String publicFile = Files.readString(folder().resolve("jwks.json"));

        assertTrue(publicFile.contains("\"n\":"), publicFile);
        assertFalse(publicFile.contains("\"d\":"), "the private exponent is in jwks.json");
    }

    @Test
    void the_next_token_is_signed_with_the_same_key() throws Exception {
        String first = generate(NAMES);
        String key = Files.readString(folder().resolve("private.jwk"));

        assertNotEquals(first, generate(NAMES));
        assertEquals(key, Files.readString(folder().resolve("private.jwk")));
    }

    @Test
    void a_lost_public_file_is_made_again() throws Exception {
        generate(NAMES);
        Files.delete(folder().resolve("jwks.json"));

        assertEquals(200, present(generate(NAMES, SCOPES)).statusCode());
    }

    @Test
    void the_claims_name_the_server_of_the_same_environment_and_what_the_options_say() throws Exception {
        String token = generate(Map.of("MCP_PORT", "9123", "JWT_ISSUER", "", "JWT_AUDIENCE", ""),
                "--user=bob", "--scopes=mcp:read mcp:tools", "--minutes=7");
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();

        assertEquals("http://localhost:9123", claims.getIssuer());
        assertEquals(List.of("http://localhost:9123/mcp"), claims.getAudience());
        assertEquals("bob", claims.getSubject());
        assertEquals("mcp:read mcp:tools", claims.getStringClaim("scope"));
        assertEquals(7 * 60 * 1000, claims.getExpirationTime().getTime() - claims.getIssueTime().getTime());
    }

    @Test
    void without_options_the_token_is_for_alice_and_an_hour_and_has_no_scope() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(generate(NAMES)).getJWTClaimsSet();

        assertEquals("alice", claims.getSubject());
        assertEquals(60 * 60 * 1000, claims.getExpirationTime().getTime() - claims.getIssueTime().getTime());
        assertNull(claims.getClaim("scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/Los_Angeles"})
    void a_server_with_the_same_folder_accepts_the_token_in_any_time_zone(String zone) throws Exception {
        Map<String, String> env = Map.of("JAVA_TOOL_OPTIONS", "-Duser.timezone=" + zone);

        assertEquals(200, present(generate(env, SCOPES)).statusCode());
    }

    @Test
    void with_negative_minutes_the_token_is_expired() throws Exception {
        assertEquals(401, present(generate(NAMES, "--minutes=-5")).statusCode());
    }

    @Test
    void what_it_cannot_understand_is_one_sentence_and_exit_code_2() throws Exception {
        Process process = start(NAMES, "--minutes=soon");

        assertEquals(1, new String(process.getErrorStream().readAllBytes(), UTF_8).lines().count());
        assertEquals(2, process.waitFor());
    }

    /** Runs the generator, and returns the one line that it prints. */
    private String generate(Map<String, String> env, String... options) throws Exception {
        Process process = start(env, options);
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), () -> "exit code, with the output " + out);
        assertTrue(out.matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R"), out);
        return out.strip();
    }

    private Process start(Map<String, String> env, String... options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), "com.example.mcp.TokenGenerator");
        builder.command().addAll(List.of(options));
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM reports it on standard error
        builder.environment().putAll(NAMES);
        builder.environment().putAll(env);
        builder.environment().put("JWT_KEY_DIR", folder().toString());
        return builder.start();
    }

    private HttpResponse<String> present(String token) throws IOException {
        try (Wire wire = Wire.open("JWT_KEY_DIR", folder().toString(), "JWT_ISSUER", NAMES.get("JWT_ISSUER"),
                "JWT_AUDIENCE", NAMES.get("JWT_AUDIENCE"))) {
            return wire.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
                    "Authorization", "Bearer " + token);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path folder() {
        return parent.resolve("new").resolve("keys");
    }
}
