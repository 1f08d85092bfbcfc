// SPDX-License-Identifier: MIT

/** The page of one case. */
export function casePagePath(flow: string, key: string): string {
  return `/reconciliation/cases/${encodeURIComponent(flow)}/${encodeURIComponent(key)}`;
}
