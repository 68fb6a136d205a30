package io.recredit.billing.transfer;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.credits;
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

/** What {@code docs/transfers.md} shows, over REST. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TransferGuideIT {

    @Test
    void theWorkedExampleWorks() throws IOException {
        // Given
        String customer = customer();
        String source = account(customer);
        String target = account(customer);
        adjust(source, "100");

        // When
        int requests = Guide.of("transfers.md")
                .with("sms-ab12345-1", source)
                .with("sms-ab12345-2", target)
                .with("$OSCAR", Tokens.owner(customer))
                .run();

        // Then
        assertThat(requests).isEqualTo(5);
        assertThat(credits(source)).isEqualTo("75.5");
        assertThat(credits(target)).isEqualTo("24.5");
    }
}
