package com.example.mcp;

import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("8.6")
@Isolated("The log belongs to the whole program.")
class LimitLogTest {

    @RegisterExtension
    final ProgramLog log = new ProgramLog();

    @Test
    void each_call_above_the_limit_has_its_line_too_with_a_dash_for_what_was_not_read() throws IOException {
        try (Wire wire = Wire.open("MCP_RATE_LIMIT", "1")) {
            String token = TestIssuer.sign(
                    wire.claims().claim("preferred_username", "alice\nbob ping - ok 0 ms").build());
            for (int call = 0; call < 3; call++) {
                wire.postAs(token, request("no/such", "{}"));
            }
        }
        List<String> lines = log.lines(Level.INFO).stream().filter(line -> line.endsWith(" ms")).toList();

        String user = "alice?bob?ping?-?ok?0?ms ";
        assertEquals(3, lines.size(), lines.toString());
        assertEquals(List.of(user + "- - too many 0 ms", user + "- - too many 0 ms"), lines.subList(1, 3));
    }
}
