package io.recredit.localstack.launcher;

import io.recredit.localstack.Layout;
import io.recredit.localstack.StackAddresses;
import java.io.PrintStream;

/** What {@code ./dev up} says once everything is ready. */
final class WelcomeText {

    private WelcomeText() {}

    static void print(StackAddresses stack, Layout layout, PrintStream out) {
        out.println();
        stack.services().forEach((name, url) -> out.printf("  %-21s %s  (API: %s/q/openapi)%n", name, url, url));
        out.printf("  %-21s %s%n", "Keycloak realm", stack.realmUrl());
        out.printf("  %-21s %s%n", "Kafka", stack.kafkaBootstrap());
        stack.databases()
                .forEach((name, database) ->
                        out.printf("  %-21s %s  user %s%n", "database " + name, database.jdbcUrl(), database.user()));
        out.printf(
                "  %-21s SMPP 127.0.0.1:%d, control %s%n",
                "carrier simulator", stack.carrierSmppPort(), stack.carrierControlUrl());
        out.printf("  %-21s %s/v1, control %s%n", "card processor", stack.processorUrl(), stack.processorControlUrl());
        out.printf("  %-21s %s  (SMTP 127.0.0.1:%d)%n", "e-mails", stack.inboxUrl(), stack.inboxSmtpPort());
        out.printf(
                """

                  People (password of each: %s)
                    olivia  operator         oscar  owner of acme     sara  sender of acme
                                             gina   owner of globex   greg  sender of globex
                  The passwords of the databases and the secret of the client acme-api: %s

                  A first request, in another terminal:
                    TOKEN=$(curl -s %s -d grant_type=password -d client_id=%s \\
                      -d username=olivia -d password=%s | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                    curl -s %s/v1/accounts -H "Authorization: Bearer $TOKEN"

                  Ctrl-C stops everything. ./dev demo shows the main job, ./dev status what runs, ./dev logs NAME a log.
                """,
                StackAddresses.USER_PASSWORD,
                layout.addresses(),
                stack.tokenUrl(),
                StackAddresses.CLI_CLIENT,
                StackAddresses.USER_PASSWORD,
                stack.services().getOrDefault("account-service", "(account-service does not run)"));
        out.flush();
    }
}
