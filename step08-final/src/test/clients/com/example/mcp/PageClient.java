package com.example.mcp;

import com.example.mcp.ResultsTable.Row;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A client in a page of a real browser, which two parties must know: the server and the realm.
 *
 * @param open the server with the page's origin in its list
 * @param closed the server without it
 */
record PageClient(NodeTools node, URI open, URI closed) {

    private static final String LISTED = "5173";
    private static final String KEPT_BACK = "FAILED Failed to fetch";

    Stream<Row> rows() {
        return Stream.of(
                row("page of an origin in both lists: logs in, calls", LISTED, open, "ECHO hi"),
                row("page of an origin that the server does not list", LISTED, closed, KEPT_BACK),
                row("page of an origin that the realm does not list", "5174", open, KEPT_BACK));
    }

    private Row row(String scenario, String port, URI server, String expected) {
        return new Row("a page in Chromium", node.version("playwright-core"), scenario, () -> {
            try {
                Map<String, String> environment = Map.of("CHROMIUM", UrlAlone.chromium());
                Program.run(node.folder(), 180, null, environment,
                        node.script("page.mjs", port, server.toString())).expect(0, expected);
                return "pass";
            } catch (UrlAlone.Missing e) {
                return "skipped: " + e.getMessage();
            }
        });
    }
}
