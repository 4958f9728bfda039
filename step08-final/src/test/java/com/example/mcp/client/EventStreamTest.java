package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
@Tag("control")
class EventStreamTest {

    private static List<String> messages(String text) throws IOException {
        EventStream stream = new EventStream(new StringReader(text));
        List<String> messages = new ArrayList<>();
        for (Optional<String> next = stream.next(); next.isPresent(); next = stream.next()) {
            messages.add(next.get());
        }
        return messages;
    }

    @Test
    void the_data_lines_of_an_event_are_joined_with_line_feeds() throws IOException {
        assertEquals(List.of("{\n\"a\":\n1}"), messages("data: {\ndata: \"a\":\ndata: 1}\n\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void a_line_ends_with_any_of_the_three_line_ends(String end) throws IOException {
        assertEquals(List.of("a\nb", "c"),
                messages("data: a%sdata: b%s%sdata: c%s%s".replace("%s", end)));
    }

    @Test
    void comments_ids_and_other_fields_are_no_data() throws IOException {
        assertEquals(List.of("a"),
                messages(": data: x\n:\nid: 7\nretry: 10\ndatax: y\n data: z\ndata: a\n\n"));
    }

    @Test
    void one_blank_after_the_colon_is_not_part_of_the_value() throws IOException {
        assertEquals(List.of("a", " a", "a:b", "", "\n"),
                messages("data:a\n\ndata:  a\n\ndata:a:b\n\ndata\n\ndata\ndata:\n\n"));
    }

    @Test
    void an_event_without_data_is_no_message() throws IOException {
        assertEquals(List.of("a"), messages("id: 1\n\n\n: ping\n\nevent: x\n\ndata: a\n\n"));
    }

    @Test
    void an_event_of_another_type_is_no_message() throws IOException {
        assertEquals(List.of("a", "b"),
                messages("event: endpoint\ndata: /x\n\nevent: message\ndata: a\n\nevent:\ndata: b\n\n"));
    }

    @Test
    void a_byte_order_mark_at_the_beginning_is_skipped() throws IOException {
        assertEquals(List.of("a"), messages("\uFEFFdata: a\n\n"));
        assertEquals(List.of("a"), messages("data: a\n\n\uFEFFdata: b\n\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: a", "data: a\n", "\n\n", "a", ":", "data"})
    void what_the_stream_ends_in_the_middle_of_is_no_event(String text) throws IOException {
        assertEquals(List.of(), messages(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void an_event_is_there_as_soon_as_its_empty_line_is(String end) throws IOException {
        try (PipedWriter server = new PipedWriter(); PipedReader client = new PipedReader(server)) {
            EventStream stream = new EventStream(client);
            server.write("data: a" + end + end);
            server.flush();
            assertEquals(Optional.of("a"),
                    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> stream.next()));
        }
    }
}
