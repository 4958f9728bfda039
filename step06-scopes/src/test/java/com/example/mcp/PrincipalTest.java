package com.example.mcp;

import static com.example.mcp.Messages.TOOLS_LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token grants belongs to its own request, also while requests with other tokens run beside it. */
@Tag("6.3")
class PrincipalTest {

    private static final int REQUESTS = 150;

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void no_request_borrows_the_scopes_of_another_one() throws Exception {
        List<Integer> granted = Collections.synchronizedList(new ArrayList<>());
        List<Integer> refused = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Object>> clients = List.of(client("mcp:tools", granted), client(null, refused),
                client("mcp:tools", granted), client(null, refused));

        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            threads.invokeAll(clients);
        }

        assertEquals(Collections.nCopies(2 * REQUESTS, 403), refused);
        assertEquals(Collections.nCopies(2 * REQUESTS, 200), granted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scopes", "scp", "permissions", "authorities"})
    void a_claim_of_another_name_grants_nothing(String name) {
        JWTClaimsSet claims = wire.claims().claim("scope", null).claim(name, List.of("mcp:tools")).build();

        assertEquals(403, list(TestIssuer.sign(claims)));
    }

    private int list(String token) {
        return wire.postAs(token, TOOLS_LIST).statusCode();
    }

    private Callable<Object> client(String scope, List<Integer> statuses) {
        String token = TestIssuer.sign(wire.claims().claim("scope", scope).build());
        return Executors.callable(() -> {
            for (int i = 0; i < REQUESTS; i++) {
                statuses.add(list(token));
            }
        });
    }
}
