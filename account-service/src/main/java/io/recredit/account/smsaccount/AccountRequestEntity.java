package io.recredit.account.smsaccount;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A request for an account that was answered, by its idempotency key. */
@Entity
@Table(name = "account_request")
@NullUnmarked // Hibernate fills the fields.
class AccountRequestEntity {

    @EmbeddedId
    Key key;

    @Column(name = "content_hash")
    byte[] contentHash;

    /** The first answer's JSON. */
    byte[] answer;

    @Column(name = "created_at")
    Instant createdAt;

    AccountRequestEntity() {}

    AccountRequestEntity(Key key, byte[] contentHash, byte[] answer, Instant createdAt) {
        this.key = key;
        this.contentHash = contentHash;
        this.answer = answer;
        this.createdAt = createdAt;
    }

    /** A customer's idempotency key. */
    @Embeddable
    record Key(
            String customer,
            @Column(name = "idempotency_key") String idempotencyKey) {}
}
