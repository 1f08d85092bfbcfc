// SPDX-License-Identifier: MIT
import { useEffect, useState } from 'react';
import { Button } from './Button';
import { copyText } from './clipboard';

interface Props {
  /** What is copied, as a text or as a way to make it when asked. */
  text: string | (() => string);
  label: string;
  compact?: boolean;
}

/** Copies, and says for two seconds that it did or could not. */
export function CopyButton({ text, label, compact = false }: Props) {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 2_000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () =>
    setSaid((await copyText(typeof text === 'string' ? text : text())) ? 'copied' : 'failed');
  const word = said === 'copied' ? 'Copied' : said === 'failed' ? 'Could not copy' : label;
  return (
    <Button
      look={compact ? 'quiet' : 'plain'}
      icon={said === 'copied' ? 'check' : 'copy'}
      compact={compact}
      onClick={copy}
      title={word}
    >
      <span aria-live="polite">{word}</span>
    </Button>
  );
}
