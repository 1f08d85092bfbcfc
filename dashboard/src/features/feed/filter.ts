// SPDX-License-Identifier: MIT
import { CLOUDS } from '../../api/clouds';
import type { LiveFilter } from '../../live/window';

/** The stream's filter as the address holds it: `?cloud=aws,gcp&type=OrderPlaced&q=text`. Unknown clouds are dropped. */
export function readFilter(url: URLSearchParams): LiveFilter {
  const named = (url.get('cloud') ?? '').split(',');
  return {
    clouds: CLOUDS.filter((cloud) => named.includes(cloud)),
    type: url.get('type') ?? '',
    text: url.get('q') ?? '',
  };
}

/** The change to the address that makes it hold this filter. */
export function writeFilter(filter: LiveFilter): Record<string, string | null> {
  return { cloud: filter.clouds.join(',') || null, type: filter.type || null, q: filter.text || null };
}

export function isFiltering(filter: LiveFilter): boolean {
  return filter.clouds.length > 0 || filter.type !== '' || filter.text !== '';
}
