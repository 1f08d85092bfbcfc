// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a record component is a setting, and all there is to say of it. The component's
 * type decides how the text is read: {@link SettingReader} has the list. A component without it is
 * a group of settings of its own. {@code docs/configuration.md} is generated from this.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** Its name in the environment. */
  String name();

  /** Its value where the environment has none, as one would write it there. */
  String standard() default "";

  /** What it does. */
  String doc();

  /** The least value of a number; of a duration, in seconds. */
  int min() default 0;

  /** The greatest value of a number. */
  int max() default Integer.MAX_VALUE;
}
