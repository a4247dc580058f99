import type { Locator } from 'playwright-core';

const suggestionTimeoutMs = 800;
const offeredTimeoutMs = 600;

/**
 * A field that suggests what to choose wants one of its suggestions. Where nothing is like what was
 * typed, it may offer all that it has once it is empty again; where it doesn't, what was typed stays.
 */
export async function pickSuggestion(field: Locator, typed: string): Promise<void> {
  const suggests = await field.evaluate(
    (one) =>
      one.getAttribute('role') === 'combobox' ||
      /^(?:list|both)$/.test(one.getAttribute('aria-autocomplete') ?? ''),
  );
  if (!suggests || (await chooseFirst(field, suggestionTimeoutMs))) return;
  await field.fill('', { timeout: suggestionTimeoutMs });
  await field.press('ArrowDown', { timeout: suggestionTimeoutMs });
  if (await chooseFirst(field, offeredTimeoutMs)) return;
  await field.fill(typed, { timeout: suggestionTimeoutMs });
}

/** Lists of suggestions stand anywhere in the page, and say in one of their lines that there is nothing. */
async function chooseFirst(field: Locator, timeoutMs: number): Promise<boolean> {
  const options = field
    .page()
    .locator('[role=option]:not([aria-disabled=true],[class*=disabled])')
    .filter({ visible: true });
  return await options
    .first()
    .click({ timeout: timeoutMs })
    .then(
      () => true,
      () => false,
    );
}
