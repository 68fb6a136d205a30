package io.recredit.account.user;

import io.recredit.contracts.LifeState;
import io.recredit.contracts.WireName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "app_user")
@NullUnmarked // Hibernate fills the fields.
class UserEntity {

    @Id
    UUID id;

    String account;
    String customer;
    String name;
    String state;
    long revision;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    UserEntity() {}

    UserEntity(User user) {
        id = user.id();
        account = user.account();
        customer = user.customer();
        createdAt = user.createdAt();
        take(user);
    }

    /** Takes over everything that can change. */
    final void take(User user) {
        name = user.name();
        state = user.state().wireName();
        revision = user.revision();
        updatedAt = user.updatedAt();
    }

    User toUser() {
        return new User(
                id, account, customer, name, WireName.of(LifeState.class, state), revision, createdAt, updatedAt);
    }
}
