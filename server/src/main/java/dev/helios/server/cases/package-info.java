// SPDX-License-Identifier: MIT
/** Cases and verdicts: the reconciler's service, lists, triage, incidents. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.cases;
