// SPDX-License-Identifier: MIT
import { type RefObject, useEffect, useState } from 'react';
import { CLOUDS, cloudLook, isCloud } from '../../api/clouds';
import type { LiveFilter } from '../../live/window';
import { Button } from '../../ui/Button';
import { Labelled, Select, TextInput } from '../../ui/Field';
import { ToggleGroup } from '../../ui/Toggle';
import { isFiltering } from './filter';

interface Props {
  filter: LiveFilter;
  types: readonly string[];
  onFilter: (filter: LiveFilter) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}

const CHOICES = CLOUDS.map((cloud) => ({ value: cloud, ...cloudLook(cloud) }));
const SETTLE_MS = 150;

/** What narrows the stream: sources, one type, and text. */
export function StreamToolbar({ filter, types, onFilter, inputRef }: Props) {
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => onFilter({ ...filter, text }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, filter, onFilter]);
  const known = filter.type === '' || types.includes(filter.type) ? types : [filter.type, ...types];
  return (
    <div className="flex flex-wrap items-end gap-2 border-b border-line px-4 pb-3">
      <ToggleGroup
        label="Sources"
        choices={CHOICES}
        on={filter.clouds}
        onChange={(on) => onFilter({ ...filter, clouds: on.filter(isCloud) })}
      />
      <Labelled label="Type" hidden className="flex-1 basis-32">
        <Select value={filter.type} onChange={(event) => onFilter({ ...filter, type: event.target.value })}>
          <option value="">All types</option>
          {known.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </Select>
      </Labelled>
      <Labelled label="Filter" hidden className="flex-2 basis-44">
        <TextInput
          ref={inputRef}
          type="search"
          data-testid="filter-input"
          placeholder="Order, customer, id…  ( / )"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Labelled>
      {isFiltering(filter) && (
        <Button look="quiet" icon="close" onClick={() => onFilter({ clouds: [], type: '', text: '' })}>
          Clear
        </Button>
      )}
    </div>
  );
}
