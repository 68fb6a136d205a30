package io.recredit.account;

import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Ids;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserIT {

    @Test
    void anOwnerAddsAUserThatSendersSee() {
        // Given
        String customer = Api.newCustomer();
        String account = Api.newAccount(customer);

        // When
        Response added = Api.as(Tokens.owner(customer))
                .body("{\"name\": \"Web shop\"}")
                .post("/v1/accounts/" + account + "/users");

        // Then
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        String id = added.jsonPath().getString("id");
        assertThat(Ids.isTimeOrdered(UUID.fromString(id))).isTrue();
        assertThat(added.header("Location")).endsWith("/v1/accounts/" + account + "/users/" + id);
        Response found = Api.as(Tokens.sender(customer)).get("/v1/accounts/" + account + "/users/" + id);
        assertThat(found.asString()).isEqualTo(added.asString());
    }

    @Test
    void aUserIsRenamedAndSuspended() {
        // Given
        String account = Api.newAccount(Api.newCustomer());
        String path = "/v1/accounts/" + account + "/users/" + Api.newUser(account, "one");

        // When
        Response changed = Api.asOperator()
                .body("{\"name\": \"two\", \"state\": \"suspended\"}")
                .patch(path);
        Response unchanged = Api.asOperator().body("{}").patch(path);

        // Then
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("name")).isEqualTo("two");
        assertThat(changed.jsonPath().getString("state")).isEqualTo("suspended");
        assertThat(unchanged.jsonPath().getLong("revision")).isEqualTo(2);
    }

    @Test
    void aNameIsUniqueInItsAccountOnly() {
        // Given
        String customer = Api.newCustomer();
        String account = Api.newAccount(customer);
        Api.newUser(account, "api");
        String other = Api.newUser(account, "other");

        // When
        Response twice = Api.asOperator().body("{\"name\": \"api\"}").post("/v1/accounts/" + account + "/users");
        Response renamed =
                Api.asOperator().body("{\"name\": \"api\"}").patch("/v1/accounts/" + account + "/users/" + other);

        // Then
        assertProblem(twice, 409, "user-exists");
        assertProblem(renamed, 409, "user-exists");
        Api.newUser(Api.newAccount(customer), "api");
    }

    @Test
    void usersAreListedInPagesOldestFirst() {
        // Given
        String account = Api.newAccount(Api.newCustomer());
        String first = Api.newUser(account, "z");
        String second = Api.newUser(account, "a");

        // When
        Response page = Api.asOperator().get("/v1/accounts/" + account + "/users?limit=1");
        Response rest = Api.asOperator()
                .get("/v1/accounts/" + account + "/users?cursor="
                        + page.jsonPath().getString("nextCursor"));

        // Then
        assertThat(page.jsonPath().<String>getList("items.id")).containsExactly(first);
        assertThat(rest.jsonPath().<String>getList("items.id")).containsExactly(second);
    }

    @Test
    void wrongInputIsNamed() {
        // Given
        String account = Api.newAccount(Api.newCustomer());
        String users = "/v1/accounts/" + account + "/users";
        String user = users + "/" + Api.newUser(account, "one");

        // Then
        assertInvalid(Api.asOperator().body("{}").post(users), "name", "required");
        assertInvalid(Api.asOperator().body("{\"name\": \"\"}").post(users), "name", "length");
        assertInvalid(
                Api.asOperator().body("{\"name\": \"" + "x".repeat(101) + "\"}").post(users), "name", "length");
        assertInvalid(Api.asOperator().body("{\"name\": \"a\\u0000b\"}").post(users), "name", "control-character");
        assertInvalid(Api.asOperator().body("{\"state\": \"closed\"}").patch(user), "state", "wrong-type");
        assertInvalid(Api.asOperator().body("{\"id\": \"x\"}").patch(user), "id", "unknown-field");
    }

    @Test
    void whatIsNotMineDoesNotExist() {
        // Given
        String customer = Api.newCustomer();
        String account = Api.newAccount(customer);
        String other = Api.newAccount(customer);
        String user = Api.newUser(account, "one");
        String stranger = Tokens.owner("somebody-else");

        // Then
        String users = "/v1/accounts/" + account + "/users";
        assertProblem(Api.as(stranger).get(users), 404, "not-found");
        assertProblem(Api.as(stranger).get(users + "/" + user), 404, "not-found");
        assertProblem(Api.as(stranger).body("{\"name\": \"x\"}").post(users), 404, "not-found");
        assertProblem(Api.as(stranger).body("{\"name\": \"x\"}").patch(users + "/" + user), 404, "not-found");
        assertProblem(Api.asOperator().get("/v1/accounts/" + other + "/users/" + user), 404, "not-found");
        assertProblem(Api.asOperator().get(users + "/" + Ids.next()), 404, "not-found");
        assertProblem(Api.asOperator().get(users + "/not-an-id"), 404, "not-found");
        assertProblem(Api.asOperator().get("/v1/accounts/sms-aa00000-1/users"), 404, "not-found");
    }

    @Test
    void sendersChangeNothing() {
        // Given
        String customer = Api.newCustomer();
        String account = Api.newAccount(customer);
        String users = "/v1/accounts/" + account + "/users";
        String user = Api.newUser(account, "one");
        String sender = Tokens.sender(customer);

        // Then
        assertProblem(Api.as(sender).body("{\"name\": \"x\"}").post(users), 403, "forbidden");
        assertProblem(Api.as(sender).body("{\"name\": \"x\"}").patch(users + "/" + user), 403, "forbidden");
        assertProblem(Api.as(sender).body("{}").patch("/v1/accounts/" + account), 403, "forbidden");
    }
}
