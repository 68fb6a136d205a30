/** What credits cost when they are bought. */
@NullMarked
package io.recredit.billing.pack;

import org.jspecify.annotations.NullMarked;
