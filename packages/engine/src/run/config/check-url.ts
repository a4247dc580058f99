/** What is wrong with an address, which must be absolute and http or https; says what it probably should have been. */
export function urlProblem(value: string): string | null {
  const text = value.trim();
  if (text === '') return 'Give the address of the application, such as http://127.0.0.1:3000.';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return null;
  if (looksLikeHost(text)) {
    return `“${text}” has no http:// or https:// before it. Try http://${text}.`;
  }
  if (url !== null) {
    return `“${text}” is not a web address: only http and https can be tested, not “${url.protocol.slice(0, -1)}”.`;
  }
  return `“${text}” is not a URL. Give one such as https://shop.example.com.`;
}

/** `localhost:3000`, `shop.example.com/path`, `127.0.0.1`. */
function looksLikeHost(text: string): boolean {
  return (
    /^(localhost|[\w-]+(\.[\w-]+)+)(:\d{1,5})?([/?#]\S*)?$/i.test(text) ||
    /^\w+:\d{1,5}(\/\S*)?$/.test(text)
  );
}
