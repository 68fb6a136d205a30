package io.recredit.send.message;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks messages up. Every query names the customer, the first column of the key and of the index. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<StoredMessage, UUID> {

    /** The message, or null if there is none with that id in that account. */
    Uni<@Nullable StoredMessage> find(String customer, String account, UUID id) {
        return find("customer = ?1 and account = ?2 and id = ?3", customer, account, id)
                .firstResult();
    }

    /** The newest messages, those after the page's cursor, one more than the page's limit. */
    Uni<List<StoredMessage>> page(
            String customer, String account, @Nullable MessageState state, @Nullable UUID after, PageRequest page) {
        StringBuilder where = new StringBuilder("customer = :customer and account = :account");
        Parameters parameters = Parameters.with("customer", customer).and("account", account);
        if (state != null) {
            where.append(" and state = :state");
            parameters.and("state", state.wireName());
        }
        if (after != null) {
            where.append(" and id < :after");
            parameters.and("after", after);
        }
        return find(where.append(" order by id desc").toString(), parameters)
                .range(0, page.rowsToRead() - 1)
                .list();
    }
}
