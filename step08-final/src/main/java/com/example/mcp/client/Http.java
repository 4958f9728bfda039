package com.example.mcp.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only way to the network: an exchange is one hop, within the time-out, of at most 1 MiB.
 * The observer gets each answer as it came, tokens included: it chooses what it shows.
 */
public record Http(Duration timeout, Consumer<Reply> observer) {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final int LIMIT = 1 << 20;
    // Its default follows no redirect, and that must stay so: a token, code or secret would travel with it.
    // The offer of HTTP/2 goes: in clear text it costs a widely used Python server the body.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String SAFE =
            "(https://[^/?#@]+|http://(localhost|127[.]0[.]0[.]1|\\[::1])(:\\d+)?)([/?][^#]*)?";

    /** The answer to one request, its URL without the query; {@code about} is what was asked, in a word. */
    public record Reply(String about, String method, String url, int status, HttpHeaders headers,
            String body) {
        /** What a success carries; of a refusal only the error code is told (RFC 6749 §5.2). */
        JsonNode json() {
            JsonNode json = parse(body);
            if (status / 100 == 2 && json.isObject()) {
                return json;
            }
            String error = json.path("error").stringValue("nothing that can be used");
            boolean refusal = status / 100 == 4 && json.has("error");
            throw new ClientException(url + " answered " + status + ": " + error + ".", refusal);
        }

        /** Without headers and body: they carry tokens, and this is what gets into logs. */
        @Override
        public String toString() {
            return about + ": " + method + " " + url + " " + status;
        }
    }

    /** POSTs the body, or GETs where it is null. */
    public Reply send(String about, URI target, String body, Map<String, String> headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target);
        headers.forEach(builder::header);
        HttpRequest request = (body == null ? builder : builder.POST(BodyPublishers.ofString(body))).build();
        String url = target.toString().split("[?]")[0];
        Callable<Reply> exchange = () -> {
            var answer = CLIENT.send(request, BodyHandlers.ofInputStream());
            try (var stream = answer.body()) {
                byte[] bytes = stream.readNBytes(LIMIT + 1);
                if (bytes.length > LIMIT) {
                    throw new IOException("more than " + LIMIT + " bytes");
                }
                return new Reply(about, request.method(), url, answer.statusCode(), answer.headers(),
                        new String(bytes, StandardCharsets.UTF_8));
            }
        };
        try {
            // Before JDK 26, HttpRequest.timeout ends with the headers; this ends a body that drips, too.
            Reply reply = THREADS.invokeAny(List.of(exchange), timeout.toMillis(), TimeUnit.MILLISECONDS);
            observer.accept(reply);
            return reply;
        } catch (TimeoutException e) {
            throw new ClientException(url + " did not answer within " + timeout.toMillis() + " ms.");
        } catch (ExecutionException e) {
            throw new ClientException(url + " could not be read: " + e.getCause() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException("Interrupted while waiting for " + url + ".");
        }
    }

    /** Reads a URL that a server chose: never clear text to another machine, file: or user@host. */
    public static URI url(String name, String text) {
        try {
            if (text.matches(SAFE)) {
                return HttpRequest.newBuilder(URI.create(text)).build().uri();
            }
        } catch (IllegalArgumentException e) {
            // no URL at all: the same sentence
        }
        // Without the query: a redirect's has the code in it.
        String shown = text.replaceFirst("(?s)[?#].*", "");
        throw new ClientException(name + " is neither https nor on this machine: '" + shown + "'.");
    }

    /** The fields in application/x-www-form-urlencoded: a query, or the body of a form. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A missing node where the text is no JSON. */
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
