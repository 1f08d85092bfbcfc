// SPDX-License-Identifier: MIT
import { useJourney } from '../../../api/events';
import { toProblem } from '../../../api/problem';
import type { Journey, JourneyStepName } from '../../../api/wire';
import { Dot } from '../../../ui/Dot';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Part } from '../../../ui/Facts';
import { clockTime, duration, fullTime } from '../../../ui/format';
import { Skeleton } from '../../../ui/Skeleton';

const STEPS: Record<JourneyStepName, string> = {
  occurred: 'Occurred at the source',
  received: 'Received',
  logged: 'Logged',
  stored: 'Stored',
  fed: 'Fed live',
};

/** The way an event took, step by step, with the time between steps. */
export function JourneyPart({ id, cloud }: { id: string; cloud: string | null }) {
  const { data, error, refetch, isFetching } = useJourney(id, cloud);
  return (
    <Part title="Journey">
      {error && data === undefined && (
        <ErrorNote trouble={toProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!error && data === undefined && <Skeleton className="h-40 w-full" />}
      {data && <Steps journey={data} />}
    </Part>
  );
}

function Steps({ journey }: { journey: Journey }) {
  return (
    <ol className="text-sm">
      {journey.steps.map((step, index) => (
        <li
          key={step.step}
          className="relative grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-3 pb-3 last:pb-0"
        >
          {index < journey.steps.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute top-4 bottom-0 left-[0.29rem] w-px bg-line-strong/50"
            />
          )}
          <span className="mt-1">
            <Dot light={step.at === null ? 'off' : 'good'} />
          </span>
          <span className="min-w-0">
            <span className="font-medium">{STEPS[step.step] ?? step.step}</span>
            {step.detail && <span className="block text-xs wrap-anywhere text-ink-soft">{step.detail}</span>}
          </span>
          <span className="text-right font-mono text-xs text-ink-soft tabular-nums">
            {step.at === null ? (
              'not yet'
            ) : (
              <time dateTime={step.at} title={`${step.at}\n${fullTime(step.at)}`}>
                {clockTime(step.at)}
              </time>
            )}
            {step.after_ms !== null && index > 0 && (
              <span className="block font-semibold text-ink">+{duration(step.after_ms)}</span>
            )}
          </span>
        </li>
      ))}
      {journey.redeliveries.map((again) => (
        <li
          key={again.received_at}
          className="mt-2 flex justify-between gap-3 border-t border-line pt-2 text-ink-soft"
        >
          <span>Delivered again by {again.route}, dropped as a duplicate</span>
          <time className="font-mono text-xs" dateTime={again.received_at}>
            {clockTime(again.received_at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
