package com.example.mcp.site;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window and with one tab, led over its DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final Process process;
    private final WebSocket socket;
    private final String session;
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    /** Starts it with an empty profile in a folder. */
    Browser(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true).start();
        socket = http.newWebSocketBuilder().buildAsync(address(process), new Listener())
                .get(30, TimeUnit.SECONDS);
        JsonNode tab = send("", "Target.createTarget", Map.of("url", "about:blank"));
        String id = tab.get("targetId").asString();
        session = send("", "Target.attachToTarget", Map.of("targetId", id, "flatten", true))
                .get("sessionId").asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** The browser of this machine, if it has one. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    private static URI address(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(rest -> { }));
                return URI.create(matcher.group(1));
            }
        }
        throw new IOException("The browser ended without a word about its DevTools");
    }

    /** How wide its window is, and whether the reader prefers dark pages. */
    void look(int width, boolean dark) throws Exception {
        send("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        send("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Opens a page; returns once its diagrams are drawn. */
    void open(URI page) throws Exception {
        events.clear();
        loaded = new CompletableFuture<>();
        JsonNode navigation = send("Page.navigate", Map.of("url", page.toString()));
        if (navigation.has("errorText")) {
            throw new IOException(page + ": " + navigation.get("errorText").asString());
        }
        loaded.get(60, TimeUnit.SECONDS);
        evaluate("!document.querySelector('.diagram:empty')"
                + " || new Promise(done => document.addEventListener('drawn', () => done(true)))");
    }

    /** What the page complained about, and what it asked the network for, since it was opened. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (JsonNode event : events) {
            JsonNode params = event.get("params");
            switch (event.get("method").asString()) {
                case "Runtime.exceptionThrown" -> complaints.add(params.at("/exceptionDetails").toString());
                case "Runtime.consoleAPICalled" -> {
                    if (List.of("error", "assert", "warning").contains(params.get("type").asString())) {
                        complaints.add(params.get("args").toString());
                    }
                }
                case "Log.entryAdded" -> {
                    if (params.at("/entry/level").asString().equals("error")) {
                        complaints.add(params.at("/entry").toString());
                    }
                }
                case "Network.requestWillBeSent" -> {
                    String url = params.at("/request/url").asString();
                    if (!url.matches("(file|data|blob):.*")) {
                        complaints.add("asked for " + url);
                    }
                }
                default -> { }
            }
        }
        return complaints;
    }

    /** The value of an expression in the page; of a promise, what it promises. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = send("Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails").toString());
        }
        return answer.at("/result/value");
    }

    /** Sends a command to the tab; returns its result. */
    JsonNode send(String method, Map<String, Object> params) throws Exception {
        return send(session, method, params);
    }

    private JsonNode send(String to, String method, Map<String, Object> params) throws Exception {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        int number = sent.incrementAndGet();
        waiting.put(number, answer);
        Map<String, Object> message = to.isEmpty() ? Map.of("id", number, "method", method, "params", params)
                : Map.of("id", number, "method", method, "params", params, "sessionId", to);
        socket.sendText(JSON.writeValueAsString(message), true).get(60, TimeUnit.SECONDS);
        JsonNode reply = answer.get(60, TimeUnit.SECONDS);
        if (reply.has("error")) {
            throw new IOException(method + ": " + reply.get("error"));
        }
        return reply.get("result");
    }

    @Override
    public void close() throws Exception {
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                received(JSON.readTree(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void received(JsonNode received) {
            if (received.has("id")) {
                waiting.remove(received.get("id").asInt()).complete(received);
                return;
            }
            events.add(received);
            if (received.get("method").asString().equals("Page.loadEventFired")) {
                loaded.complete(null);
            }
        }
    }
}
