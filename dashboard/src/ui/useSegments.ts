// SPDX-License-Identifier: MIT
import { useLocation } from 'wouter';

/**
 * The parts of the address between its slashes, each decoded once. The router's own parameters leave
 * what could separate parts (`%2F`, `%3D`, `%3A`) encoded, and ids hold all of it.
 */
export function useSegments(): string[] {
  useLocation(); // to be asked again when it changes
  return window.location.pathname.split('/').slice(1).map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
