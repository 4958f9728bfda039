package com.example.mcp.client;

import java.util.Optional;

/** Something that the token endpoint exchanges for tokens (RFC 6749 §1.3). */
sealed interface Grant permits AuthorizationCodeGrant, RefreshTokenGrant {

    /** The value of {@code grant_type}. */
    String type();

    /** The parameters of the token request, without those by which the client authenticates. */
    FormParameters form();

    /** The refresh token that stays good if the answer brings no other one (RFC 6749 §6). */
    Optional<String> presentRefreshToken();
}
