package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The well-behaved authorization server of {@link World}: everybody may log in, every code is good once. */
final class Issuer {

    private final World world;

    /** Changes the parameters of the redirect before it is sent. */
    Consumer<Map<String, String>> redirect = parameters -> { };
    boolean refreshable;
    int tokens;
    private int clients;

    Issuer(World world) {
        this.world = world;
    }

    World.Answer register(World.Seen request) {
        clients++;
        String id = clients == 1 ? "registered" : "registered-" + clients;
        return World.Answer.json(201, Map.of("client_id", id));
    }

    World.Answer authorize(World.Seen request) {
        Map<String, String> asked = request.parameters();
        Map<String, String> answer = new HashMap<>(Map.of("code", "code-1", "state", asked.get("state"),
                "iss", world.url("issuer", "")));
        redirect.accept(answer);
        StringBuilder location = new StringBuilder(asked.get("redirect_uri"));
        answer.forEach((name, value) -> location.append(location.indexOf("?") < 0 ? "?" : "&").append(name)
                .append("=").append(URLEncoder.encode(value, UTF_8)));
        return World.Answer.to(location.toString());
    }

    World.Answer token(World.Seen request) {
        tokens++;
        Map<String, Object> answer = new HashMap<>(Map.of("access_token", "token-" + tokens, "token_type",
                "Bearer"));
        if (refreshable) {
            answer.put("refresh_token", "refresh-" + tokens);
        }
        return World.Answer.json(200, answer);
    }

    /** A user agent that only follows redirects, up to the loopback listener. */
    void visit(URI url) {
        Objects.requireNonNull(url, "there is no URL to visit");
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI next = url;
            while (next != null) {
                var reply = client.send(HttpRequest.newBuilder(next).build(),
                        HttpResponse.BodyHandlers.discarding());
                next = reply.headers().firstValue("Location").map(URI::create).orElse(null);
            }
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
