package com.example.mcp.keycloak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real Keycloak without Docker: a child process on 127.0.0.1 with the project's realm in a new database.
 *
 * <p>The system property {@code keycloak.zip} names the distribution. The first start prepares it below the
 * folder {@code keycloak.folder}, in about a minute; every start works on a copy of the result, which
 * {@link #close} deletes. Starts may overlap.
 */
public final class LocalKeycloak implements AutoCloseable {

    private final URI url;
    private final String adminPassword;
    private final Path home;
    private final KeycloakProcess process;

    private LocalKeycloak(KeycloakSeed seed, int port) throws IOException {
        url = URI.create("http://localhost:" + port);
        Path parent = seed.home().getParent();
        Folders.deleteAll(parent, "run-*", LocalKeycloak::isLeftOver);
        home = Files.createTempDirectory(parent, "run-" + ProcessHandle.current().pid() + "-");
        Folders.copy(seed.home(), home);
        adminPassword = Files.readString(home.resolve(KeycloakSeed.PASSWORD_FILE));
        process = KeycloakSeed.serve(seed.distribution(), home, url);
    }

    /** Runs Keycloak on port 8080, or on the one given, until Ctrl+C. */
    public static void main(String[] arguments) throws InterruptedException {
        try (LocalKeycloak keycloak = start(arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]))) {
            System.out.println("Keycloak: console " + keycloak.url + "/admin, user admin, password in "
                    + keycloak.home.resolve(KeycloakSeed.PASSWORD_FILE));
            System.out.println("Keycloak: Ctrl+C ends it");
            keycloak.process.join();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Starts on this port of 127.0.0.1, or for 0 on any free one, and returns when the realm can be used. */
    public static LocalKeycloak start(int port) throws IOException, InterruptedException {
        Path zip = Path.of(System.getProperty("keycloak.zip", ""));
        if (!Files.isRegularFile(zip)) {
            throw new IOException("The system property keycloak.zip names no file: '" + zip + "'");
        }
        Path folder = Folders.create(Path.of(System.getProperty("keycloak.folder", "target/keycloak")));
        KeycloakProcess.freePort(port); // A taken port is refused before the minute that a first start takes.
        KeycloakSeed seed = KeycloakSeed.of(zip, folder);
        System.out.println("Keycloak: starting (about 10 s)");
        LocalKeycloak keycloak = new LocalKeycloak(seed, KeycloakProcess.freePort(port));
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
        try {
            keycloak.process.awaitAnswer(keycloak.url.resolve(KeycloakSeed.REALM_PATH));
        } catch (IOException | InterruptedException e) {
            keycloak.close();
            throw e;
        }
        System.out.println("Keycloak: ready at " + keycloak.url + "/realms/mcp-realm");
        return keycloak;
    }

    /** Whether the program that made this folder was killed before it could delete it. */
    private static boolean isLeftOver(Path run) {
        String pid = run.getFileName().toString().split("-")[1];
        return !pid.matches("\\d{1,18}") || ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** The address that the issuer begins with. */
    public URI url() {
        return url;
    }

    /** The password, drawn at random, of the user {@code admin} of the realm {@code master}. */
    public String adminPassword() {
        return adminPassword;
    }

    /** Ends the process and deletes its files; synchronized, for at Ctrl+C the shutdown hook calls it too. */
    @Override
    public synchronized void close() {
        process.stop();
        Folders.delete(home);
    }
}
