/** What all API documents have in common. */
@NullMarked
package io.recredit.kit.openapi;

import org.jspecify.annotations.NullMarked;
