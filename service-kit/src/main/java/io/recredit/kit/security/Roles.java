package io.recredit.kit.security;

/** The realm roles of the system. */
public final class Roles {

    /** The platform's own staff: may see and do everything. */
    public static final String OPERATOR = "operator";

    /** May see and change what belongs to the own customer, money included. */
    public static final String OWNER = "owner";

    /** May send and read messages of the own customer. */
    public static final String SENDER = "sender";

    private Roles() {}
}
