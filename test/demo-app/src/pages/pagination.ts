import { type Html, html } from '../http/html.ts';
import { ClientError } from '../http/reply.ts';

const perPage = 12;

export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly count: number;
}

/** Throws 404 for a page that is no whole number or does not exist. */
export function pageOf<Item>(all: readonly Item[], query: URLSearchParams): PageOf<Item> {
  const asked = query.get('page') ?? '1';
  const number = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 0;
  const count = Math.max(1, Math.ceil(all.length / perPage));
  if (number < 1 || number > count) throw new ClientError(404, `There is no page “${asked}” here.`);
  return { items: all.slice((number - 1) * perPage, number * perPage), number, count };
}

export function paginationLinks({ number, count }: PageOf<unknown>, path: string): Html | null {
  if (count === 1) return null;
  const separator = path.includes('?') ? '&' : '?';
  const to = (page: number) => (page === 1 ? path : `${path}${separator}page=${page}`);
  const numbers = Array.from({ length: count }, (_, index) =>
    index + 1 === number
      ? html`<span aria-current="page">${index + 1}</span>`
      : html`<a href="${to(index + 1)}" aria-label="Page ${index + 1}">${index + 1}</a>`,
  );
  const previous = number > 1 ? html`<a rel="prev" href="${to(number - 1)}">Previous</a>` : null;
  const next = number < count ? html`<a rel="next" href="${to(number + 1)}">Next</a>` : null;
  return html`<nav class="pagination" aria-label="Pages">${previous}${numbers}${next}</nav>`;
}
