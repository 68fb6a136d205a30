package io.recredit.account.smsaccount;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AccountRepository implements Accounts, PanacheRepositoryBase<AccountEntity, String> {

    @Override
    public Uni<Optional<Account>> find(String name) {
        return findById(name).map(found -> Optional.ofNullable(found).map(AccountEntity::toAccount));
    }

    @Override
    public Uni<Optional<Account>> lock(String name) {
        return findById(name, LockModeType.PESSIMISTIC_WRITE)
                .map(found -> Optional.ofNullable(found).map(AccountEntity::toAccount));
    }

    Uni<Account> add(Account account) {
        return persistAndFlush(new AccountEntity(account)).map(AccountEntity::toAccount);
    }

    /** Stores a later revision of a locked account. */
    Uni<Account> update(Account account) {
        return findById(account.name()).invoke(row -> row.take(account)).replaceWith(account);
    }

    /** By name, ascending, of one customer or of all; one row more than the page has. */
    Uni<List<Account>> page(Optional<String> customer, PageRequest request) {
        String after = request.afterText().orElse("");
        return customer.map(owner -> find("customer = ?1 and name > ?2 order by name", owner, after))
                .orElseGet(() -> find("name > ?1 order by name", after))
                .page(0, request.rowsToRead())
                .list()
                .map(rows -> rows.stream().map(AccountEntity::toAccount).toList());
    }
}
