// SPDX-License-Identifier: MIT
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useWhatIf } from '../../../api/flows';
import { toProblem } from '../../../api/problem';
import type { Moved, WhatIf } from '../../../api/wire-reconciliation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Labelled, TextInput } from '../../../ui/Field';
import { count, plural, share } from '../../../ui/format';
import { Icon } from '../../../ui/Icon';
import { MoneyList } from '../../../ui/MoneyList';
import { localSentence } from '../../../ui/Sentence';
import { Segments } from '../../../ui/Toggle';
import { casePagePath } from '../case-path';
import { StatusBadge } from '../StatusBadge';
import { localInput, utcOf } from './local-time';

const RANGES = [
  { value: '1', label: 'Last hour' },
  { value: '24', label: '24 h' },
  { value: '168', label: '7 d' },
  { value: 'custom', label: 'From – to' },
];
const HOUR_MS = 3_600_000;

/** Judges stored history by the text in the editor, and says what would have been said otherwise. */
export function WhatIfCard({ flow, text, valid }: { flow: string; text: string; valid: boolean }) {
  const [range, setRange] = useState('1');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const whatIf = useWhatIf();
  const custom = range === 'custom';
  const choose = (value: string) => {
    if (value === 'custom') {
      setFrom(localInput(Date.now() - HOUR_MS));
      setTo(localInput(Date.now()));
    }
    setRange(value);
  };
  const run = (event: FormEvent) => {
    event.preventDefault();
    const now = Date.now();
    whatIf.mutate({
      flow: text,
      from: custom ? utcOf(from) : new Date(now - Number(range) * HOUR_MS).toISOString(),
      to: custom ? utcOf(to) : new Date(now).toISOString(),
    });
  };
  const ready = valid && (!custom || (utcOf(from) !== '' && utcOf(to) > utcOf(from)));
  return (
    <Card title="What if this had been the flow?">
      <form onSubmit={run} className="flex flex-wrap items-end gap-3">
        <Segments label="History to judge again" choices={RANGES} value={range} onChange={choose} />
        {custom && (
          <>
            <Labelled label="From (local time)">
              <TextInput
                type="datetime-local"
                step={1}
                value={from}
                onChange={(e) => setFrom(e.target.value)}
              />
            </Labelled>
            <Labelled label="To (local time)">
              <TextInput type="datetime-local" step={1} value={to} onChange={(e) => setTo(e.target.value)} />
            </Labelled>
          </>
        )}
        <Button type="submit" look="primary" icon="play" disabled={!ready || whatIf.isPending}>
          {whatIf.isPending ? 'Judging…' : 'Judge history again'}
        </Button>
      </form>
      <p className="mt-2 text-xs text-ink-soft">
        {valid
          ? 'Only looks: no case, no verdict and no flow is changed by it.'
          : 'The text must be a valid flow first.'}
      </p>
      {whatIf.isError && (
        <div className="-mx-4">
          <ErrorNote trouble={toProblem(whatIf.error)} />
        </div>
      )}
      {whatIf.data && <Result flow={flow} result={whatIf.data} stale={whatIf.variables.flow !== text} />}
    </Card>
  );
}

function Result({ flow, result, stale }: { flow: string; result: WhatIf; stale: boolean }) {
  return (
    <div
      data-testid="whatif-result"
      data-cases={result.cases}
      data-differ={result.differ}
      role="status"
      className={`mt-4 flex flex-col gap-4 ${stale ? 'opacity-60' : ''}`}
    >
      {stale && <p className="text-sm font-medium text-warn">The text has changed since: judge again.</p>}
      <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-md border border-line bg-line">
        <Figure name="cases judged" value={count(result.cases)} note="" />
        <Figure name="the same" value={count(result.same)} note={share(result.same, result.cases)} />
        <Figure name="different" value={count(result.differ)} note={share(result.differ, result.cases)} />
      </dl>
      {result.cases === 0 && <p className="text-sm text-ink-soft">No case opened in that time.</p>}
      {result.cases > 0 && result.differ === 0 && (
        <p className="text-sm">Every case would have been judged as it was.</p>
      )}
      <ul className="flex flex-col gap-3">
        {result.moved.map((moved) => (
          <MovedPart key={`${moved.from} ${moved.to}`} flow={flow} moved={moved} />
        ))}
      </ul>
    </div>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className="flex flex-col-reverse bg-surface px-4 py-2.5">
      <dt className="text-xs text-ink-soft">
        {name} {note !== '' && <span className="tabular-nums">({note})</span>}
      </dt>
      <dd className="text-xl font-semibold tabular-nums">{value}</dd>
    </div>
  );
}

function MovedPart({ flow, moved }: { flow: string; moved: Moved }) {
  return (
    <li className="rounded-md border border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-well px-3 py-2 text-sm">
        <StatusBadge status={moved.from} />
        <span className="-rotate-90 text-ink-soft">
          <Icon name="down" />
        </span>
        <span className="sr-only">would be</span>
        <StatusBadge status={moved.to} />
        <strong className="font-semibold">{plural(moved.cases, 'case')}</strong>
        <MoneyList of={moved.exposure} none="no money" className="text-ink-soft sm:ml-auto" />
      </div>
      <ul className="divide-y divide-line">
        {moved.examples.map((example) => (
          <li key={example.key} className="grid gap-x-3 px-3 py-2 text-xs sm:grid-cols-[9rem_minmax(0,1fr)]">
            <Link href={casePagePath(flow, example.key)} className="font-mono text-accent underline">
              {example.key}
            </Link>
            <span className="wrap-anywhere text-ink-soft">{localSentence(example.sentence)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
