package io.recredit.send.receipt;

import java.util.UUID;

/** The primary key of a message. */
public record MessageKey(String customer, UUID id) {}
