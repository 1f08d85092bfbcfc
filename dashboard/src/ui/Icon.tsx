// SPDX-License-Identifier: MIT

const PATHS = {
  alert: 'M10 6.5v4.2M10 13.6v.1M10 2.6l8 14.2H2z',
  check: 'M4 10.5l4 4 8-9',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.200l2.800 1.800',
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M7.5 7.500h8v8h-8zM4.500 12.500v-8h8',
  down: 'M5 8l5 5 5-5',
  expand: 'M11.500 4H16v4.500M16 4l-6.500 6.500M8 5H4v11h11v-4',
  filter: 'M3 5h14M6 10h8M8.500 15h3',
  gone: 'M7 3.700l-1.200.700M4.300 6l-.700 1.300M3.200 9.500v1.300M4 13.300l.800 1.200M6.600 16l1.300.600M10.300 17h1.300M14 15.700l1-1M16.300 12.600l.500-1.300M16.900 9l-.300-1.300M15.200 5.400l-1-.900M12 3.300l-1.400-.200M8 8l4 4M12 8l-4 4',
  help: 'M7.600 7.600a2.500 2.500 0 1 1 3.600 2.300c-.8.400-1.200.9-1.200 1.800M10 14.500v.1',
  monitor: 'M3 4.500h14v9H3zM7.500 16.500h5',
  moon: 'M16 11.800A6.500 6.500 0 1 1 8.200 4a5.200 5.200 0 0 0 7.800 7.800z',
  pause: 'M7 5v10M13 5v10',
  play: 'M7 4.500v11l8.500-5.500z',
  refresh: 'M15.800 8A6.200 6.200 0 1 0 16 11.500M16 4v4h-4',
  search: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zM13 13l4 4',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100',
  unequal: 'M4 8h12M4 12.500h12M12.500 4l-5 12.500',
  up: 'M5 12l5-5 5 5',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside words; says nothing to a screen reader. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" className="shrink-0">
      <path
        d={PATHS[name]}
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
