// SPDX-License-Identifier: MIT

export type Light = 'good' | 'warn' | 'bad' | 'off';

const LIGHTS: Record<Light, string> = {
  good: 'bg-good-fill',
  warn: 'bg-yellow-fill',
  bad: 'bg-bad-fill',
  off: 'bg-neutral-fill',
};

/** A small light; always beside a word that says the same. */
export function Dot({ light, beating = false }: { light: Light; beating?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-block size-2.5 shrink-0 rounded-full ${LIGHTS[light]} ${beating ? 'animate-beat' : ''}`}
    />
  );
}
