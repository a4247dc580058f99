/**
 * Which browser crawls will use. Looked for once, as soon as the server starts (the bundled one has
 * to be unpacked first); while none is found, each time that somebody asks.
 */
export function knownBrowser(find: () => Promise<string | null>): () => Promise<string | null> {
  let looking = find();
  looking.catch(() => undefined);
  return async () => {
    const found = await looking.catch(() => null);
    if (found === null) looking = find();
    return found ?? looking.catch(() => null);
  };
}
