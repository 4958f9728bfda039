package com.example.mcp.keycloak;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Main class of the child process: Keycloak, for as long as the parent holds the other end of standard input.
 *
 * <p>The system closes that end whichever way the parent goes, so even one that was killed leaves no process
 * behind. And closing it ends Keycloak in good order on Windows too, which knows no SIGTERM.
 */
final class KeycloakChild {

    private KeycloakChild() {
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(KeycloakChild::endWithParent);
        // By name: the class comes from the distribution, which is no dependency of this project.
        Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A pipe that cannot be read has no parent behind it either.
        }
        System.exit(0);
    }
}
