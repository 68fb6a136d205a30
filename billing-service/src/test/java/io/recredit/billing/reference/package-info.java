@NullMarked
package io.recredit.billing.reference;

import org.jspecify.annotations.NullMarked;
