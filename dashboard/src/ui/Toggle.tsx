// SPDX-License-Identifier: MIT
import { TOUCHABLE } from './Button';
import { type Mark, MarkShape, markColor, type Tone } from './Mark';

export interface Choice {
  value: string;
  label: string;
  tone?: Tone;
  mark?: Mark;
}

const BASE = `inline-flex ${TOUCHABLE} items-center gap-1.5 px-3 text-sm font-medium whitespace-nowrap transition-colors`;

/** Buttons of which any number may be on. */
export function ToggleGroup(props: {
  label: string;
  choices: readonly Choice[];
  on: readonly string[];
  onChange: (on: string[]) => void;
}) {
  const { label, choices, on, onChange } = props;
  const flip = (value: string) =>
    onChange(on.includes(value) ? on.filter((one) => one !== value) : [...on, value]);
  return (
    <fieldset className="flex flex-wrap gap-1.5" aria-label={label}>
      {choices.map((choice) => {
        const pressed = on.includes(choice.value);
        return (
          <button
            key={choice.value}
            type="button"
            aria-pressed={pressed}
            onClick={() => flip(choice.value)}
            className={`${BASE} rounded-md border ${pressed ? 'border-accent bg-accent-soft text-ink' : 'border-line bg-surface text-ink-soft hover:text-ink'}`}
          >
            {choice.mark && (
              <span className={choice.tone && markColor(choice.tone)}>
                <MarkShape mark={choice.mark} />
              </span>
            )}
            {choice.label}
          </button>
        );
      })}
    </fieldset>
  );
}

/** Buttons of which exactly one is on. */
export function Segments(props: {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, choices, value, onChange } = props;
  return (
    <fieldset
      className="inline-flex max-w-full min-w-0 overflow-x-auto rounded-md border border-line bg-well p-0.5"
      aria-label={label}
    >
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className={`inline-flex min-h-8 items-center rounded-sm px-3 text-sm font-medium whitespace-nowrap max-sm:min-h-10 max-sm:px-2 pointer-coarse:min-h-10 ${
            choice.value === value ? 'bg-surface text-ink shadow-card' : 'text-ink-soft hover:text-ink'
          }`}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
