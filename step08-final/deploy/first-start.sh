#!/bin/sh
# Makes, where they are missing, the things that no repository may hold: a certificate and two passwords.
# They live in volumes, so the next start finds them; "docker compose down --volumes" deletes them.
set -eu

if ! openssl x509 -checkend 86400 -noout -in /certificate/localhost.crt 2>/dev/null; then
    # For this one name, and not a CA: whoever trusts it trusts no other site by it.
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE \
        -keyout /certificate/localhost.key -out /certificate/localhost.crt
fi

# Readable for every user of the two containers that have this volume: PostgreSQL and Keycloak differ.
for name in database admin; do
    [ -s "/passwords/$name" ] || openssl rand -hex 24 > "/passwords/$name"
done
