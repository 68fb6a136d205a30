@NullMarked
package io.recredit.notification;

import org.jspecify.annotations.NullMarked;
