import type { CDPSession, Locator, Page } from 'playwright-core';
import { generate } from '../../content/generate.ts';
import { createRandom } from '../../content/random.ts';
import type { ElementPath, Form, FormField, NewName, Operation } from '../../model/site-graph.ts';
import { type FilledValue, type Typist, valuesFor } from '../forms/fill-values.ts';
import { doGesture } from './do-gesture.ts';
import { findElement, findHidden } from './find-element.ts';
import { pickSuggestion } from './pick-suggestion.ts';
import { belongTo, leadTo } from './same-place.ts';

export interface PerformOptions {
  readonly navigationTimeoutMs: number;
  /** How long an element may take to appear. */
  readonly elementTimeoutMs: number;
}

export interface Performed {
  readonly inputs: readonly FilledValue[];
}

/** The page no longer has what an operation works on. */
export class ElementGoneError extends Error {
  override readonly name = 'ElementGoneError';
}

/** Sets the names in addresses apart from what forms are filled with. */
const newNameSeed = 97;
const clickTimeoutMs = 1_500;
const fillTimeoutMs = 2_000;
/** A script that sends a chosen file does so at once. */
const uploadStartMs = 400;
const uploadMs = 5_000;

/** Does an operation as a person would. The page may still be at work when this returns. */
export async function perform(
  page: Page,
  session: CDPSession,
  operation: Operation,
  typist: Typist,
  options: PerformOptions,
): Promise<Performed> {
  switch (operation.kind) {
    case 'open':
      if (operation.newName !== undefined)
        return await openNew(page, operation.newName, typist, options);
      await openUrl(page, operation.url, options);
      return { inputs: [] };
    case 'follow-link':
      await followLink(page, operation.element, operation.url, options);
      return { inputs: [] };
    case 'click': {
      const element = await required(page, operation.element, options, 'the element to click');
      if (operation.gesture === undefined) await press(element);
      else await doGesture(page, session, element, operation.gesture);
      return { inputs: [] };
    }
    case 'submit-form':
      return { inputs: await submitForm(page, operation.form, typist, options) };
  }
}

/** The name in an address is typed, too. */
async function openNew(
  page: Page,
  { before, after, generator }: NewName,
  typist: Typist,
  options: PerformOptions,
): Promise<Performed> {
  const random = createRandom(typist.seed, typist.index + 1, typist.attempt, newNameSeed);
  const name = generate(generator, random);
  await openUrl(page, `${before}${name}${after}`, options, page.url());
  const field: FormField = {
    element: { selectors: [], frameUrl: null },
    name: 'name',
    label: 'Name',
    fill: { kind: 'generate', generator },
  };
  return { inputs: [{ field, value: name }] };
}

/** A download or an answer without content leaves the page where it was and is no failure. */
export async function openUrl(
  page: Page,
  url: string,
  options: PerformOptions,
  referer?: string,
): Promise<void> {
  try {
    await page.goto(url, {
      waitUntil: 'commit',
      timeout: options.navigationTimeoutMs,
      ...(referer === undefined ? {} : { referer }),
    });
  } catch (error) {
    if (!/Download is starting|ERR_ABORTED|interrupted by another navigation/.test(String(error)))
      throw error;
  }
}

/** Hidden links (menus that open on hover) are gone to by their address. */
async function followLink(
  page: Page,
  element: ElementPath,
  url: string,
  options: PerformOptions,
): Promise<void> {
  const areMeant = (links: Locator) => leadTo(links, url);
  const link = await findElement(
    page,
    element,
    Math.min(options.elementTimeoutMs, 1_000),
    areMeant,
  );
  if (link !== null) {
    await stayInPage(link);
    await press(link);
    return;
  }
  const hidden = await findHidden(page, element, areMeant);
  const address = hidden === null ? url : await addressOf(hidden, url);
  await openUrl(page, address, options, page.url());
}

/** The link's address as it is now: it may carry a token that the recorded one is too old for. */
async function addressOf(link: Locator, otherwise: string): Promise<string> {
  const url = await link
    .evaluate((one) => (one instanceof HTMLAnchorElement ? one.href : ''))
    .catch(() => '');
  return url === '' ? otherwise : url;
}

async function submitForm(
  page: Page,
  form: Form,
  typist: Typist,
  options: PerformOptions,
): Promise<readonly FilledValue[]> {
  const found =
    (await findElement(
      page,
      form.element,
      form.fields.length > 0 ? 0 : options.elementTimeoutMs,
    )) ?? (await findHidden(page, form.element));
  // Fields may stand outside of a form that is nothing to see itself.
  if (found === null && form.fields.length === 0) {
    throw new ElementGoneError('The page no longer shows the form.');
  }
  const values = valuesFor(form, typist);
  for (const { field, value } of values) {
    if (value !== null) await fillField(page, form, field, value, options);
  }
  await submit(page, form, options);
  return values.filter(({ value }) => value !== null);
}

async function submit(page: Page, form: Form, options: PerformOptions): Promise<void> {
  if (form.submit !== null) {
    const button = await required(page, form.submit, options, 'the button that submits');
    await stayInPage(button);
    await press(button);
    return;
  }
  const last = form.fields.findLast(({ fill }) => fill.kind !== 'check' && fill.kind !== 'choose');
  const field = last === undefined ? null : await findElement(page, last.element, 500);
  // A field that scripts watch may have led on already.
  if (field === null) return;
  await stayInPage(field);
  for (const key of ['Enter', 'Tab']) {
    await field.press(key, { timeout: fillTimeoutMs, noWaitAfter: true }).catch(() => undefined);
  }
}

