package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("4.5")
@Isolated("The log belongs to the whole program.")
class LogTest {

    private static final Logger LOG = Logger.getLogger("mcp");

    private static final RSAKey OTHER_KEY = TestIssuer.newKey("other");

    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        LOG.setLevel(Level.ALL);
        LOG.setFilter(records::add);
        wire = Wire.open();
    }

    @AfterEach
    void close() {
        wire.close();
        LOG.setFilter(null);
        LOG.setLevel(null);
    }

    @Test
    void every_kind_of_refusal_is_logged_with_a_reason_of_its_own() {
        List<String> tokens = refused();
        tokens.forEach(token -> assertEquals(401, present(token), token));

        assertEquals(tokens.size(), visible().size(), "one line a refusal: " + visible());
        assertEquals(tokens.size(), new HashSet<>(visible()).size(), "different reasons: " + visible());
    }

    @Test
    void no_part_of_a_refused_token_is_logged() {
        for (String token : refused()) {
            records.clear();
            assertEquals(401, present(token), token);
            assertFalse(visible().isEmpty(), "nothing is logged");
            assertLogsNothingOf(token);
        }
    }

    @Test
    void no_part_of_a_token_in_an_unreadable_header_is_logged() {
        String token = TestIssuer.sign(wire.claims().build());

        assertEquals(400, present(token + " x"));
        assertFalse(visible().isEmpty(), "nothing is logged");
        assertLogsNothingOf(token);
    }

    @Test
    void nothing_that_the_sender_of_a_token_chose_is_logged() {
        JWTClaimsSet claims = wire.claims().issuer("MARK").audience("MARK").subject("MARK").build();
        assertEquals(401, present(TestIssuer.sign(claims)));
        assertEquals(401, present(sign(TestIssuer.header().keyID("x\nMARK"), claims)));
        assertEquals(401, present("MARK"));
        assertEquals(3, visible().size(), "lines in the log");
        assertLogsNothingOf("MARK");
    }

    @Test
    @Tag("control")
    void no_part_of_an_accepted_token_is_logged() {
        String token = TestIssuer.sign(wire.claims().build());
        assertEquals(200, present(token));
        assertLogsNothingOf(token);
    }

    private List<String> refused() {
        JWSHeader good = TestIssuer.header().build();
        JWSHeader.Builder other = new JWSHeader.Builder(JWSAlgorithm.RS512);
        JWTClaimsSet claims = wire.claims().build();
        Date future = Date.from(Instant.now().plusSeconds(3600));
        return List.of("aaaa.bbbb.cccc",
                sign(other.type(good.getType()).keyID(good.getKeyID()), claims),
                sign(TestIssuer.header().type(JOSEObjectType.JWT), claims),
                sign(TestIssuer.header().keyID(null), claims),
                sign(TestIssuer.header().keyID("unknown"), claims),
                TestIssuer.sign(good, claims, OTHER_KEY),
                TestIssuer.sign(wire.claims().issuer("https://evil.example").build()),
                TestIssuer.sign(wire.claims().audience("account").build()),
                TestIssuer.sign(wire.claims().subject(null).build()),
                TestIssuer.sign(wire.claims().claim("cnf", Map.of("jkt", "x")).build()),
                TestIssuer.sign(wire.claims().expirationTime(null).build()),
                TestIssuer.sign(wire.claims().expirationTime(new Date(0)).build()),
                TestIssuer.sign(wire.claims().notBeforeTime(future).build()),
                TestIssuer.sign(wire.claims().issueTime(future).build()));
    }

    private static String sign(JWSHeader.Builder header, JWTClaimsSet claims) {
        return TestIssuer.sign(header.build(), claims, TestIssuer.key());
    }

    private int present(String token) {
        return wire.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
                "Authorization", "Bearer " + token).statusCode();
    }

    /** What is logged at a level that is on by default. */
    private List<String> visible() {
        return records.stream().filter(one -> one.getLevel().intValue() >= Level.INFO.intValue())
                .map(new SimpleFormatter()::formatMessage).toList();
    }

    private void assertLogsNothingOf(String token) {
        String log = records.stream().map(LogTest::everythingIn).toList().toString();
        Stream.of(token.split("\\.")).forEach(part -> assertFalse(log.contains(part), log));
    }

    private static String everythingIn(LogRecord one) {
        StringWriter trace = new StringWriter();
        if (one.getThrown() != null) {
            one.getThrown().printStackTrace(new PrintWriter(trace, true));
        }
        return one.getMessage() + Arrays.toString(one.getParameters()) + trace;
    }
}
