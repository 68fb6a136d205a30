package io.recredit.billing.reference;

import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** The customers that a request may name. */
@ApplicationScoped
public class Customers {

    /** The form of every customer's name. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    private static final String HAS_ACCOUNT = "select 1 from ref_account where customer = $1 limit 1";

    private final Pool pool;
    private final Caller caller;

    Customers(Pool pool, Caller caller) {
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * The caller's own customer or, for an operator, any that has an account; a 404 otherwise. Of an owner's customer
     * the token is proof enough: it may have no account yet.
     */
    public Uni<String> require(String customer) {
        if (!NAME.matcher(customer).matches() || !caller.mayTouch(customer)) {
            return Uni.createFrom().failure(Problems.notFound("customer"));
        }
        return caller.isOperator()
                ? pool.preparedQuery(HAS_ACCOUNT).execute(Tuple.of(customer)).map(rows -> {
                    if (rows.size() == 0) {
                        throw Problems.notFound("customer");
                    }
                    return customer;
                })
                : Uni.createFrom().item(customer);
    }
}
