package io.recredit.account.customer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.recredit.account.event.Transactions;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Takes in a new customer and gives it the prefix of its service names. */
@ApplicationScoped
class RegisterCustomer {

    private final CustomerRepository customers;
    private final Clock clock;

    RegisterCustomer(CustomerRepository customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    /** Fails with a 409 if there is one with that id. */
    Uni<Customer> register(CustomerRequest.Wanted wanted) {
        return Panache.withTransaction(() -> customers
                        .nextAccountPrefix()
                        .map(prefix -> new Customer(
                                wanted.id(),
                                wanted.name(),
                                wanted.homeCountry(),
                                prefix,
                                clock.instant().truncatedTo(ChronoUnit.MICROS)))
                        .chain(customers::add))
                .onFailure(Transactions::isUniqueViolation)
                .transform(taken -> Problems.conflict(
                        "customer-exists", "Customer exists", "There is a customer with this id already."));
    }
}
