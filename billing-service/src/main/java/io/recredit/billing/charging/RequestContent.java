package io.recredit.billing.charging;

import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.RefundRequested;
import io.recredit.kit.idempotency.ContentHash;
import java.nio.charset.StandardCharsets;

/**
 * What makes two deliveries of a request the same: who pays how much for what. Times and a refund's wording are left
 * out, because a request that is published again is made anew from what its sender stored, maybe less precisely.
 */
final class RequestContent {

    private RequestContent() {}

    static byte[] hashOf(ChargeRequested charge) {
        return hash("charge\n" + charge.customer() + '\n' + charge.account() + '\n' + charge.user() + '\n'
                + charge.currency() + '\n' + charge.amount().micros() + '\n' + charge.segments() + '\n'
                + charge.country() + '\n' + charge.prefix() + '\n'
                + charge.purpose().wireName());
    }

    static byte[] hashOf(RefundRequested refund) {
        return hash("refund\n" + refund.customer() + '\n' + refund.account() + '\n' + refund.currency() + '\n'
                + refund.amount().micros());
    }

    private static byte[] hash(String content) {
        return ContentHash.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
