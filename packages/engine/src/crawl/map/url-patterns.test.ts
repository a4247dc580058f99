import { expect, test } from 'vitest';
import type { PageShape } from '../page/page-shape.ts';
import { UrlPatterns } from './url-patterns.ts';

const shape = (first: number, ...forms: string[]): PageShape => ({
  skeleton: Array.from({ length: 20 }, (_, i) => first + i),
  forms: new Set(forms),
});
const product = shape(0, 'post(qty)');

test('a part varies once pages that differ in it alone look alike', () => {
  const patterns = new UrlPatterns();
  patterns.learn('http://s/product/lamp', product);
  expect(patterns.templateOf('http://s/product/lamp')).toBe('/product/lamp');
  patterns.learn('http://s/product/chair', product);
  expect(patterns.templateOf('http://s/product/lamp')).toBe('/product/:slug');
  expect(patterns.templateOf('http://s/product/table')).toBe('/product/:slug');
});

test('pages with other forms are not made by one template, however much alike they look', () => {
  const patterns = new UrlPatterns();
  patterns.learn('http://s/account/profile', shape(0, 'post(name)'));
  patterns.learn('http://s/account/password', shape(0, 'post(old,new)'));
  expect(patterns.templateOf('http://s/account/profile')).toBe('/account/profile');
});

test('the steps of a wizard share the forms around them and are not one page', () => {
  const patterns = new UrlPatterns();
  const around = ['get(q)', 'post(newsletter)'];
  patterns.learn('http://s/checkout/delivery', shape(0, ...around, 'post(delivery,note)'));
  patterns.learn('http://s/checkout/payment', shape(0, ...around, 'post(payment,terms)'));
  expect(patterns.templateOf('http://s/checkout/confirm')).toBe('/checkout/confirm');
});

test('one page of a kind that looks different does not undo it', () => {
  const patterns = new UrlPatterns();
  patterns.learn('http://s/product/sold-out', shape(0));
  for (const name of ['lamp', 'chair', 'table'])
    patterns.learn(`http://s/product/${name}`, product);
  expect(patterns.templateOf('http://s/product/lamp')).toBe('/product/:slug');
});

test('at the top of a site it takes three pages, and more than a heading and a paragraph', () => {
  const patterns = new UrlPatterns();
  const poor: PageShape = { skeleton: [1, 2, 3, 4], forms: new Set() };
  for (const name of ['terms', 'imprint', 'about']) patterns.learn(`http://s/${name}`, poor);
  expect(patterns.templateOf('http://s/about')).toBe('/about');
  for (const name of ['lamp', 'chair']) patterns.learn(`http://t/${name}`, product);
  expect(patterns.templateOf('http://t/lamp')).toBe('/lamp');
  patterns.learn('http://t/table', product);
  patterns.learn('http://t/bench', product);
  patterns.learn('http://t/shelf', product);
  patterns.learn('http://t/stool', product);
  patterns.learn('http://t/stand', product);
  expect(patterns.templateOf('http://t/lamp')).toBe('/:slug');
});

test('what lies under a part that varies varies with it, and so do its values in queries', () => {
  const patterns = new UrlPatterns();
  for (const name of ['lamp', 'chair']) patterns.learn(`http://s/product/${name}`, product);
  patterns.noteLink('http://s/product/garden-bench');
  expect(patterns.templateOf('http://s/product/garden-bench/reviews')).toBe(
    '/product/:slug/reviews',
  );
  expect(patterns.templateOf('http://s/wish?item=garden-bench&view=list')).toBe(
    '/wish?item=:slug&view=list',
  );
});

test('values of a query parameter can vary as well', () => {
  const patterns = new UrlPatterns();
  const page = (id: string) => `http://s/doku.php?do=show&id=${id}`;
  patterns.learn(page('projects:alpha'), product);
  patterns.learn(page('projects:beta'), product);
  expect(patterns.templateOf(page('playground:one'))).toBe('/doku.php?do=show&id=:slug');
  expect(patterns.templateOf('http://s/doku.php?do=edit&id=start')).toBe(
    '/doku.php?do=edit&id=:slug',
  );
});

test('a parameter whose values make different pages is one page each', () => {
  const patterns = new UrlPatterns();
  for (const [place, name] of ['recent', 'index', 'login', 'media'].entries())
    patterns.learn(`http://s/doku.php?do=${name}`, shape(100 * place));
  expect(patterns.templateOf('http://s/doku.php?do=recent')).toBe('/doku.php?do=recent');
});

test('parameters that only refine what is shown are no part of the template, alone or together', () => {
  const patterns = new UrlPatterns();
  const list = (query: string) => `http://s/issues${query}`;
  for (const query of ['', '?sort=name', '?sort=date', '?f=a', '?f=b', '?f=a&f=b', '?page=2'])
    patterns.learn(list(query), product);
  expect(patterns.templateOf(list('?sort=name'))).toBe('/issues');
  expect(patterns.templateOf(list('?f=c&f=d&sort=size'))).toBe('/issues');
  expect(patterns.templateOf(list('?view=calendar'))).toBe('/issues?view=calendar');
});

test('what a parameter does is known under all paths that turn out to be one', () => {
  const patterns = new UrlPatterns();
  for (const query of ['', '?sort=name', '?sort=date']) {
    patterns.learn(`http://s/projects/alpha/issues${query}`, product);
  }
  patterns.learn('http://s/projects/beta/issues', product);
  expect(patterns.templateOf('http://s/projects/gamma/issues?sort=size')).toBe(
    '/projects/:slug/issues',
  );
});

test('a name that was typed can be any other', () => {
  const patterns = new UrlPatterns();
  patterns.learnTyped('http://s/wiki/Bright_gentle_calm/edit', [
    'Bright gentle calm',
    'on',
    'edit',
  ]);
  expect(patterns.templateOf('http://s/wiki/Start/edit')).toBe('/wiki/:slug/edit');
});

test('the sections of a site are no siblings of one another, products are', () => {
  const patterns = new UrlPatterns();
  for (const [place, name] of ['users', 'groups', 'roles'].entries())
    patterns.learn(`http://s/${name}`, shape(100 * place));
  expect(patterns.siblings('http://s/trackers')).toBe(1);
  for (const name of ['lamp', 'chair', 'table'])
    patterns.learn(`http://s/product/${name}`, product);
  expect(patterns.siblings('http://s/product/bench')).toBe(3);
});

test('many pages that differ in one parameter alone make the next one less promising', () => {
  const patterns = new UrlPatterns();
  for (const name of ['a', 'b', 'c', 'd'])
    patterns.learn(`http://s/list?sort=${name}&dir=up`, product);
  expect(patterns.siblings('http://s/list?sort=e&dir=up')).toBe(4);
  expect(patterns.siblings('http://s/list?view=grid')).toBe(0);
});