async function fillField(
  page: Page,
  form: Form,
  field: FormField,
  value: string,
  options: PerformOptions,
): Promise<void> {
  const { fill } = field;
  const areMeant = (fields: Locator) => belongTo(fields, field, form);
  const timeoutMs = Math.min(options.elementTimeoutMs, 600);
  const element =
    (await findElement(page, field.element, timeoutMs, areMeant)) ??
    (await findHidden(page, field.element, areMeant));
  if (element === null) {
    throw new ElementGoneError(`The field “${field.label || field.name}” is not on the page.`);
  }
  switch (fill.kind) {
    case 'check':
      await setBox(element, fill.checked);
      return;
    case 'choose':
      await choose(element, value);
      return;
    case 'file':
      await uploading(page, () =>
        element.setInputFiles(
          {
            name: fill.fileName,
            mimeType: fill.contentType,
            buffer: Buffer.from(fill.text, fill.contentType === 'image/png' ? 'latin1' : 'utf8'),
          },
          { timeout: fillTimeoutMs },
        ),
      );
      return;
    case 'generate':
      await element.fill(`${fill.after ?? ''}${value}`, { timeout: fillTimeoutMs });
      await pickSuggestion(element, value);
      return;
    default:
      await element.fill(value, { timeout: fillTimeoutMs });
      await pickSuggestion(element, value);
  }
}

/** Some pages send a file as soon as it is chosen, and the form then only says which it was. */
async function uploading(page: Page, chooseFile: () => Promise<void>): Promise<void> {
  const asked = page
    .waitForRequest((one) => /^(xhr|fetch)$/.test(one.resourceType()), { timeout: uploadStartMs })
    .catch(() => null);
  await chooseFile();
  const answer = (await asked)?.response();
  await Promise.race([answer, page.waitForTimeout(uploadMs)]);
}

/** Styled boxes hide the input: then its label takes the click. */
async function setBox(box: Locator, checked: boolean): Promise<void> {
  const visible = await box.isVisible().catch(() => false);
  const isMade = await box.evaluate((one) => !(one instanceof HTMLInputElement)).catch(() => false);
  if (isMade) {
    await box.click({ timeout: fillTimeoutMs });
    return;
  }
  if (visible) {
    await box.setChecked(checked, { timeout: fillTimeoutMs });
    return;
  }
  await box.evaluate((one, wanted) => {
    if (one instanceof HTMLInputElement && one.checked !== wanted) one.click();
  }, checked);
}

async function choose(element: Locator, value: string): Promise<void> {
  const kind = await element.evaluate((one) => {
    if (one instanceof HTMLSelectElement) return 'select';
    return one instanceof HTMLInputElement ? 'input' : (one.getAttribute('role') ?? '');
  });
  if (kind === 'select') {
    await element.selectOption({ value }, { timeout: fillTimeoutMs, force: true });
  } else if (kind === 'radiogroup') {
    await element.locator('[role=radio]').last().click({ timeout: fillTimeoutMs });
  } else if (kind === 'combobox') {
    await element.click({ timeout: fillTimeoutMs });
    const options = element.page().locator('[role=option]').filter({ visible: true });
    await options.first().click({ timeout: fillTimeoutMs });
  } else {
    await setBox(element, true);
  }
}

/** What would open another window opens in this one, so that one page tells the whole story. */
async function stayInPage(element: Locator): Promise<void> {
  await element
    .evaluate((one) => {
      const isFrame = (name: string, { document, frames }: Window): boolean => {
        const inner = Array.from(frames, (_, at) => frames[at]).filter((frame) => !!frame);
        const named = document.querySelectorAll(`:is(iframe, frame)[name="${CSS.escape(name)}"]`);
        return named.length > 0 || inner.some((frame) => isFrameWithin(name, frame));
      };
      // Another site's frames can't be looked into.
      const isFrameWithin = (name: string, frame: Window): boolean => {
        try {
          return frame.name === name || isFrame(name, frame);
        } catch {
          return false;
        }
      };
      const owner = one.closest('a[target],area[target]');
      const form = 'form' in one && one.form instanceof HTMLFormElement ? one.form : null;
      for (const holder of [owner, form]) {
        const name = holder?.getAttribute('target') ?? '';
        const opensWindow = name.startsWith('_') || !isFrameWithin(name, window.top ?? window);
        if (opensWindow) holder?.removeAttribute('target');
      }
      one.removeAttribute('formtarget');
    })
    .catch(() => undefined);
}

/** Clicks as a person would; an element that something covers is clicked by script. */
async function press(element: Locator): Promise<void> {
  try {
    await element.click({ timeout: clickTimeoutMs, noWaitAfter: true });
  } catch (error) {
    if (!/Timeout|intercepts pointer|outside of the viewport|not visible/.test(String(error)))
      throw error;
    await element.dispatchEvent('click', {}, { timeout: clickTimeoutMs });
  }
}

async function required(
  page: Page,
  path: ElementPath,
  options: PerformOptions,
  what: string,
): Promise<Locator> {
  const found = await findElement(page, path, options.elementTimeoutMs);
  if (found === null) throw new ElementGoneError(`The page no longer shows ${what}.`);
  return found;
}
