package io.recredit.send.estimate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status.Family;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks billing-service, which is not waited for: not long, not by many at a time, and not while it does not answer. */
@ApplicationScoped
class BillingSufficiency implements Sufficiency {

    /** Longer than the client's own timeouts for connecting or reading, shorter than both and a queue together. */
    private static final long TIMEOUT_MILLIS = 1_200;

    private static final int AT_A_TIME = 64;

    /** The breaker opens when half of so many answers in a row failed, */
    private static final int LOOKS_AT = 8;

    /** and lets the next question through after this. */
    private static final long OPEN_MILLIS = 5_000;

    private final BillingClient billing;

    BillingSufficiency(@RestClient BillingClient billing) {
        this.billing = billing;
    }

    @Override
    @Timeout(TIMEOUT_MILLIS)
    @Bulkhead(AT_A_TIME)
    @CircuitBreaker(requestVolumeThreshold = LOOKS_AT, delay = OPEN_MILLIS, skipOn = BulkheadException.class)
    public Uni<Verdict> ask(Question question) {
        return billing.sufficiency(
                        question.account(),
                        question.currency(),
                        question.amount().toString(),
                        question.user(),
                        question.authorization())
                .map(SufficiencyBody::verdict)
                .onFailure(BillingSufficiency::isRefusedQuestion)
                .recoverWithItem(new Verdict.Unknown());
    }

    /** Billing works, but does not answer this: it has not heard of the account yet, say. */
    private static boolean isRefusedQuestion(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatusInfo().getFamily() == Family.CLIENT_ERROR;
    }
}
