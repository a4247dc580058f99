import { describe, expect, it } from 'vitest';
import { addressesOverlap, textsOverlap } from './address-pattern.ts';

const same = (wanted: string, found: string) => addressesOverlap(wanted, found, 'same-query');
const within = (wanted: string, found: string) =>
  addressesOverlap(wanted, found, 'more-query-allowed');

describe('addresses', () => {
  it.each([
    ['/issues/N', '/issues/12'],
    ['/issues/N', '/issues/${issueId}'],
    ['/issues/N', '/issues/:id'],
    ['/projects/alpha', '/projects/:slug'],
    ['/projects', '/projects/'],
    ['/doku.php?id=start&do=recent', '/doku.php?do=recent&id=start'],
    ['/doku.php?id=start&do=login&sectok=*', '/doku.php?id=start&do=login&sectok='],
    ['/doku.php?id=start&do=login&sectok=*', '/doku.php?id=start&do=login'],
    ['/doku.php?id=start&do=media&ns=', '/doku.php?id=start&do=media'],
    ['/doku.php?id=playground:one', '/doku.php?id=playground%3Aone'],
    ['/search?q=WORD', '/search?utf8=&q=red+chair'],
    ['/', '/'],
  ])('%s is %s', (wanted, found) => expect(same(wanted, found)).toBe(true));

  it.each([
    ['/issues/N', '/issues'],
    ['/issues/N', '/issues/12/edit'],
    ['/projects/alpha', '/projects/beta'],
    ['/doku.php?id=start', '/doku.php?id=start&do=edit'],
    ['/doku.php?id=start&do=edit', '/doku.php?id=start'],
    ['/doku.php?id=playground:one', '/doku.php?id=one'],
    ['/NEWS', '/news'],
  ])('%s is not %s', (wanted, found) => expect(same(wanted, found)).toBe(false));

  it('may have more in the query where the caller says so', () => {
    expect(within('/doku.php?do=search&q=WORD', '/doku.php?do=search&q=a&sf=1')).toBe(true);
    expect(within('/doku.php?do=search&q=WORD', '/doku.php?do=index&q=a')).toBe(false);
  });
});

describe('texts', () => {
  it('overlap when open places on both sides can be filled', () => {
    expect(textsOverlap('playground:NAME', '${id}')).toBe(true);
    expect(textsOverlap('playground:NAME', 'playground:${id}')).toBe(true);
    expect(textsOverlap('playground:NAME', 'projects:${id}')).toBe(false);
  });

  it('do not take a namespace for an open place', () => {
    expect(textsOverlap('start', 'playground:one')).toBe(false);
    expect(textsOverlap('playground:two', 'playground:one')).toBe(false);
  });
});
