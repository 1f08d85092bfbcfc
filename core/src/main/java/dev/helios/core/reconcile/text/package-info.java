// SPDX-License-Identifier: MIT
/** Cases, evidence, findings and verdicts as JSON and as compact state, and back. */
@org.jspecify.annotations.NullMarked
package dev.helios.core.reconcile.text;
