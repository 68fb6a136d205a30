package io.recredit.billing.transfer;

import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.Amount;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A transfer as it was carried out.
 *
 * @param id of both of its entries
 * @param balanceAfter what is left on the account it came from
 */
@Schema(name = "TransferDone")
record TransferView(
        UUID id,

        @Schema(examples = "25", implementation = String.class)
        Amount amount,

        @Schema(examples = "CREDIT") String currency,

        @Schema(examples = "75", implementation = String.class)
        Amount balanceAfter,

        @Schema(examples = "sms-ab12345-2") String target) {

    /** @param out the entry on the account that the amount left */
    static TransferView of(Entry out) {
        return new TransferView(
                out.id(),
                out.amount().negate(),
                out.balance().currency(),
                out.balanceAfter(),
                Objects.requireNonNull(out.counterparty()));
    }
}
