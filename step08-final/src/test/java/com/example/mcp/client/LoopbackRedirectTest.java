package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.3")
@Tag("control")
class LoopbackRedirectTest {

    private LoopbackRedirect redirect;

    @BeforeEach
    void open() throws IOException {
        redirect = LoopbackRedirect.open(0);
    }

    @AfterEach
    void close() {
        redirect.close();
    }

    private HttpResponse<String> visit(String path) throws IOException, InterruptedException {
        URI url = redirect.uri().resolve(path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private AuthorizationResponse arrived() throws InterruptedException {
        return redirect.await(Duration.ofMillis(300));
    }

    @Test
    void the_listener_is_on_this_machine_only() {
        InetSocketAddress elsewhere = new InetSocketAddress("127.0.0.2", redirect.uri().getPort());
        assertThrows(IOException.class, () -> {
            try (Socket socket = new Socket()) {
                socket.connect(elsewhere, 1_000);
            }
        });
        assertEquals("127.0.0.1", redirect.uri().getHost());
    }

    @Test
    void the_parameters_of_the_redirect_arrive_decoded() throws Exception {
        visit("/callback?code=a%2Bb+c&state=x%3Dy&empty&iss=https%3A%2F%2Fa.example%2F%C3%A9");
        AuthorizationResponse response = arrived();
        assertEquals(Optional.of("a+b c"), response.code());
        assertEquals(Optional.of("x=y"), response.state());
        assertEquals(Optional.of("https://a.example/é"), response.iss());
        assertEquals(Optional.empty(), response.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?code=1", "/favicon.ico?code=1", "/callbackx?code=1", "/callback/x?code=1",
            "/callback"})
    void every_other_path_is_ignored(String path) throws Exception {
        visit(path);
        assertEquals(404, visit(path).statusCode());
        Stopped.because("No redirect came", this::arrived);
    }

    @Test
    void the_page_shows_nothing_of_the_query() throws Exception {
        HttpResponse<String> page = visit("/callback?error=%3Cscript%3Ealert(1)%3C/script%3E&code=2");
        assertFalse(page.body().contains("alert"), page.body());
        assertEquals("text/plain", page.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void an_answer_that_is_logged_shows_no_code_and_no_state() throws Exception {
        visit("/callback?code=code-1&state=state-1&iss=x");
        String text = arrived().toString();
        assertFalse(text.contains("-1"), text);
    }

    @Test
    void of_a_parameter_that_stands_twice_the_first_counts() throws Exception {
        visit("/callback?code=first&code=second");
        assertEquals(Optional.of("first"), arrived().code());
    }

    @Test
    void an_empty_code_is_no_code() throws Exception {
        visit("/callback?code=");
        assertEquals(Optional.empty(), arrived().code());
    }

    @Test
    void the_first_redirect_counts() throws Exception {
        visit("/callback?code=first");
        visit("/callback?code=second");
        assertEquals(Optional.of("first"), arrived().code());
    }

    @Test
    void a_malformed_redirect_is_ignored() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", redirect.uri().getPort())) {
            socket.getOutputStream().write("GET /callback?code=%zz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            assertTrue(new String(socket.getInputStream().readNBytes(12)).endsWith("400"));
        }
        Stopped.because("No redirect came", this::arrived);
    }

    @Test
    void a_redirect_that_never_comes_is_not_waited_for_longer() {
        Stopped.because("No redirect came within", this::arrived);
    }

    @Test
    void a_silent_visitor_does_not_keep_the_redirect_out() throws Exception {
        try (Socket silent = new Socket("127.0.0.1", redirect.uri().getPort())) {
            silent.getOutputStream().write("GET /call".getBytes());
            assertEquals(200, visit("/callback?code=1").statusCode());
        }
    }

    @Test
    void afterwards_nobody_listens() {
        int port = redirect.uri().getPort();
        redirect.close();
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    }
}
