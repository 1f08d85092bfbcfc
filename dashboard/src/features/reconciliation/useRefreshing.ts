// SPDX-License-Identifier: MIT
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Feed } from '../../live/feed';
import { caseId } from '../../live/verdicts';
import { useStore } from '../../ui/useStore';

/** Sums are asked for again at most this often, however many verdicts change. */
const SUMS_EVERY_MS = 2_000;

/** Keeps the sums and incidents near the truth while verdicts change. */
export function useLiveSums(feed: Feed): void {
  const client = useQueryClient();
  const { received, missed } = useStore(feed.verdicts);
  const asked = useRef({ at: Date.now(), changes: received + missed });
  useEffect(() => {
    if (received + missed === asked.current.changes) return;
    const wait = Math.max(0, asked.current.at + SUMS_EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      asked.current = { at: Date.now(), changes: received + missed };
      // A request under way goes on: begun anew each time, one that fails would never be said to have failed.
      for (const sums of ['summary', 'incidents'])
        client.invalidateQueries({ queryKey: ['reconciliation', sums] }, { cancelRefetch: false });
    }, wait);
    return () => clearTimeout(timer);
  }, [client, received, missed]);
}

/** Reads a case again when a newer revision of it arrives, or may have been missed. */
export function useLiveCase(feed: Feed, flow: string, key: string, revision: number | undefined): void {
  const client = useQueryClient();
  const { cases, missed } = useStore(feed.verdicts);
  const newest = cases.get(caseId({ flow, key }))?.change.revision;
  const before = useRef(missed);
  useEffect(() => {
    const newer = revision !== undefined && newest !== undefined && newest > revision;
    if (!newer && missed === before.current) return;
    before.current = missed;
    client.invalidateQueries({ queryKey: ['reconciliation', 'case', flow, key] });
  }, [client, flow, key, revision, newest, missed]);
}
