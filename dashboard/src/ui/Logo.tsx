// SPDX-License-Identifier: MIT

/** A sun and three orbits. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" className="shrink-0">
      <circle cx="16" cy="16" r="5.500" fill="var(--sun)" />
      <g strokeWidth="2.400" strokeLinecap="round">
        <path d="M16 4a12 12 0 0 1 10.400 6" stroke="var(--yellow-fill)" />
        <path d="M26.400 22A12 12 0 0 1 16 28" stroke="var(--green-fill)" />
        <path d="M5.600 22a12 12 0 0 1 0-12" stroke="var(--purple-fill)" />
      </g>
      <circle cx="27.700" cy="13.800" r="2" fill="var(--yellow-fill)" />
      <circle cx="12" cy="27.600" r="2" fill="var(--green-fill)" />
      <circle cx="8.200" cy="6.700" r="2" fill="var(--purple-fill)" />
    </svg>
  );
}
