/** A real Keycloak with the realm of Recredit. */
@NullMarked
package io.recredit.localstack.keycloak;

import org.jspecify.annotations.NullMarked;
