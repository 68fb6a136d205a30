package io.recredit.billing.reference;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.reference.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The users that a request may name. */
@ApplicationScoped
public class Users {

    private final UserDirectory directory;

    Users(UserDirectory directory) {
        this.directory = directory;
    }

    /** A user of that account, in whatever state; a 404 if there is none, also if it is another account's. */
    public Uni<UserState> require(AccountState account, String user) {
        Optional<UUID> id = idOf(user);
        if (id.isEmpty()) {
            return Uni.createFrom().failure(Problems.notFound("user"));
        }
        return directory.findAll(List.of(id.get())).map(found -> {
            UserState state = found.get(id.get());
            if (state == null
                    || !state.account().equals(account.account())
                    || !state.customer().equals(account.customer())) {
                throw Problems.notFound("user");
            }
            return state;
        });
    }

    /** Only the form in which ids are shown: there are others that Java reads, too. */
    private static Optional<UUID> idOf(String user) {
        try {
            UUID id = UUID.fromString(user);
            return id.toString().equalsIgnoreCase(user) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
