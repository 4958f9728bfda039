package com.example.mcp.keycloak;

import com.example.mcp.client.Browser;
import com.example.mcp.client.ClientException;
import com.example.mcp.client.FormParameters;
import com.example.mcp.client.HttpReply;
import com.example.mcp.client.HttpTransport;
import com.example.mcp.client.SafeUrl;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stands in for a person at a browser: fills in Keycloak's login form, agrees to its consent form, goes back.
 *
 * <p>It is for demonstrations and tests with known users only: a real client never sees a password.
 */
public final class KeycloakLogin implements Browser {

    private static final int MAX_PAGES = 10;

    private final HttpTransport http;
    private final String user;
    private final String password;

    /** What the browser does on a page: it follows a link, or it sends a form. */
    private record Step(URI url, Optional<FormParameters> form) {
    }

    public KeycloakLogin(HttpTransport http, String user, String password) {
        this.http = http;
        this.user = user;
        this.password = password;
    }

    @Override
    public void open(URI authorizationUrl) {
        try {
            walk(authorizationUrl);
        } catch (IllegalArgumentException e) {
            throw new ClientException("Keycloak answered with a cookie or an address that cannot be read.");
        }
    }

    private void walk(URI authorizationUrl) {
        // Keycloak marks its cookies Secure even on http://localhost, and java.net.CookieManager then does
        // not send them. They live for one visit, and go to Keycloak's origin only.
        Map<String, String> cookies = new LinkedHashMap<>();
        Step step = new Step(authorizationUrl, Optional.empty());
        for (int page = 0; page < MAX_PAGES; page++) {
            boolean isAtKeycloak = SafeUrl.haveSameOrigin(authorizationUrl, step.url);
            HttpReply reply = http.send("login", request(step, isAtKeycloak ? cookies : Map.of()));
            if (!isAtKeycloak) {
                return;
            }
            reply.headers().allValues("Set-Cookie").stream()
                    .flatMap(line -> HttpCookie.parse(line).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            step = next(step.url, reply, page);
            // The password belongs to Keycloak: a form that points elsewhere does not get it.
            if (step.form.isPresent() && !SafeUrl.haveSameOrigin(authorizationUrl, step.url)) {
                throw new ClientException("Keycloak's login form would send the password elsewhere.");
            }
        }
        throw new ClientException("Keycloak's login did not end after " + MAX_PAGES + " pages.");
    }

    private static HttpRequest request(Step step, Map<String, String> cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(step.url);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        step.form.ifPresent(form -> request.header("Content-Type", FormParameters.MEDIA_TYPE)
                .POST(BodyPublishers.ofString(form.encoded())));
        return request.build();
    }

    private Step next(URI url, HttpReply reply, int page) {
        if (reply.status() / 100 == 3) {
            String location = reply.headers().firstValue("Location").orElse("");
            return new Step(nextUrl(url, location), Optional.empty());
        }
        Optional<String> action = tag(reply.body(), "form", "action=").map(tag -> value(tag, "action="));
        boolean asksForPassword = reply.body().contains("name=\"password\"");
        boolean asksAgain = page > 0 && asksForPassword;
        if (reply.status() != 200 || asksAgain || action.isEmpty()) {
            throw new ClientException(
                    "Keycloak answered " + reply.status() + " and did not log " + user + " in.");
        }
        return new Step(nextUrl(url, action.get()),
                Optional.of(asksForPassword ? loginForm() : consentForm(reply.body())));
    }

    private static URI nextUrl(URI url, String reference) {
        return SafeUrl.of("The next page", url.resolve(reference).toString());
    }

    private FormParameters loginForm() {
        return new FormParameters()
                .add("username", user)
                .add("password", password)
                .add("credentialId", "");
    }

    private static FormParameters consentForm(String page) {
        String code = tag(page, "input", "name=\"code\"").map(tag -> value(tag, "value=")).orElse("");
        return new FormParameters().add("accept", "Yes").add("code", code);
    }

    /** The first tag with this name in which an attribute stands; no page makes it look twice at a tag. */
    private static Optional<String> tag(String page, String name, String attribute) {
        int begin = page.indexOf("<" + name);
        while (begin >= 0) {
            int end = page.indexOf('>', begin);
            if (end < 0) {
                return Optional.empty();
            }
            String tag = page.substring(begin, end).replace('\n', ' ').replace('\t', ' ');
            if (tag.contains(" " + attribute)) {
                return Optional.of(tag);
            }
            begin = page.indexOf("<" + name, end);
        }
        return Optional.empty();
    }

    /** The quoted value of an attribute, or nothing. */
    private static String value(String tag, String attribute) {
        int begin = tag.indexOf(" " + attribute + "\"");
        int open = begin + attribute.length() + 2;
        int close = begin < 0 ? -1 : tag.indexOf('"', open);
        return close < 0 ? "" : tag.substring(open, close).replace("&amp;", "&");
    }
}
