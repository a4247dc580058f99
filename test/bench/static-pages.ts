/** 1 KB of HTML. */
export const staticPage = `<!doctype html><title>A page</title><p>${'.'.repeat(984)}`;

export const loginCookie = 'sid=3f9c1d7a52; Path=/; HttpOnly';
export const loginToken = 'b1946ac92492d2347c6235b4d2611184';

/** 10 KB of HTML with a token in the middle. */
export const loginPage = `<!doctype html><html><head><title>Sign in</title></head><body>
${paragraphs(40)}
<form method="post" action="/item"><input type="hidden" name="token" value="${loginToken}"></form>
${paragraphs(40)}
</body></html>`;

function paragraphs(count: number): string {
  return Array.from(
    { length: count },
    (_, i) =>
      `<div class="row"><p id="p${i}">${'A line of a page that says nothing. '.repeat(2)}</p>`,
  ).join('</div>\n');
}

/** 1 KB of JSON; the value at `item.id` is what a flow needs. */
export const itemJson = JSON.stringify({
  list: Array.from({ length: 14 }, (_, i) => ({ sku: `A-${1000 + i}`, price: i * 3.5, stock: i })),
  note: 'x'.repeat(240),
  item: { id: 'i-90210', name: 'A thing' },
});
