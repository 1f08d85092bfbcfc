// SPDX-License-Identifier: MIT
import { type FormEvent, type ReactNode, useState } from 'react';
import { toProblem } from '../../../api/problem';
import { type Act, useHandle } from '../../../api/reconciliation';
import type { CaseComment, CaseDetail } from '../../../api/wire-reconciliation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Facts } from '../../../ui/Facts';
import { Labelled, Select, TextInput } from '../../../ui/Field';
import { clockTime, fullTime } from '../../../ui/format';
import { rememberedName, rememberName } from './name';

type Doing = Act['act'];

const DOINGS: { act: Doing; label: string; done: string }[] = [
  { act: 'acknowledge', label: 'Acknowledge', done: 'Acknowledged.' },
  { act: 'assign', label: 'Assign', done: 'Assigned.' },
  { act: 'comment', label: 'Comment', done: 'Comment added.' },
  { act: 'accept', label: 'Accept', done: 'Accepted.' },
];
const ACCEPT_FOR = [
  { value: '1', label: 'for 1 day' },
  { value: '7', label: 'for 7 days' },
  { value: '30', label: 'for 30 days' },
  { value: '90', label: 'for 90 days' },
];
const DAY_MS = 86_400_000;

/** Who looks after the case, and what they said and did. */
export function HandlingCard({ one }: { one: CaseDetail }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const handle = useHandle(one.flow, one.key);
  const send = (act: Act) => {
    rememberName(act.by);
    handle.mutate(act, { onSuccess: () => setDoing(null) });
  };
  const choose = (act: Doing) => {
    handle.reset();
    setDoing(doing === act ? null : act);
  };
  const done = handle.isSuccess && DOINGS.find((each) => each.act === handle.variables.act)?.done;
  return (
    <Card title="Handling">
      <HandlingFacts one={one} />
      <div className="mt-3 grid grid-cols-2 gap-2">
        {DOINGS.map((each) => (
          <Button
            key={each.act}
            look={doing === each.act ? 'primary' : 'plain'}
            aria-expanded={doing === each.act}
            onClick={() => choose(each.act)}
          >
            {each.label}
          </Button>
        ))}
      </div>
      {doing !== null && <ActForm key={doing} doing={doing} busy={handle.isPending} onSend={send} />}
      {handle.isError && (
        <div className="-mx-4">
          <ErrorNote trouble={toProblem(handle.error)} />
        </div>
      )}
      {done && (
        <p role="status" className="mt-3 rounded-md bg-good-soft p-2.5 text-sm font-medium text-good">
          {done}
        </p>
      )}
      <Comments comments={one.comments} />
    </Card>
  );
}

function HandlingFacts({ one }: { one: CaseDetail }) {
  const { acknowledged_by, acknowledged_at, assignee, accepted_until } = one.handling;
  const nobody = <span className="text-ink-soft">nobody</span>;
  return (
    <Facts
      facts={[
        {
          name: 'Acknowledged',
          value: acknowledged_by ? (
            <>
              {acknowledged_by}
              {acknowledged_at && <span className="text-ink-soft"> at {clockTime(acknowledged_at)}</span>}
            </>
          ) : (
            nobody
          ),
        },
        { name: 'Assigned to', value: assignee ?? nobody },
        {
          name: 'Accepted until',
          value: accepted_until ? (
            <>
              {fullTime(accepted_until).slice(0, 16)}
              {Date.parse(accepted_until) < Date.now() && <span className="text-warn"> (over)</span>}
            </>
          ) : (
            <span className="text-ink-soft">not accepted</span>
          ),
        },
      ]}
    />
  );
}

function ActForm({ doing, busy, onSend }: { doing: Doing; busy: boolean; onSend: (act: Act) => void }) {
  const [by, setBy] = useState(rememberedName);
  const [text, setText] = useState('');
  const [days, setDays] = useState('7');
  const needsText = doing !== 'acknowledge';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = by.trim();
    const said = text.trim();
    if (name === '' || (needsText && said === '')) return;
    if (doing === 'acknowledge') onSend({ act: doing, by: name });
    else if (doing === 'assign') onSend({ act: doing, by: name, assignee: said });
    else if (doing === 'comment') onSend({ act: doing, by: name, text: said });
    else
      onSend({
        act: doing,
        by: name,
        until: new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
        text: said,
      });
  };
  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-3 rounded-md border border-line bg-well p-3">
      {doing === 'accept' && (
        <Note>
          The case keeps its status and stays in the sums; acceptance only says that people know and agree,
          until it ends.
        </Note>
      )}
      {doing === 'assign' && (
        <Labelled label="Assign to">
          <TextInput required value={text} onChange={(event) => setText(event.target.value)} />
        </Labelled>
      )}
      {(doing === 'comment' || doing === 'accept') && (
        <Labelled label={doing === 'accept' ? 'Why it is accepted' : 'Comment'}>
          <textarea
            required
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="w-full rounded-md border border-line-strong/60 bg-surface p-3 text-sm max-sm:text-lg"
          />
        </Labelled>
      )}
      {doing === 'accept' && (
        <Labelled label="How long">
          <Select value={days} onChange={(event) => setDays(event.target.value)}>
            {ACCEPT_FOR.map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
          </Select>
        </Labelled>
      )}
      <Labelled label="Your name">
        <TextInput required autoComplete="name" value={by} onChange={(event) => setBy(event.target.value)} />
      </Labelled>
      <Button
        type="submit"
        look="primary"
        disabled={busy || by.trim() === '' || (needsText && text.trim() === '')}
      >
        {busy ? 'Sending…' : DOINGS.find((each) => each.act === doing)?.label}
      </Button>
    </form>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="text-xs text-ink-soft">{children}</p>;
}

const VERBS: Record<string, string> = {
  acknowledge: 'acknowledged',
  acknowledged: 'acknowledged',
  assign: 'assigned it to',
  assigned: 'assigned it to',
  accept: 'accepted',
  accepted: 'accepted',
};

function Comments({ comments }: { comments: readonly CaseComment[] }) {
  if (comments.length === 0) return null;
  const newest = comments.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <ul
      aria-label="What was said and done"
      className="mt-4 flex flex-col gap-3 border-t border-line pt-3 text-sm"
    >
      {newest.map((comment) => (
        <li key={`${comment.at} ${comment.kind} ${comment.text}`} data-testid="comment">
          <p className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-soft">
            <span>
              <strong className="font-semibold text-ink">{comment.by}</strong> {VERBS[comment.kind] ?? ''}
            </span>
            <time dateTime={comment.at} title={fullTime(comment.at)} className="font-mono">
              {clockTime(comment.at)}
            </time>
          </p>
          {comment.text !== '' && <p className="wrap-anywhere whitespace-pre-wrap">{comment.text}</p>}
        </li>
      ))}
    </ul>
  );
}
