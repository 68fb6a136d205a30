/** The carrier over SMPP 3.4: links that are kept up, submits within a window, receipts acknowledged when stored. */
@NullMarked
package io.recredit.send.smpp;

import org.jspecify.annotations.NullMarked;
