import type { Candidate } from '../actions/candidate.ts';
import { judgeAddress } from '../actions/classify-effect.ts';

/** Files that stand at the same place on every site and name others. */
export const knownFiles = [
  '/robots.txt',
  '/sitemap.xml',
  '/.well-known/security.txt',
  '/.well-known/change-password',
  '/.well-known/openid-configuration',
  '/llms.txt',
] as const;

/** Where many sites let people in, as seen from where they begin; a blog shows its readers no way there. */
const usualEntrances = [
  'login',
  'signin',
  'sign-in',
  'user/login',
  'users/sign_in',
  'account/login',
  'accounts/login',
  'auth/login',
  'session/new',
  'admin',
  'admin/login',
  'administrator',
  'wp-login.php',
] as const;

/** Addresses under which a site that begins at `start` may ask who one is. */
export function usualEntrancesOf(start: string): readonly string[] {
  return usualEntrances.map((path) => new URL(path, start).href);
}

/** Whether a candidate goes to where many sites let people in. */
export function isUsualEntrance({ operation }: Pick<Candidate, 'operation'>): boolean {
  if (operation.kind !== 'open') return false;
  const { pathname } = new URL(operation.url);
  return usualEntrances.some((path) => pathname.endsWith(`/${path}`));
}

export function isKnownFile(address: string): boolean {
  return knownFiles.some((path) => new URL(address).pathname === path);
}

const leaf =
  /\.(png|jpe?g|gif|webp|avif|ico|bmp|svgz|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|mov|avi|zip|gz|tgz|rar|7z|exe|dmg|pdf|docx?|xlsx?|pptx?|map|wasm)$/i;

/** Pictures, films and archives lead no further. Packed site maps do. */
export function isLeaf(url: URL): boolean {
  return leaf.test(url.pathname) && !/\.xml\.gz$/i.test(url.pathname);
}

/** An address that was read and that no link leads to, as something to try. */
export function unlinkedCandidate(href: string): Candidate {
  const path = new URL(href).pathname;
  return {
    identity: { words: `address ${href}`, url: null },
    operation: { kind: 'open', url: href },
    label: `Open ${path}`,
    heading: '',
    ...judgeAddress(href),
    region: 'main',
    visible: false,
    group: '',
  };
}
