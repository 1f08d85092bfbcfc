// SPDX-License-Identifier: MIT
import { Fragment } from 'react';
import { clockTime, fullTime } from './format';

const MOMENT = /(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)/;

/** The server's sentence as it is; only its moments are shown in local time, with the original at hand. */
export function Sentence({ text }: { text: string }) {
  return (
    <>
      {text.split(MOMENT).map((part, index) =>
        index % 2 === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
          <Fragment key={index}>{part}</Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
          <time key={index} dateTime={part} title={`${part}\n${fullTime(part)}`} className="tabular-nums">
            {clockTime(part)}
          </time>
        ),
      )}
    </>
  );
}

/** The same as plain text, where no element can be. */
export function localSentence(text: string): string {
  return text
    .split(MOMENT)
    .map((part, index) => (index % 2 === 0 ? part : clockTime(part)))
    .join('');
}
