// SPDX-License-Identifier: MIT
import { useMemo, useState } from 'react';
import { rawPath, useRaw } from '../../../api/events';
import { toProblem } from '../../../api/problem';
import { CopyButton } from '../../../ui/CopyButton';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Part } from '../../../ui/Facts';
import { bytes } from '../../../ui/format';
import { asText, hexDump } from '../../../ui/hex';
import { JsonView } from '../../../ui/JsonView';
import { Skeleton } from '../../../ui/Skeleton';
import { Segments } from '../../../ui/Toggle';

type View = 'pretty' | 'raw' | 'hex';

const VIEWS = [
  { value: 'pretty', label: 'Pretty' },
  { value: 'raw', label: 'Raw' },
  { value: 'hex', label: 'Hex' },
];
const TEXT_MAX = 262_144;
const HEX_MAX = 16_384;

/** The data's exact bytes, in three ways of reading them. */
export function DataPart({ id, cloud }: { id: string; cloud: string | null }) {
  const { data, error, refetch, isFetching } = useRaw(id, cloud);
  const [asked, setAsked] = useState<View>('pretty');
  const text = useMemo(() => (data === undefined ? null : asText(data)), [data]);
  const view = text === null ? 'hex' : asked;
  return (
    <Part
      title="Data"
      aside={
        data && (
          <div className="flex flex-wrap items-center gap-2">
            {text !== null && (
              <Segments
                label="View"
                choices={VIEWS}
                value={view}
                onChange={(value) => setAsked(value as View)}
              />
            )}
            {text !== null && <CopyButton compact text={text} label="Copy the raw data" />}
          </div>
        )
      }
    >
      {error && data === undefined && (
        <ErrorNote trouble={toProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!error && data === undefined && <Skeleton className="h-32 w-full" />}
      {data && <Bytes data={data} text={text} view={view} />}
      <p className="mt-2 flex flex-wrap gap-x-4 text-xs text-ink-soft">
        {data && <span>{bytes(data.length)}, exactly as received</span>}
        <a
          className="inline-flex min-h-6 items-center text-accent underline"
          href={rawPath(id, cloud)}
          download
        >
          Download
        </a>
      </p>
    </Part>
  );
}

function Bytes({ data, text, view }: { data: Uint8Array; text: string | null; view: View }) {
  const limit = view === 'hex' ? HEX_MAX : TEXT_MAX;
  const cut = data.length > limit;
  const shown = text === null ? '' : text.slice(0, TEXT_MAX);
  const content =
    view === 'hex' ? (
      hexDump(data, HEX_MAX)
    ) : view === 'pretty' ? (
      <JsonView text={cut ? shown : (text ?? '')} />
    ) : (
      shown
    );
  return (
    <>
      <pre
        data-testid="inspector-raw"
        data-view={view}
        className={`max-h-96 overflow-auto rounded-md border border-line bg-well p-3 font-mono text-xs ${view === 'hex' ? '' : 'whitespace-pre-wrap wrap-anywhere'}`}
      >
        {content}
      </pre>
      {cut && (
        <p className="mt-1 text-xs text-warn">
          The first {bytes(limit)} are shown. The download has all of it.
        </p>
      )}
    </>
  );
}
