@NullMarked
package io.recredit.notification.mail;

import org.jspecify.annotations.NullMarked;
