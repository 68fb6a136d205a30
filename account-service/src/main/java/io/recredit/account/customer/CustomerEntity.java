package io.recredit.account.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "customer")
@NullUnmarked // Hibernate fills the fields.
class CustomerEntity {

    @Id
    String id;

    String name;

    @Column(name = "home_country")
    String homeCountry;

    @Column(name = "account_prefix")
    String accountPrefix;

    @Column(name = "last_account_no")
    int lastAccountNo;

    @Column(name = "created_at")
    Instant createdAt;

    CustomerEntity() {}

    CustomerEntity(Customer customer) {
        id = customer.id();
        name = customer.name();
        homeCountry = customer.homeCountry();
        accountPrefix = customer.accountPrefix();
        createdAt = customer.createdAt();
    }

    Customer toCustomer() {
        return new Customer(id, name, homeCountry, accountPrefix, createdAt);
    }
}
