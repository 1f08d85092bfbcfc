// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useShortcuts } from './useShortcuts';

afterEach(cleanup);

function Page({ onSpace, onHelp }: { onSpace: () => void; onHelp: () => void }) {
  useShortcuts({ ' ': onSpace });
  useShortcuts({ '?': onHelp });
  return <input aria-label="filter" />;
}

function shown() {
  const onSpace = vi.fn();
  const onHelp = vi.fn();
  render(<Page onSpace={onSpace} onHelp={onHelp} />);
  return { onSpace, onHelp, filter: screen.getByLabelText('filter') };
}

test('escape_inAField_leavesItWhereNobodyListensForEscape_andTheKeysLiveAgain', () => {
  const { onSpace, onHelp, filter } = shown();
  filter.focus();
  fireEvent.keyDown(filter, { key: ' ' });
  fireEvent.keyDown(filter, { key: '?' });
  expect(onSpace).not.toHaveBeenCalled();
  expect(onHelp).not.toHaveBeenCalled();

  fireEvent.keyDown(filter, { key: 'Escape' });

  expect(document.activeElement).toBe(document.body);
  fireEvent.keyDown(document.body, { key: ' ' });
  fireEvent.keyDown(document.body, { key: '?' });
  expect(onSpace).toHaveBeenCalledTimes(1);
  expect(onHelp).toHaveBeenCalledTimes(1);
});

test('key_withAModifier_isLeftToTheBrowser', () => {
  const { onHelp } = shown();
  fireEvent.keyDown(document.body, { key: '?', ctrlKey: true });
  expect(onHelp).not.toHaveBeenCalled();
});
