package io.recredit.systemtests.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the whole running system, which is started once for all such classes. Test methods may ask for the {@link
 * RunningSystem}. After the class everything is compared: the books must be right, whatever the tests did.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemExtension.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public @interface SystemTest {}
