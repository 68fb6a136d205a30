/** What mails say, in the languages of the accounts. */
@NullMarked
package io.recredit.notification.text;

import org.jspecify.annotations.NullMarked;
