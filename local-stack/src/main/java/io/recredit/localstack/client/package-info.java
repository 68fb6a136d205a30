/** A small client of the public REST interfaces, with tokens from Keycloak: what a customer's own program would do. */
@NullMarked
package io.recredit.localstack.client;

import org.jspecify.annotations.NullMarked;
