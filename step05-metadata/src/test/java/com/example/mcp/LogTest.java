package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("4.5")
@Isolated("The log belongs to the whole program.")
class LogTest {


    private static final RSAKey OTHER_KEY = TestIssuer.newKey("other");

    @RegisterExtension
    final ProgramLog log = new ProgramLog();

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void every_kind_of_refusal_is_logged_with_a_reason_of_its_own() {
        List<String> tokens = refused();
        tokens.forEach(token -> assertEquals(401, wire.ping(token), token));

        assertEquals(tokens.size(), visible().size(), "one line a refusal: " + visible());
        assertEquals(tokens.size(), new HashSet<>(visible()).size(), "different reasons: " + visible());
    }

    @Test
    void no_part_of_a_refused_token_is_logged() {
        for (String token : refused()) {
            log.clear();
            assertEquals(401, wire.ping(token), token);
            assertFalse(visible().isEmpty(), "nothing is logged");
            log.assertHasNothingOf(token);
        }
    }

    @Test
    void no_part_of_a_token_in_an_unreadable_header_is_logged() {
        String token = wire.token();

        assertEquals(400, wire.ping(token + " x"));
        assertFalse(visible().isEmpty(), "nothing is logged");
        log.assertHasNothingOf(token);
    }

    @Test
    void nothing_that_the_sender_of_a_token_chose_is_logged() {
        JWTClaimsSet claims = wire.claims().issuer("MARK").audience("MARK").subject("MARK").build();
        assertEquals(401, wire.ping(TestIssuer.sign(claims)));
        assertEquals(401, wire.ping(TestIssuer.sign(TestIssuer.header().keyID("x\nMARK"), claims)));
        assertEquals(401, wire.ping("MARK"));
        assertEquals(3, visible().size(), "lines in the log");
        log.assertHasNothingOf("MARK");
    }

    @Test
    @Tag("control")
    void no_part_of_an_accepted_token_is_logged() {
        String token = wire.token();
        assertEquals(200, wire.ping(token));
        log.assertHasNothingOf(token);
    }

    private List<String> refused() {
        JWSHeader good = TestIssuer.header().build();
        JWSHeader.Builder other = new JWSHeader.Builder(JWSAlgorithm.RS512);
        JWTClaimsSet claims = wire.claims().build();
        Date future = Date.from(Instant.now().plusSeconds(3600));
        return List.of("aaaa.bbbb.cccc",
                TestIssuer.sign(other.type(good.getType()).keyID(good.getKeyID()), claims),
                TestIssuer.sign(TestIssuer.header().type(JOSEObjectType.JWT), claims),
                TestIssuer.sign(TestIssuer.header().keyID(null), claims),
                TestIssuer.sign(TestIssuer.header().keyID("unknown"), claims),
                TestIssuer.sign(TestIssuer.header(), claims, OTHER_KEY),
                TestIssuer.sign(wire.claims().issuer("https://evil.example").build()),
                TestIssuer.sign(wire.claims().audience("account").build()),
                TestIssuer.sign(wire.claims().subject(null).build()),
                TestIssuer.sign(wire.claims().claim("cnf", Map.of("jkt", "x")).build()),
                TestIssuer.sign(wire.claims().expirationTime(null).build()),
                TestIssuer.sign(wire.claims().expirationTime(new Date(0)).build()),
                TestIssuer.sign(wire.claims().notBeforeTime(future).build()),
                TestIssuer.sign(wire.claims().issueTime(future).build()));
    }

    /** What is logged at a level that is on by default. */
    private List<String> visible() {
        return log.lines(Level.INFO);
    }
}
