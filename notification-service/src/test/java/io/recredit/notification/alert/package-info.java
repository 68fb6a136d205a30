@NullMarked
package io.recredit.notification.alert;

import org.jspecify.annotations.NullMarked;
