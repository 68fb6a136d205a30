@NullMarked
package io.recredit.kit.reference;

import org.jspecify.annotations.NullMarked;
