// SPDX-License-Identifier: MIT
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { CLOUDS, cloudLook, isCloud } from '../../api/clouds';
import { Button } from '../../ui/Button';
import { Labelled, TextInput } from '../../ui/Field';
import { type Choice, Segments, ToggleGroup } from '../../ui/Toggle';
import { fromLocalInput, NO_SEARCH, type Search, toLocalInput } from './search';

const SOURCES = CLOUDS.map((cloud) => ({ value: cloud, ...cloudLook(cloud) }));
const RANGES: Choice[] = [
  { value: '', label: 'All time' },
  { value: 'now-15m', label: '15 min' },
  { value: 'now-1h', label: '1 h' },
  { value: 'now-24h', label: '24 h' },
  { value: 'custom', label: 'From – to' },
];

interface Props {
  search: Search;
  onSearch: (search: Search) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** The search's fields. Choices act at once; text acts on Enter or the button. */
export function SearchForm({ search, onSearch, inputRef }: Props) {
  const [draft, setDraft] = useState(search);
  const [custom, setCustom] = useState(false);
  useEffect(() => setDraft(search), [search]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(draft);
  };
  const field = (name: 'type' | 'key' | 'customer' | 'q') => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [name]: event.target.value.trimStart() }),
  });
  const preset = RANGES.some((range) => range.value === search.from) && search.to === '' && !custom;
  const range = preset ? search.from : 'custom';
  const choose = (value: string) => {
    setCustom(value === 'custom');
    if (value !== 'custom') onSearch({ ...draft, from: value, to: '' });
  };
  const clear = () => {
    setCustom(false);
    onSearch(NO_SEARCH);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-4">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]">
        <Labelled label="Text in ids, keys and data" className="max-lg:col-span-2">
          <TextInput
            ref={inputRef}
            data-testid="filter-input"
            type="search"
            placeholder="Anything…  ( / )"
            {...field('q')}
          />
        </Labelled>
        <Labelled label="Type">
          <TextInput placeholder="OrderPlaced" {...field('type')} />
        </Labelled>
        <Labelled label="Order or key">
          <TextInput placeholder="ORD-1" {...field('key')} />
        </Labelled>
        <Labelled label="Customer">
          <TextInput placeholder="CUST-0001" {...field('customer')} />
        </Labelled>
        <div className="flex items-end">
          <Button type="submit" look="primary" icon="search" className="w-full">
            Search
          </Button>
        </div>
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <ToggleGroup
          label="Sources"
          choices={SOURCES}
          on={search.clouds}
          onChange={(on) => onSearch({ ...draft, clouds: on.filter(isCloud) })}
        />
        <ToggleGroup
          label="Only"
          choices={[{ value: 'conflict', label: 'Conflicts only' }]}
          on={search.conflict ? ['conflict'] : []}
          onChange={(on) => onSearch({ ...draft, conflict: on.length > 0 })}
        />
        <Segments label="Time received" choices={RANGES} value={range} onChange={choose} />
        {range === 'custom' && (
          <div className="flex flex-wrap gap-2">
            <Moment
              label="From (local time)"
              value={search.from}
              onChange={(from) => onSearch({ ...draft, from })}
            />
            <Moment label="To (local time)" value={search.to} onChange={(to) => onSearch({ ...draft, to })} />
          </div>
        )}
        {JSON.stringify(search) !== JSON.stringify(NO_SEARCH) && (
          <Button look="quiet" icon="close" onClick={clear}>
            Clear
          </Button>
        )}
      </div>
    </form>
  );
}

function Moment({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (iso: string) => void;
}) {
  return (
    <Labelled label={label}>
      <TextInput
        type="datetime-local"
        step={1}
        defaultValue={toLocalInput(value)}
        onBlur={(event) => onChange(fromLocalInput(event.target.value))}
      />
    </Labelled>
  );
}
