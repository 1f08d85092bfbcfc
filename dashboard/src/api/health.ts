// SPDX-License-Identifier: MIT
import { useQuery } from '@tanstack/react-query';
import { askJson } from './http';
import type { DetailedHealth, HealthWord } from './wire';

const REFRESH_MS = 5_000;

/** Every part's state and figures. */
export function useDetailedHealth() {
  return useQuery({
    queryKey: ['health', 'detailed'],
    queryFn: ({ signal }) => askJson<DetailedHealth>('/api/v1/health/detailed', { signal }),
    refetchInterval: REFRESH_MS,
  });
}

export interface HealthLook {
  label: string;
  light: 'good' | 'warn' | 'bad' | 'off';
}

const LOOKS: Record<HealthWord, HealthLook> = {
  healthy: { label: 'Healthy', light: 'good' },
  degraded: { label: 'Degraded', light: 'warn' },
  unavailable: { label: 'Unavailable', light: 'bad' },
  not_configured: { label: 'Not configured', light: 'off' },
};

/** How a health word is shown; undefined means that nobody has said. */
export function healthLook(word: HealthWord | undefined): HealthLook {
  return (word && LOOKS[word]) ?? { label: 'Unknown', light: 'off' };
}
