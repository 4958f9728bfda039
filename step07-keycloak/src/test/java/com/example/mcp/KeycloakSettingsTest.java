package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("7.1")
class KeycloakSettingsTest {

    @ParameterizedTest
    @CsvSource({"KEYCLOAK_URL,localhost:8080", "KEYCLOAK_URL,ftp://localhost",
        "KEYCLOAK_URL,http://localhost:0", "KEYCLOAK_URL,http://admin:secret@localhost",
        "KEYCLOAK_URL,http://localhost?realm=x",
        "KEYCLOAK_REALM,a/b", "KEYCLOAK_REALM,../master", "KEYCLOAK_REALM,a b", "KEYCLOAK_REALM,x?y",
        "KEYCLOAK_REALM,."})
    void with_a_setting_that_names_no_realm_the_server_does_not_start(String name, String value) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Wire.open(name, value).close()).getMessage();

        assertTrue(message.contains(name) && message.endsWith(".") && !message.contains("\n"), message);
    }
}
