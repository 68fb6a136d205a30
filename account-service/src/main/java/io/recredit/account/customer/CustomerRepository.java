package io.recredit.account.customer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class CustomerRepository implements Customers, PanacheRepositoryBase<CustomerEntity, String> {

    @Override
    public Uni<Optional<Customer>> find(String id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(CustomerEntity::toCustomer));
    }

    @Override
    public Uni<Optional<Customer>> lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .map(found -> Optional.ofNullable(found).map(CustomerEntity::toCustomer));
    }

    @Override
    public Uni<Integer> nextAccountNumber(Customer locked) {
        return findById(locked.id()).map(customer -> ++customer.lastAccountNo);
    }

    Uni<Customer> add(Customer customer) {
        return persist(new CustomerEntity(customer)).map(CustomerEntity::toCustomer);
    }

    /** By id, ascending; one row more than the page has. */
    Uni<List<Customer>> page(PageRequest request) {
        return find("id > ?1 order by id", request.afterText().orElse(""))
                .page(0, request.rowsToRead())
                .list()
                .map(rows -> rows.stream().map(CustomerEntity::toCustomer).toList());
    }

    Uni<String> nextAccountPrefix() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select nextval('account_prefix_number')", Long.class)
                        .getSingleResult())
                .map(AccountPrefix::of);
    }
}
