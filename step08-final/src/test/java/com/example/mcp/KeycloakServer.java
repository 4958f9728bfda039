package com.example.mcp;

import com.example.mcp.keycloak.LocalKeycloak;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/**
 * The one Keycloak of a test run, started when it is first needed and stopped with the JVM.
 *
 * <p>It is the distribution as a child process or, with the system property {@code keycloak.docker}, the
 * official image. Tests cannot tell which.
 */
record KeycloakServer(URI url, String adminPassword) {

    static final String REALM_FILE = "/mcp-realm/import-mcp.json";

    private static KeycloakServer server;

    static synchronized KeycloakServer get() {
        if (server == null) {
            server = Boolean.getBoolean("keycloak.docker") ? startImage() : startDistribution();
        }
        return server;
    }

    private static KeycloakServer startDistribution() {
        try {
            LocalKeycloak keycloak = LocalKeycloak.start(0);
            return new KeycloakServer(keycloak.url(), keycloak.adminPassword());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Keycloak does not start", e);
        }
    }

    private static KeycloakServer startImage() {
        String password = UUID.randomUUID().toString();
        GenericContainer<?> container = new GenericContainer<>(System.getProperty("keycloak.image"))
                .withCopyToContainer(MountableFile.forClasspathResource(REALM_FILE),
                        "/opt/keycloak/data/import/import-mcp.json")
                // Half the CPU time of a start, as in the other case.
                .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC")
                .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", password)
                // In a container, who comes from this machine has the address of Docker's default bridge.
                .withEnv("MCP_REGISTRATION_SENDER", "172.17.0.1")
                .withCommand("start-dev", "--import-realm", "--hostname=localhost")
                .withExposedPorts(8080)
                .waitingFor(Wait.forHttp("/realms/mcp-realm").withStartupTimeout(Duration.ofSeconds(300)));
        // Any free port, but on loopback only, where Testcontainers would open it to the network.
        container.setPortBindings(List.of("127.0.0.1::8080"));
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new KeycloakServer(URI.create("http://localhost:" + container.getMappedPort(8080)), password);
    }
}
