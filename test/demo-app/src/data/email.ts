/** Good enough for a shop: something, an at sign, a domain. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.?[^\s@]*[^\s@.]$/.test(text);
}
