@NullMarked
package io.recredit.kit.problem;

import org.jspecify.annotations.NullMarked;
