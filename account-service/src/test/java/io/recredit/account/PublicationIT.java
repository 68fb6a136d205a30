package io.recredit.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.Topics;
import io.recredit.contracts.UserState;
import io.recredit.testkit.KafkaProbe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublicationIT {

    @Test
    void everyRevisionOfAnAccountIsPublishedInOrder() {
        // Given
        String customer = Api.newCustomer();
        String account = Api.newAccount(customer);

        // When
        Api.asOperator().body("{\"state\": \"suspended\"}").patch("/v1/accounts/" + account);
        Api.asOperator().body("{\"state\": \"suspended\"}").patch("/v1/accounts/" + account);
        Api.asOperator()
                .body("{\"chargingCurrency\": \"EUR\", \"maxSegments\": 3, \"nationalLanguages\": [\"tr\"],"
                        + " \"destinationCurrencies\": {\"US\": \"USD\"}}")
                .patch("/v1/accounts/" + account);

        // Then
        try (KafkaProbe kafka = KafkaProbe.open()) {
            List<ConsumerRecord<String, byte[]>> events = kafka.awaitKey(Topics.ACCOUNTS, account, 3);
            List<AccountState> states = events.stream()
                    .map(event -> EventJson.read(event.value(), AccountState.class))
                    .toList();
            assertThat(states).extracting(AccountState::revision).containsExactly(1L, 2L, 3L);
            assertThat(states.getFirst())
                    .isEqualTo(new AccountState(
                            account, customer, LifeState.ACTIVE, "CREDIT", "FR", "fr", "Europe/Paris", true, 1));
            assertThat(states.getLast().state()).isEqualTo(LifeState.SUSPENDED);
            assertThat(states.getLast().chargingCurrency()).isEqualTo("EUR");
            assertThat(states.getLast().maxSegments()).isEqualTo(3);
            assertThat(states.getLast().nationalLanguages()).containsExactly(NationalLanguage.TURKISH);
            assertThat(states.getLast().destinationCurrencies()).isEqualTo(Map.of("US", "USD"));
        }
    }

    @Test
    void anEventIsACloudEvent() {
        // Given
        String account = Api.newAccount(Api.newCustomer());

        try (KafkaProbe kafka = KafkaProbe.open()) {
            // When
            ConsumerRecord<String, byte[]> event =
                    kafka.awaitKey(Topics.ACCOUNTS, account, 1).getFirst();

            // Then
            assertThat(KafkaProbe.header(event, CloudEventHeaders.SPEC_VERSION)).isEqualTo("1.0");
            assertThat(KafkaProbe.header(event, CloudEventHeaders.TYPE)).isEqualTo(AccountState.TYPE);
            assertThat(KafkaProbe.header(event, CloudEventHeaders.SOURCE)).isEqualTo("/account-service");
            assertThat(KafkaProbe.header(event, CloudEventHeaders.SUBJECT)).isEqualTo(account);
            assertThat(KafkaProbe.header(event, CloudEventHeaders.CONTENT_TYPE)).isEqualTo("application/json");
            assertThat(UUID.fromString(String.valueOf(KafkaProbe.header(event, CloudEventHeaders.ID))))
                    .isNotNull();
            assertThat(Instant.parse(String.valueOf(KafkaProbe.header(event, CloudEventHeaders.TIME))))
                    .isBefore(Instant.now());
        }
    }

    @Test
    void aUserIsPublishedUnderItsId() {
        // Given
        String customer = Api.newCustomer();
        String account = Api.newAccount(customer);
        String user = Api.newUser(account, "api");

        // When
        Api.asOperator().body("{\"state\": \"suspended\"}").patch("/v1/accounts/" + account + "/users/" + user);

        // Then
        try (KafkaProbe kafka = KafkaProbe.open()) {
            List<ConsumerRecord<String, byte[]>> events = kafka.awaitKey(Topics.USERS, user, 2);
            assertThat(KafkaProbe.header(events.getLast(), CloudEventHeaders.TYPE))
                    .isEqualTo(UserState.TYPE);
            assertThat(EventJson.read(events.getLast().value(), UserState.class))
                    .isEqualTo(new UserState(UUID.fromString(user), "api", account, customer, LifeState.SUSPENDED, 2));
        }
    }

    @Test
    void aRefusedChangeIsNotPublished() {
        // Given
        String customer = Api.newCustomer();
        String account = Api.newAccount(customer);
        Api.newUser(account, "api");

        // When
        Api.asOperator().body("{\"name\": \"api\"}").post("/v1/accounts/" + account + "/users");
        String marker = Api.newUser(account, "marker");

        // Then
        try (KafkaProbe kafka = KafkaProbe.open()) {
            kafka.awaitKey(Topics.USERS, marker, 1);
            assertThat(kafka.all(
                            Topics.USERS,
                            event -> EventJson.read(event.value(), UserState.class)
                                    .account()
                                    .equals(account)))
                    .hasSize(2);
        }
    }
}
