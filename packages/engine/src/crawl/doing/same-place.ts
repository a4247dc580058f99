import type { Locator } from 'playwright-core';
import type { Form, FormField } from '../../model/site-graph.ts';
import { lexicalTemplate, urlParts } from '../map/url-template.ts';

/*
 * Whether an element that is called like the one that is meant can be that one. Pages have many an “Edit” and
 * many a “Name”, and a journey that took the wrong one would write where nobody wants it.
 */

/** False for links that lead to another kind of place than `url`, where that is known. */
export async function leadTo(links: Locator, url: string): Promise<readonly boolean[]> {
  const addresses = await links.evaluateAll((all) =>
    all.map((one) => {
      const anchor = one.closest('a[href], area[href]');
      if (!(anchor instanceof HTMLAnchorElement || anchor instanceof HTMLAreaElement)) return null;
      if (anchor.protocol === 'javascript:') return null;
      // A link to its own page is a button.
      return /^#?$/.test(anchor.getAttribute('href')?.trim() ?? '') ? '' : anchor.href;
    }),
  );
  // What has no address is moved by a script, wherever to.
  return addresses.map((address) => address === null || url === '' || isAlike(address, url));
}

/** False for fields of another name in a form that sends to another kind of place. */
export async function belongTo(
  fields: Locator,
  { name }: FormField,
  { action }: Form,
): Promise<readonly boolean[]> {
  const found = await fields.evaluateAll((all) =>
    all.map((one) => {
      const form = 'form' in one && one.form instanceof HTMLFormElement ? one.form : null;
      // A field called “action” would stand in the way of the form's property.
      const sendsTo = form === null ? null : (form.getAttribute('action') ?? '');
      return {
        name: one.getAttribute('name') ?? '',
        action: sendsTo === null ? '' : (URL.parse(sendsTo, one.baseURI)?.href ?? ''),
      };
    }),
  );
  return found.map((one) => {
    const isSameName = withoutNumbers(one.name) === withoutNumbers(name);
    const isUnknown = [name, one.name, action, one.action].includes('');
    return isSameName || isUnknown || isAlike(one.action, action);
  });
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
