package io.recredit.account.user;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Uni<Optional<User>> find(String account, UUID id) {
        return findById(id).map(found -> ofAccount(found, account));
    }

    /** Finds a user and holds it until the transaction ends. */
    Uni<Optional<User>> lock(String account, UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(found -> ofAccount(found, account));
    }

    private static Optional<User> ofAccount(UserEntity found, String account) {
        return Optional.ofNullable(found)
                .map(UserEntity::toUser)
                .filter(user -> user.account().equals(account));
    }

    Uni<User> add(User user) {
        return persistAndFlush(new UserEntity(user)).map(UserEntity::toUser);
    }

    /** Stores a later revision of a locked user. */
    Uni<User> update(User user) {
        return findById(user.id())
                .invoke(row -> row.take(user))
                .call(this::flush)
                .replaceWith(user);
    }

    /** By id, which is the order of creation; one row more than the page has. */
    Uni<List<User>> page(String account, PageRequest request) {
        return find(
                        "account = ?1 and id > ?2 order by id",
                        account,
                        request.afterId().orElse(BEFORE_ALL))
                .page(0, request.rowsToRead())
                .list()
                .map(rows -> rows.stream().map(UserEntity::toUser).toList());
    }
}
