package io.recredit.account.customer;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The customers, for the other features. Every method works in the caller's session or transaction. */
public interface Customers {

    Uni<Optional<Customer>> find(String id);

    /** Finds a customer and holds it until the transaction ends, so that its accounts are opened one by one. */
    Uni<Optional<Customer>> lock(String id);

    /** The next number for an account of a locked customer, from 1. */
    Uni<Integer> nextAccountNumber(Customer locked);
}
