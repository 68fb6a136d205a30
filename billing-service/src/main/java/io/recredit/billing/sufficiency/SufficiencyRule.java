package io.recredit.billing.sufficiency;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that has to suffice for a charge to be taken. A bean that implements it is asked; those with the highest
 * {@code @Priority} first, and the first reason counts. It only reads, and locks nothing.
 */
public interface SufficiencyRule {

    /** Why a charge of this would be refused now; empty if this rule lets it pass. */
    Uni<Optional<Shortfall>> refuses(Intent intent, Instant now);
}
