package com.example.mcp.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sends all requests of the client, to whatever server.
 *
 * <p>An exchange is one hop: a redirect is an answer like others. It ends within the time-out, whatever the
 * server does, and reads at most 1 MiB.
 */
public final class HttpTransport {

    private static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    // Its default follows no redirect, and that must stay so: a token, code or secret would travel with it.
    // HTTP/2 is not offered: in clear text its offer costs a widely used Python server the body.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Duration timeout;
    private final Consumer<HttpReply> observer;

    /**
     * A transport whose exchanges end within a time-out.
     *
     * @param observer gets each answer as it came, tokens included: it chooses what it shows
     */
    public HttpTransport(Duration timeout, Consumer<HttpReply> observer) {
        this.timeout = timeout;
        this.observer = observer;
    }

    /** Sends a request and reads the whole answer. */
    public HttpReply send(String purpose, HttpRequest request) {
        return exchange(purpose, request, (headers, body) ->
                new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    /**
     * Sends a request whose answer may be a stream of events.
     *
     * <p>A stream is read until a message in it is the answer, and not until it ends: a server may keep it
     * open.
     */
    HttpReply send(String purpose, HttpRequest request, Predicate<String> isAnswer) {
        return exchange(purpose, request, (headers, body) -> isEventStream(headers)
                ? firstMessage(body, isAnswer).orElse("")
                : new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    private static boolean isEventStream(HttpHeaders headers) {
        String mediaType = headers.firstValue("Content-Type").orElse("").split(";", 2)[0];
        return mediaType.strip().equalsIgnoreCase("text/event-stream");
    }

    private static Optional<String> firstMessage(InputStream body, Predicate<String> isAnswer)
            throws IOException {
        EventStream events = new EventStream(new InputStreamReader(body, StandardCharsets.UTF_8));
        Optional<String> message = events.next();
        while (message.isPresent() && !isAnswer.test(message.get())) {
            message = events.next();
        }
        return message;
    }

    private interface BodyReader {
        String read(HttpHeaders headers, InputStream body) throws IOException;
    }

    private HttpReply exchange(String purpose, HttpRequest request, BodyReader reader) {
        String url = SafeUrl.withoutQuery(request.uri().toString());
        Callable<HttpReply> exchange = () -> {
            HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
            // To close a body that has not ended closes its connection.
            try (InputStream body = new BoundedInputStream(response.body(), MAX_BODY_BYTES)) {
                return new HttpReply(purpose, request.method(), url, response.statusCode(),
                        response.headers(), reader.read(response.headers(), body));
            }
        };
        try {
            // Before JDK 26, HttpRequest.timeout ends with the headers; this ends a body that drips, too.
            HttpReply reply =
                    THREADS.invokeAny(List.of(exchange), timeout.toMillis(), TimeUnit.MILLISECONDS);
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
}
