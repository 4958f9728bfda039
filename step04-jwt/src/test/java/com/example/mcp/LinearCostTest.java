package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request that is twice as long costs at most about twice as much, whatever a stranger fills it with.
 *
 * <p>Otherwise a few requests that pass every limit could keep the server busy for minutes.
 */
@Tag("2.1")
@Tag("control")
@Tag("timing")
@Isolated("It measures times.")
class LinearCostTest {

    /** Characters that one header may have, with some room for the others. */
    private static final int HEADER = 30_000;

    /** Characters that a body may have, with some room for what stands around its long part. */
    private static final int BODY = 1_000_000;

    private static final Map<String, IntFunction<String>> BODIES = new TreeMap<>(Map.ofEntries(
            Map.entry("arrays in arrays", n -> "[".repeat(n / 2) + "]".repeat(n / 2)),
            Map.entry("objects in objects", n -> call("{\"a\":".repeat(n / 6) + "1" + "}".repeat(n / 6))),
            Map.entry("many members", n -> call(members(n / 13, i -> "key-%06d".formatted(i)))),
            Map.entry("members with one hash code", n -> call(members(n / 36, LinearCostTest::sameHash))),
            Map.entry("one member many times", n -> call(members(n / 7, i -> "a"))),
            Map.entry("many empty objects", n -> call("[" + "{},".repeat(n / 3) + "{}]")),
            Map.entry("a long string", n -> call("\"" + "x".repeat(n) + "\"")),
            Map.entry("a string of escapes", n -> call("\"" + "\\u0041".repeat(n / 6) + "\"")),
            Map.entry("a long number", n -> call("1".repeat(n))),
            Map.entry("a long fraction", n -> call("0." + "1".repeat(n))),
            Map.entry("many long numbers", n -> call("[" + ("1".repeat(900) + ",").repeat(n / 901) + "1]")),
            Map.entry("a long id", n -> PING.replace("1", "\"" + "x".repeat(n) + "\"")),
            Map.entry("an id of many digits", n -> PING.replace("1", "1".repeat(n))),
            Map.entry("a long method", n -> PING.replace("ping", "x".repeat(n))),
            Map.entry("blanks", n -> PING + " ".repeat(n)),
            Map.entry("bytes that are not UTF-8", n -> "\u00ff".repeat(n))));

    @RegisterExtension
    final Wire wire = Wire.with();

    static Set<String> bodies() {
        return BODIES.keySet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "Accept", "Authorization", "Origin", "Host", "Content-Length",
        "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name", "Mcp-Session-Id", "Access-Control-Request-Method"})
    void a_header_costs_what_its_length_costs(String name) {
        String head = wire.rawHead().lines()
                .filter(line -> !line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line + "\r\n").collect(Collectors.joining());
        for (String unit : List.of("a", " ", ";", ",", "\"", "\t ", "; a=", "a.b/", "\u00e9")) {
            assertLinear("'" + unit + "'", HEADER, n -> head + name + ": a"
                    + unit.repeat(n / unit.length()) + "b\r\n\r\n");
        }
        assertLinear("a token", HEADER, n -> head + name + ": Bearer " + "a".repeat(n / 2) + "."
                + "a.".repeat(n / 4) + "\r\n\r\n");
        assertLinear("Base64", HEADER, n -> head + name + ": =?base64?" + "A".repeat(n) + "?=\r\n\r\n");
    }

    @Test
    void a_target_costs_what_its_length_costs() {
        for (String unit : List.of("a", "/", "/..", "%2f", "?", "&a=b", ";")) {
            assertLinear("'" + unit + "'", HEADER, n -> wire.rawHead().replaceFirst("/mcp", "/mcp"
                    + unit.repeat(n / unit.length())) + "\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_costs_what_its_length_costs(String name) {
        String head = wire.rawHead();

        assertLinear(name, BODY, n -> {
            String body = BODIES.get(name).apply(n);
            return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        });
    }

    @Test
    void a_body_of_many_chunks_costs_what_its_length_costs() {
        String head = wire.rawHead() + "Transfer-Encoding: chunked\r\n\r\n";

        assertLinear("chunks", BODY / 10, n -> head + "1\r\n \r\n".repeat(n) + "0\r\n\r\n");
    }

    /** Five attempts: something else on the machine may spoil some, but not each of them. */
    private void assertLinear(String what, int length, IntFunction<String> request) {
        String half = request.apply(length / 2);
        String whole = request.apply(length);
        long[] millis = medians(half, whole);
        for (int i = 0; i < 4 && !isLinear(millis); i++) {
            millis = medians(half, whole);
        }
        assertTrue(isLinear(millis),
                what + ": " + millis[0] + " ms for half of it, " + millis[1] + " ms for all");
    }

    /** A cost that grows with the square would be four times as high; a short time is never too much. */
    private static boolean isLinear(long[] millis) {
        return millis[1] <= 3 * millis[0] + 30;
    }

    private long[] medians(String half, String whole) {
        long[] halves = new long[3];
        long[] wholes = new long[3];
        for (int i = 0; i < 3; i++) {
            halves[i] = millis(half);
            wholes[i] = millis(whole);
        }
        Arrays.sort(halves);
        Arrays.sort(wholes);
        return new long[] {halves[1], wholes[1]};
    }

    private long millis(String request) {
        long start = System.nanoTime();
        String answer = wire.raw(request);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(answer.startsWith("HTTP/1.1 "), "no answer");
        return millis;
    }

    /** A call of a tool that has this value among its arguments. */
    private static String call(String value) {
        return request("tools/call", """
                {"name":"echo","arguments":{"message":"hi","repeat_count":%s}}""".formatted(value));
    }

    private static String members(int count, IntFunction<String> name) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + name.apply(i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Another name for each number, and all of them have the same hash code in Java. */
    private static String sameHash(int number) {
        return IntStream.range(0, 16).mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
