// SPDX-License-Identifier: MIT
import type { Cloud } from './wire';

/** How a source is shown everywhere: a name, a colour and a shape, so that colour is never alone. */
export interface CloudLook {
  label: string;
  tone: 'yellow' | 'green' | 'purple' | 'neutral';
  mark: 'triangle' | 'circle' | 'square' | 'diamond';
}

export const CLOUDS: readonly Cloud[] = ['aws', 'gcp', 'azure', 'direct'];

const LOOKS: Record<Cloud, CloudLook> = {
  aws: { label: 'AWS', tone: 'yellow', mark: 'triangle' },
  gcp: { label: 'GCP', tone: 'green', mark: 'circle' },
  azure: { label: 'Azure', tone: 'purple', mark: 'square' },
  direct: { label: 'Direct', tone: 'neutral', mark: 'diamond' },
};

export function isCloud(text: string): text is Cloud {
  return Object.hasOwn(LOOKS, text);
}

/** The look of a source; one this build does not know keeps its own name. */
export function cloudLook(source: string): CloudLook {
  return isCloud(source) ? LOOKS[source] : { ...LOOKS.direct, label: source };
}
