// SPDX-License-Identifier: MIT
import { useState } from 'react';
import { Link } from 'wouter';
import { toProblem } from '../../api/problem';
import { useRelease } from '../../api/quarantine';
import type { QuarantineDetail } from '../../api/wire';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Part } from '../../ui/Facts';
import { Labelled, TextInput } from '../../ui/Field';

/** Has a delivery taken in again, repaired when its body was changed. Its outcome outlives the form. */
export function ReleaseForm({ item }: { item: QuarantineDetail }) {
  const [body, setBody] = useState(item.body);
  const [note, setNote] = useState('');
  const release = useRelease(item.id);
  if (release.isSuccess) {
    const { status, event_id } = release.data;
    return (
      <p role="status" className="m-4 rounded-md border border-good/40 bg-good-soft p-4 text-sm">
        <strong className="text-good">{status === 'accepted' ? 'Accepted' : 'Known already'}.</strong> It is
        the event{' '}
        <Link className="font-mono text-accent underline" href={`/events/${encodeURIComponent(event_id)}`}>
          {event_id}
        </Link>
        .
      </p>
    );
  }
  if (item.status !== 'open') return null;
  const isText = item.body_encoding === 'utf-8';
  const changed = body !== item.body;
  const send = () =>
    release.mutate({
      ...(changed ? { body, body_encoding: item.body_encoding } : {}),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
  return (
    <Part title="Repair and release">
      <div className="flex flex-col gap-3">
        <Labelled label={isText ? 'Body' : 'Body (base64)'}>
          <textarea
            rows={8}
            value={body}
            spellCheck={false}
            onChange={(event) => setBody(event.target.value)}
            className="w-full rounded-md border border-line-strong/60 bg-surface p-3 font-mono text-xs"
          />
        </Labelled>
        <Labelled label="Note (optional)">
          <TextInput value={note} onChange={(event) => setNote(event.target.value)} />
        </Labelled>
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" icon="play" onClick={send} disabled={release.isPending}>
            {changed ? 'Release repaired' : 'Release as it is'}
          </Button>
          {changed && (
            <Button look="quiet" onClick={() => setBody(item.body)}>
              Undo changes
            </Button>
          )}
        </div>
      </div>
      {release.isError && <ErrorNote trouble={toProblem(release.error)} />}
    </Part>
  );
}
