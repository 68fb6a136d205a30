/** Who calls: the token's roles and customer. */
@NullMarked
package io.recredit.kit.security;

import org.jspecify.annotations.NullMarked;
