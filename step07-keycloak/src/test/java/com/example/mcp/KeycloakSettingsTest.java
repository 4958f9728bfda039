package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("7.1")
class KeycloakSettingsTest {

    @ParameterizedTest
    @CsvSource({"KEYCLOAK_URL,localhost:8080", "KEYCLOAK_URL,ftp://localhost",
        "KEYCLOAK_URL,http://localhost:0", "KEYCLOAK_URL,http://admin:secret@localhost",
        "KEYCLOAK_URL,http://localhost?realm=x",
        "KEYCLOAK_REALM,a/b", "KEYCLOAK_REALM,../master", "KEYCLOAK_REALM,a b", "KEYCLOAK_REALM,x?y",
        "KEYCLOAK_REALM,."})
    void with_a_setting_that_names_no_realm_the_server_does_not_start(String name, String value) {
        Wire.assertDoesNotStart(name, value);
    }

    /** Docker Compose gives such names, and Java reads none of them. */
    @ParameterizedTest
    @ValueSource(strings = {"http://key_cloak:8080", "https://key_cloak.example/auth", "http://_:1"})
    void a_host_name_with_an_underscore_is_named_as_the_reason(String url) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Wire.open("KEYCLOAK_URL", url).close()).getMessage();

        assertEquals("KEYCLOAK_URL must have a host name without '_', which Java does not read, but is '"
                + url + "'.", message);
    }
}
