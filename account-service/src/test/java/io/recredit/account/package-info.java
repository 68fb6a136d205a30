@NullMarked
package io.recredit.account;

import org.jspecify.annotations.NullMarked;
