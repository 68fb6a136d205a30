package io.recredit.billing.audit;

import org.jspecify.annotations.Nullable;

/**
 * One change. What was and what is now are records of the feature that they belong to: they are kept as JSON, small, with
 * amounts as decimal strings, and never with a card's number, a secret or a token in them.
 *
 * @param item which one of the kind, see {@link AuditKind}
 * @param was null if and only if it was created
 * @param becomes null if and only if it was removed
 */
public record AuditRecord(
        AuditScope scope,
        AuditKind kind,
        String item,
        AuditAction action,
        @Nullable Record was,
        @Nullable Record becomes,
        Actor actor) {

    public static AuditRecord created(AuditScope scope, AuditKind kind, String item, Record becomes, Actor actor) {
        return new AuditRecord(scope, kind, item, AuditAction.CREATED, null, becomes, actor);
    }

    public static AuditRecord changed(
            AuditScope scope, AuditKind kind, String item, Record was, Record becomes, Actor actor) {
        return new AuditRecord(scope, kind, item, AuditAction.CHANGED, was, becomes, actor);
    }

    public static AuditRecord removed(AuditScope scope, AuditKind kind, String item, Record was, Actor actor) {
        return new AuditRecord(scope, kind, item, AuditAction.REMOVED, was, null, actor);
    }

    /**
     * It was saved: created if there was none before, else changed.
     *
     * @param was what there was before; null if nothing
     */
    public static AuditRecord saved(
            AuditScope scope, AuditKind kind, String item, @Nullable Record was, Record becomes, Actor actor) {
        return was == null
                ? created(scope, kind, item, becomes, actor)
                : changed(scope, kind, item, was, becomes, actor);
    }

    /** Whether it is another than before. What was saved again as it was is no change. */
    public boolean changesSomething() {
        return was == null || !was.equals(becomes);
    }
}
