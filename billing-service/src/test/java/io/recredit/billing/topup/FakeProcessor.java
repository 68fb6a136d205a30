package io.recredit.billing.topup;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** Runs billing with {@link FakeGateway} as its card processor. */
public class FakeProcessor implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeGateway.class);
    }
}
