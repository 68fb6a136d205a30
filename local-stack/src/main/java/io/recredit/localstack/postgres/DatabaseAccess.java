package io.recredit.localstack.postgres;

/**
 * How to reach one database.
 *
 * @param jdbcUrl {@code jdbc:postgresql://127.0.0.1:PORT/NAME}
 * @param reactiveUrl {@code postgresql://127.0.0.1:PORT/NAME}
 */
public record DatabaseAccess(String jdbcUrl, String reactiveUrl, String user, String password) {

    static DatabaseAccess of(int port, String database, String user, String password) {
        String address = "postgresql://127.0.0.1:%d/%s".formatted(port, database);
        return new DatabaseAccess("jdbc:" + address, address, user, password);
    }

    /** The database's own name. */
    public String name() {
        return reactiveUrl.substring(reactiveUrl.lastIndexOf('/') + 1);
    }
}
