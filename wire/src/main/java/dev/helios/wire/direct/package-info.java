// SPDX-License-Identifier: MIT
/** Events posted without a cloud, and the signature of such requests. */
@org.jspecify.annotations.NullMarked
package dev.helios.wire.direct;
