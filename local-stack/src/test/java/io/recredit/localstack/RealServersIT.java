package io.recredit.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Topics;
import io.recredit.localstack.kafka.KafkaBroker;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;

class RealServersIT {

    @Test
    void postgresServesDatabasesOwnedByTheirRolesAndIsGoneAfterwards() throws Exception {
        // Given
        PostgresServer server = PostgresServer.startForTests("billing", "send");

        // When
        DatabaseAccess billing = server.database("billing");
        try (Connection connection =
                        DriverManager.getConnection(billing.jdbcUrl(), billing.user(), billing.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user, current_setting('server_version_num')")) {

            // Then
            row.next();
            assertThat(row.getString(1)).isEqualTo("billing");
            assertThat(row.getInt(2)).isGreaterThanOrEqualTo(180000);
        } finally {
            server.close();
        }
        assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive))
                .isEqualTo(Optional.empty());
    }

    @Test
    void kafkaHasTheTopicsOfTheContracts() throws Exception {
        // Given
        try (KafkaBroker broker = KafkaBroker.startForTests();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {

            // When
            Map<String, TopicDescription> topics = admin.describeTopics(
                            Topics.all().stream().map(Topics.Topic::name).toList())
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS);

            // Then
            assertThat(topics).hasSize(Topics.all().size());
            assertThat(topics.values())
                    .filteredOn(topic -> topic.name().equals(Topics.CHARGES))
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topics.PARTITIONS));
        }
    }
}
