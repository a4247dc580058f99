import type { Locator } from 'playwright-core';
import type { Form, FormField } from '../../model/site-graph.ts';
import { lexicalTemplate, urlParts } from '../map/url-template.ts';

/*
 * Whether an element that is called like the one that is meant can be that one. Pages have many an “Edit” and
 * many a “Name”, and a journey that took the wrong one would write where nobody wants it.
 */

/** False for a link that leads to another kind of place than `url`, where that is known. */
export async function leadsTo(link: Locator, url: string): Promise<boolean> {
  const address = await link.evaluate((one) => {
    const anchor = one.closest('a[href], area[href]');
    if (!(anchor instanceof HTMLAnchorElement || anchor instanceof HTMLAreaElement)) return null;
    // A link to its own page is a button.
    return /^#?$/.test(anchor.getAttribute('href')?.trim() ?? '') ? '' : anchor.href;
  });
  // What has no address is moved by a script, wherever to.
  return address === null || url === '' || isAlike(address, url);
}

/** False for a field of another name in a form that sends to another kind of place. */
export async function belongsTo(
  element: Locator,
  { name }: FormField,
  { action }: Form,
): Promise<boolean> {
  const found = await element.evaluate((one) => {
    const form = 'form' in one && one.form instanceof HTMLFormElement ? one.form : null;
    return {
      name: one.getAttribute('name') ?? '',
      // A field called “action” would stand in the way of the property.
      action: form === null ? '' : new URL(form.getAttribute('action') ?? '', form.baseURI).href,
    };
  });
  const isSameName = withoutNumbers(found.name) === withoutNumbers(name);
  const isUnknown = [name, found.name, action, found.action].includes('');
  return isSameName || isUnknown || isAlike(found.action, action);
}

/** `/issues/7/edit` and `/issues/12/edit`, also `/ada/settings` and `/bob/settings`. */
function isAlike(address: string, other: string): boolean {
  const [one, two] = [segmentsOf(address), segmentsOf(other)];
  if (one === null || two === null) return false;
  return one.length === two.length && one.filter((part, at) => part !== two[at]).length <= 1;
}

function segmentsOf(address: string): readonly string[] | null {
  const url = URL.parse(address);
  return url === null ? null : lexicalTemplate(urlParts(url)).segments;
}

function withoutNumbers(name: string): string {
  return name.replace(/\d+/g, '');
}
