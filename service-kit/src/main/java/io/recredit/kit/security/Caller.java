package io.recredit.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.recredit.kit.problem.EmailChecks;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request, as the verified token says. */
@RequestScoped
public class Caller {

    private static final String CUSTOMER_CLAIM = "customer";
    private static final String EMAIL_CLAIM = "email";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether it is the platform's own staff. */
    public boolean isOperator() {
        return identity.hasRole(Roles.OPERATOR);
    }

    /** Whether the roles let the caller see what its customer has, as owners and operators may. */
    public boolean maySeeMoney() {
        return isOperator() || identity.hasRole(Roles.OWNER);
    }

    /** The customer that the caller belongs to; operators have none. */
    public Optional<String> customer() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<String>claim(CUSTOMER_CLAIM).filter(customer -> !customer.isBlank())
                : Optional.empty();
    }

    /** The caller's e-mail address, if the token has one. */
    public Optional<String> email() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<String>claim(EMAIL_CLAIM).filter(EmailChecks::isEmail)
                : Optional.empty();
    }

    /** The token's subject: an opaque id of the person or program, for audit. */
    public String subject() {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
            return token.getSubject();
        }
        return identity.getPrincipal().getName();
    }

    /** The role that allows most of those that the caller has, for audit. Only where one of {@link Roles} is required. */
    public String role() {
        if (isOperator()) {
            return Roles.OPERATOR;
        }
        return identity.hasRole(Roles.OWNER) ? Roles.OWNER : Roles.SENDER;
    }

    /** Whether what belongs to that customer is the caller's to see. The roles are checked elsewhere. */
    public boolean mayTouch(String customer) {
        return isOperator() || customer().filter(customer::equals).isPresent();
    }

    /** Throws what the supplier makes if the customer is not the caller's. */
    public void requireCustomer(String customer, Supplier<RuntimeException> notFound) {
        if (!mayTouch(customer)) {
            throw notFound.get();
        }
    }
}
