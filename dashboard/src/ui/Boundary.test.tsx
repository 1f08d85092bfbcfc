// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, test, vi } from 'vitest';
import { Boundary } from './Boundary';

// React reports a caught error to the console too.
beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(cleanup);

function Page({ broken }: { broken: boolean }) {
  if (broken) throw new Error('Expected rates, found none');
  return <p>well</p>;
}

test('boundary_brokenPage_saysSoAndAnotherPageIsShown', () => {
  const shown = render(
    <Boundary of="/events">
      <Page broken={true} />
    </Boundary>,
  );
  screen.getByText('Expected rates, found none');
  screen.getByText('dashboard.page_broken');
  shown.rerender(
    <Boundary of="/system">
      <Page broken={false} />
    </Boundary>,
  );
  screen.getByText('well');
});
