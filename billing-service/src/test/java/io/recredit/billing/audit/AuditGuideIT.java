package io.recredit.billing.audit;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.Guide;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What {@code docs/audit.md} shows, over REST. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class AuditGuideIT {

    @Test
    void the_worked_example_works() throws IOException {
        // Given
        String customer = customer();
        String account = account(customer);

        // When
        int requests = Guide.of("audit.md")
                .with("sms-ab12345-1", account)
                .with("\"acme\"", "\"" + customer + "\"")
                .with("/customers/acme/", "/customers/" + customer + "/")
                .with("$OSCAR", Tokens.owner(customer))
                .with("$OLIVIA", Tokens.operator())
                .run();

        // Then
        assertThat(requests).isEqualTo(8);
    }
}
