@NullMarked
package io.recredit.notification.receipt;

import org.jspecify.annotations.NullMarked;
