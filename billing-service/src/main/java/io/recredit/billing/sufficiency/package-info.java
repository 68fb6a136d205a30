/** Whether what an account has would suffice for an amount: asked before something is sent, and no promise. */
@NullMarked
package io.recredit.billing.sufficiency;

import org.jspecify.annotations.NullMarked;
