package io.recredit.billing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.Posting;
import io.recredit.contracts.Amount;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-000000000001");

    @Test
    void theTwoSidesShareAnIdAndCancelEachOther() {
        // When
        List<Posting> postings =
                transfer("sms-ab12345-1", "sms-ab12345-2", "2.5").postings(ID, "somebody");

        // Then
        assertThat(postings).extracting(Posting::kind).containsExactly(EntryKind.TRANSFER_OUT, EntryKind.TRANSFER_IN);
        assertThat(postings).extracting(Posting::id).containsOnly(ID);
        assertThat(postings).extracting(Posting::contra).containsOnly(Contra.TRANSFER);
        assertThat(postings)
                .extracting(posting -> posting.balance().account())
                .containsExactly("sms-ab12345-1", "sms-ab12345-2");
        assertThat(postings).extracting(Posting::counterparty).containsExactly("sms-ab12345-2", "sms-ab12345-1");
        assertThat(postings.stream().map(Posting::amount).reduce(Amount.ZERO, Amount::plus))
                .isEqualTo(Amount.ZERO);
    }

    @Test
    void anotherSourceTargetOrAmountIsOtherContent() {
        // Given
        byte[] content = transfer("sms-ab12345-1", "sms-ab12345-2", "2.5").contentHash();

        // Then
        assertThat(transfer("sms-ab12345-1", "sms-ab12345-2", "2.50").contentHash())
                .isEqualTo(content);
        assertThat(transfer("sms-ab12345-2", "sms-ab12345-1", "2.5").contentHash())
                .isNotEqualTo(content);
        assertThat(transfer("sms-ab12345-1", "sms-ab12345-3", "2.5").contentHash())
                .isNotEqualTo(content);
        assertThat(transfer("sms-ab12345-1", "sms-ab12345-2", "2.500001").contentHash())
                .isNotEqualTo(content);
    }

    private static Transfer transfer(String source, String target, String amount) {
        return new Transfer("acme", source, target, "CREDIT", Amount.of(amount));
    }
}
