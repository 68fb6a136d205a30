package io.recredit.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recredit.contracts.Topics;
import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.postgres.DatabaseAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** The three servers from their official images. */
class ContainersIT {

    @BeforeAll
    static void isWantedAndDockerAnswers() {
        assumeTrue(
                ServerKind.ofEnvironment() == ServerKind.CONTAINERS,
                "containers are tested by ./dev test --containers only");
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(), "no Docker answers, so no containers are started");
    }

    @Test
    void theServersOfAStackComeFromContainersWhichGoWithIt() throws Exception {
        // Given
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "containers-");
        StackOptions options = StackOptions.isolated(Layout.checkoutAround(Path.of("")), home)
                .withServices(List.of())
                .withServers(ServerKind.CONTAINERS);

        // When
        try (LocalStack stack = LocalStack.start(options)) {

            // Then
            DatabaseAccess billing = stack.addresses().database("billing");
            assertThat(ask(billing, "select current_user")).isEqualTo("billing");
            assertThat(ask(billing, "show fsync")).isEqualTo("on");
            assertThat(topicsOf(stack))
                    .containsAll(Topics.all().stream().map(Topics.Topic::name).toList());
            assertThat(stack.keycloak().token("olivia")).isNotBlank();
            assertThat(containersOf(home)).hasSize(3);
            assertThat(stack.layout().log("keycloak")).content().contains("Keycloak");
        }
        assertThat(containersOf(home)).isEmpty();
        assertThat(networksOf(home)).isZero();
    }

    private static String ask(DatabaseAccess database, String question) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Iterable<String> topicsOf(LocalStack stack) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> containersOf(Path home) {
        return DockerClientFactory.lazyClient()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label(home)))
                .exec()
                .stream()
                .map(container -> String.join(" ", container.getNames()))
                .toList();
    }

    private static int networksOf(Path home) {
        return DockerClientFactory.lazyClient()
                .listNetworksCmd()
                .withFilter("label", List.of(label(home)))
                .exec()
                .size();
    }

    private static String label(Path home) {
        return ContainerGroup.LABEL + "=" + home.toAbsolutePath().normalize();
    }
}
