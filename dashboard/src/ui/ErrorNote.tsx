// SPDX-License-Identifier: MIT
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { Icon } from './Icon';

/** What an error must say to be of use. */
export interface Trouble {
  title: string;
  message: string;
  code: string;
  requestId: string | null;
}

/** An error with its code and request id, and a way to try again. */
export function ErrorNote({
  trouble,
  onRetry,
  busy = false,
}: {
  trouble: Trouble;
  onRetry?: () => void;
  busy?: boolean;
}) {
  return (
    <div
      role="alert"
      className="m-4 flex flex-wrap items-start gap-3 rounded-md border border-bad/40 bg-bad-soft p-4 text-sm"
    >
      <span className="mt-0.5 text-bad">
        <Icon name="alert" size={18} />
      </span>
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold text-bad">{trouble.title}</p>
        <p className="wrap-anywhere">{trouble.message}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 font-mono text-xs text-ink-soft">
          <span>{trouble.code}</span>
          {trouble.requestId && <span className="wrap-anywhere">request {trouble.requestId}</span>}
        </p>
      </div>
      <div className="flex gap-2">
        {trouble.requestId && <CopyButton text={trouble.requestId} label="Copy request id" />}
        {onRetry && (
          <Button icon="refresh" onClick={onRetry} disabled={busy}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
