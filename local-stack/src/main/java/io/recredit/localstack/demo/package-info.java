/** {@code ./dev demo}: the main job told through the public interfaces, each step checked exactly. */
@NullMarked
package io.recredit.localstack.demo;

import org.jspecify.annotations.NullMarked;
