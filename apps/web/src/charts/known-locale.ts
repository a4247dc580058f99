/**
 * A browser without a locale of its own (headless, in a container) calls its language
 * `en-US@posix`. Intl refuses that, and uPlot asks Intl when it is loaded, so no chart would be
 * drawn: imported before uPlot, this gives such a browser a language that Intl knows.
 */
function isKnown(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}

if (!isKnown(navigator.language)) {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
}
