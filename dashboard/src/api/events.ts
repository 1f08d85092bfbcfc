// SPDX-License-Identifier: MIT
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { payloadsAsText } from './exact';
import { askBytes, askJson, queryString } from './http';
import type { EventDetail, EventPage, HeliosEvent, Journey } from './wire';

const PAGE = 100;

export interface EventQuery {
  cloud?: string;
  type?: string;
  key?: string;
  customer?: string;
  from?: string;
  to?: string;
  q?: string;
  conflict?: string;
}

export function eventsPath(query: EventQuery, limit: number, after: string | null): string {
  return `/api/v1/events${queryString({ ...query, limit, after })}`;
}

/** The newest events, newest first. */
export async function newestEvents(limit: number): Promise<HeliosEvent[]> {
  return (await askJson<EventPage>(eventsPath({}, limit, null))).items;
}

/** Up to `limit` events between two moments, newest first, and whether there are more. */
export function eventsBetween(from: string | null, to: string | null, limit: number): Promise<EventPage> {
  return askJson<EventPage>(eventsPath({ from: from ?? '', to: to ?? '' }, limit, null));
}

/** Pages of a search, newest first. `resolve` is asked at fetch time, so that relative times mean now. */
export function useEventSearch(key: string, resolve: () => EventQuery) {
  return useInfiniteQuery({
    queryKey: ['events', key],
    queryFn: ({ pageParam, signal }) =>
      askJson<EventPage>(eventsPath(resolve(), PAGE, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.has_more ? page.next : null),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}

/** Ids that name another document as a part of a path, or none. */
const NO_PATH = new Set(['', '.', '..', 'export']);

export function eventPath(id: string, cloud: string | null, leaf = ''): string {
  if (NO_PATH.has(id)) return `/api/v1/event${leaf}${queryString({ id, cloud })}`;
  return `/api/v1/events/${encodeURIComponent(id)}${leaf}${queryString({ cloud })}`;
}

export function rawPath(id: string, cloud: string | null): string {
  return eventPath(id, cloud, '/raw');
}

export function useEvent(id: string, cloud: string | null) {
  return useQuery({
    queryKey: ['event', id, cloud],
    queryFn: ({ signal }) => askJson<EventDetail>(eventPath(id, cloud), { signal }, payloadsAsText),
  });
}

export function useJourney(id: string, cloud: string | null) {
  return useQuery({
    queryKey: ['event', id, cloud, 'journey'],
    queryFn: ({ signal }) => askJson<Journey>(eventPath(id, cloud, '/journey'), { signal }),
  });
}

/** The data's exact bytes. They never change, so they are asked for once. */
export function useRaw(id: string, cloud: string | null) {
  return useQuery({
    queryKey: ['event', id, cloud, 'raw'],
    queryFn: ({ signal }) => askBytes(rawPath(id, cloud), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
