// SPDX-License-Identifier: MIT
package dev.helios.engine;

/** A record on one of HELIOS's topics that HELIOS cannot have written. */
public final class ForeignRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ForeignRecordException(String message) {
    super(message);
  }

  public ForeignRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
