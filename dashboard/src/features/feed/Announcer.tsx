// SPDX-License-Identifier: MIT
import { useEffect, useRef, useState } from 'react';
import type { Feed } from '../../live/feed';
import { plural } from '../../ui/format';

const EVERY_MS = 10_000;
const LINES_MAX = 5;

/** Tells a screen reader at most every ten seconds how many events came; hundreds of rows would drown it. */
export function Announcer({ feed }: { feed: Feed }) {
  const [lines, setLines] = useState<{ at: number; text: string }[]>([]);
  const told = useRef(0);
  useEffect(() => {
    told.current = feed.view.get().received;
    const timer = setInterval(() => {
      const { received } = feed.view.get();
      const arrived = received - told.current;
      told.current = received;
      if (arrived <= 0) return;
      setLines((before) =>
        [...before, { at: received, text: `${plural(arrived, 'new event')}.` }].slice(-LINES_MAX),
      );
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [feed]);
  return (
    <div role="log" aria-live="polite" aria-label="New events" className="sr-only">
      {lines.map((line) => (
        <p key={line.at}>{line.text}</p>
      ))}
    </div>
  );
}
