// SPDX-License-Identifier: MIT

/** What the page may truthfully say of its line to the server. */
export type Connection =
  | { phase: 'connecting' }
  | { phase: 'live'; since: number; version: string }
  | { phase: 'lagging'; behindMs: number; since: number; version: string }
  | { phase: 'reconnecting'; retryAt: number; attempt: number; reason: string };

/** Behind by less than this is live. */
export const LAGGING_AFTER_MS = 2_000;
