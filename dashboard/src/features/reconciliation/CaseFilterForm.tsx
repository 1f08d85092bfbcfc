// SPDX-License-Identifier: MIT
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { CLOUDS, cloudLook, isCloud } from '../../api/clouds';
import { FINDINGS, findingLabel, isFinding, isStatus, STATUSES } from '../../api/verdict-looks';
import { Button } from '../../ui/Button';
import { Labelled, Select, TextInput } from '../../ui/Field';
import { ToggleGroup } from '../../ui/Toggle';
import { type CaseFilter, NO_CASE_FILTER } from './filter';

const AGES = [
  { value: '', label: 'Any age' },
  { value: '1m', label: 'over 1 minute' },
  { value: '10m', label: 'over 10 minutes' },
  { value: '1h', label: 'over 1 hour' },
  { value: '1d', label: 'over 1 day' },
  { value: '7d', label: 'over 7 days' },
];
const STATUS_CHOICES = STATUSES.map((status) => ({ value: status, label: status }));
const FINDING_CHOICES = FINDINGS.map((kind) => ({ value: kind, label: findingLabel(kind) }));
const SOURCES = CLOUDS.map((cloud) => ({ value: cloud, ...cloudLook(cloud) }));

interface Props {
  filter: CaseFilter;
  flows: readonly string[];
  onFilter: (filter: CaseFilter) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** The list's filter. Choices act at once; text acts on Enter or the button. */
export function CaseFilterForm({ filter, flows, onFilter, inputRef }: Props) {
  const [draft, setDraft] = useState(filter);
  const [more, setMore] = useState(false);
  const narrow = more ? '' : 'max-sm:hidden';
  useEffect(() => setDraft(filter), [filter]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(draft);
  };
  const names = flows.includes(filter.flow) || filter.flow === '' ? flows : [filter.flow, ...flows];
  const ages = AGES.some((age) => age.value === filter.olderThan)
    ? AGES
    : [...AGES, { value: filter.olderThan, label: `over ${filter.olderThan}` }];
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-4">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-[2fr_1.4fr_1fr_1.2fr_auto]">
        <Labelled label="Order or key" className="max-lg:col-span-2">
          <TextInput
            ref={inputRef}
            type="search"
            placeholder="ORD-1  ( / )"
            value={draft.key}
            onChange={(event) => setDraft({ ...draft, key: event.target.value.trim() })}
          />
        </Labelled>
        <Labelled label="Flow" className="max-lg:col-span-2">
          <Select value={filter.flow} onChange={(event) => onFilter({ ...draft, flow: event.target.value })}>
            <option value="">All flows</option>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Labelled>
        <Labelled label="Exposed at least">
          <TextInput
            inputMode="decimal"
            pattern="\d+(\.\d+)?"
            title="A number like 100 or 99.50"
            placeholder="100.00"
            value={draft.minAmount}
            onChange={(event) => setDraft({ ...draft, minAmount: event.target.value.trim() })}
          />
        </Labelled>
        <Labelled label="Open for">
          <Select
            value={filter.olderThan}
            onChange={(event) => onFilter({ ...draft, olderThan: event.target.value })}
          >
            {ages.map((age) => (
              <option key={age.value} value={age.value}>
                {age.label}
              </option>
            ))}
          </Select>
        </Labelled>
        <div className="flex items-end max-lg:col-span-2">
          <Button type="submit" look="primary" icon="search" className="w-full">
            Search
          </Button>
        </div>
      </div>
      <Button className="sm:hidden" icon="filter" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? 'Fewer filters' : 'More filters'}
      </Button>
      <div className={`flex flex-wrap items-end gap-x-4 gap-y-2 ${narrow}`}>
        <ToggleGroup
          label="Status"
          choices={STATUS_CHOICES}
          on={filter.statuses}
          onChange={(on) => onFilter({ ...draft, statuses: on.filter(isStatus) })}
        />
        <ToggleGroup
          label="Only"
          choices={[{ value: 'open', label: 'Open only' }]}
          on={filter.open ? ['open'] : []}
          onChange={(on) => onFilter({ ...draft, open: on.length > 0 })}
        />
        <ToggleGroup
          label="Clouds the findings are about"
          choices={SOURCES}
          on={filter.clouds}
          onChange={(on) => onFilter({ ...draft, clouds: on.filter(isCloud) })}
        />
      </div>
      <div className={`flex flex-wrap items-center gap-x-4 gap-y-2 ${narrow}`}>
        <span className="text-xs font-medium text-ink-soft">Findings</span>
        <ToggleGroup
          label="Findings"
          choices={FINDING_CHOICES}
          on={filter.findings}
          onChange={(on) => onFilter({ ...draft, findings: on.filter(isFinding) })}
        />
        {JSON.stringify(filter) !== JSON.stringify(NO_CASE_FILTER) && (
          <Button look="quiet" icon="close" onClick={() => onFilter(NO_CASE_FILTER)}>
            Clear
          </Button>
        )}
      </div>
    </form>
  );
}
