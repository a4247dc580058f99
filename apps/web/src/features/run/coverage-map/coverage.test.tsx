// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { coverage } from '../../../../testing/coverage-fixture.ts';
import { CoverageList } from './coverage-list.tsx';
import { CoveragePanel } from './coverage-panel.tsx';

afterEach(cleanup);

function renderPanel({ areProofsToCome = false } = {}) {
  const element = (
    <CoveragePanel runId="run_1" coverage={coverage()} areProofsToCome={areProofsToCome} />
  );
  render(<RouterProvider router={createMemoryRouter([{ path: '/', element }])} />);
}

function renderList(search = '', { areProofsToCome = false } = {}) {
  const element = <CoverageList coverage={coverage()} areProofsToCome={areProofsToCome} />;
  const routes = [{ path: '/', element }];
  const router = createMemoryRouter(routes, { initialEntries: [`/${search}`] });
  render(<RouterProvider router={router} />);
  return { router, user: userEvent.setup() };
}

const listed = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');

it('says how much of each is proven, and of the rest how far it came', () => {
  renderPanel();
  const pages = screen.getByRole('region', { name: 'Pages' });
  expect(pages.textContent).toContain('1 of 2 proven');
  expect(within(pages).getByText('1 found only')).toBeTruthy();
});

it('calls nothing unproven while the proofs are to come', () => {
  renderPanel({ areProofsToCome: true });
  const forms = screen.getByRole('region', { name: 'Forms' });
  expect(forms.textContent).toContain('1 found');
  expect(within(forms).getByText('1 to be proven')).toBeTruthy();
  expect(screen.queryByText(/not proven/)).toBeNull();
  cleanup();

  renderList('', { areProofsToCome: true });
  expect(listed()[0]).toContain('To be proven');
  expect(listed()[0]).toContain('In “Check out”');
});

it('says what a longer crawl would bring, and shows how this one went', () => {
  renderPanel();
  expect(screen.getByText(/with 212 actions untried\./)).toBeTruthy();
  const again = screen.getByRole('link', { name: 'Run again with a higher one' });
  expect(again.getAttribute('href')).toBe('/new?from=run_1');
  expect(screen.getByRole('img', { name: '2 pages and 20 tried actions in 30s' })).toBeTruthy();
});

it('lists everything with its reason or the flows that prove it', () => {
  renderList();
  expect(listed()).toHaveLength(5);
  expect(listed()[0]).toContain('“Check out” is not verified: status 500 instead of 303');
  expect(listed().at(-1)).toContain('In “View cart”');
});

it('is narrowed in the address', async () => {
  const { router, user } = renderList();
  await user.click(screen.getByRole('radio', { name: 'Pages' }));
  await user.type(screen.getByRole('searchbox'), 'term');
  expect(router.state.location.search).toBe('?kind=page&q=term');
  expect(listed()).toHaveLength(1);
  expect(screen.getByText('1 of 5')).toBeTruthy();
});

it('opens as its address says, and says so when nothing is like that', () => {
  renderList('?standing=left-alone&q=nothing');
  expect(screen.getByText('Nothing that was found is like that.')).toBeTruthy();
});
