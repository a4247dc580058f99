import { empty, page, redirect, stylesheet, withHeaders, withStatus } from '../reply.ts';
import { byHand, inText, onOpening, type TechniqueGroup } from '../technique.ts';

const header = 'The answer names it in a header.';

/** What answers say beside their bodies. */
export const responses: TechniqueGroup = {
  name: 'responses',
  title: 'Heads of answers',
  techniques: [
    {
      name: 'location',
      title: 'Old address',
      why: 'A browser goes where the answer sends it.',
      page: () => redirect('new-address', 302),
      targets: ['new-address'],
      proof: onOpening,
    },
    {
      name: 'redirect-chain',
      title: 'Forwarded mail',
      why: 'A browser follows every hop.',
      page: () => redirect('first-hop', 301),
      targets: ['first-hop', 'second-hop', 'arrival'],
      routes: {
        'first-hop': () => redirect('second-hop', 307),
        'second-hop': () => redirect('{origin}/responses/redirect-chain/arrival', 308),
      },
      proof: onOpening,
    },
    {
      name: 'refresh',
      title: 'Waiting room',
      why: 'A browser goes there by itself.',
      page: () => withHeaders({ refresh: '0; url=surgery' }, page('Waiting room', '<p>Wait.</p>')),
      targets: ['surgery'],
      proof: onOpening,
    },
    {
      name: 'link-next',
      title: 'Results, page one',
      why: header,
      page: () =>
        withHeaders(
          { link: '<page-two>; rel="next", <https://elsewhere.example/>; rel="help"' },
          page('Results, page one', '<p>Ten results.</p>'),
        ),
      targets: ['page-two'],
      proof: inText('<page-two>; rel="next"'),
    },
    {
      name: 'link-preload',
      title: 'Quick page',
      why: 'The browser loads it because the header says so.',
      page: () =>
        withHeaders(
          { link: '<early-style>; rel=preload; as=style' },
          page('Quick page', '<p>Quick.</p>'),
        ),
      targets: ['early-style'],
      routes: { 'early-style': () => stylesheet('p { margin: 0 }') },
      proof: onOpening,
    },
    {
      name: 'content-location',
      title: 'Negotiated document',
      why: header,
      page: () =>
        withHeaders(
          { 'content-location': 'document-in-english' },
          page('Negotiated document', '<p>In English.</p>'),
        ),
      targets: ['document-in-english'],
      proof: inText('document-in-english'),
    },
    {
      name: 'created',
      title: 'Quick note',
      why: 'The answer to a request names what it made; the page makes no use of it.',
      page: `<button type="button">Add a note</button><p id="state"></p>
        <script>document.querySelector('button').onclick = async () => {
          const answer = await fetch('notes', { method: 'POST', body: 'A note' })
          document.getElementById('state').textContent = answer.ok ? 'Saved' : 'Failed'
        }</script>`,
      targets: ['POST notes', 'note-15'],
      routes: {
        notes: () => ({
          status: 201,
          headers: { location: '/responses/created/note-15' },
          body: '',
        }),
      },
      proof: byHand(async (page) => {
        const answered = page.waitForResponse('**/notes');
        await page.getByRole('button').click();
        const address = await (await answered).headerValue('location');
        await page.goto(new URL(address ?? '', page.url()).href);
      }),
    },
    {
      name: 'missing-page',
      title: 'Page that moved away',
      why: 'An error page is a page: its links can be followed.',
      page: () =>
        withStatus(
          404,
          page('Page that moved away', '<p>Try <a href="overview">the overview</a>.</p>'),
        ),
      targets: ['overview'],
      proof: byHand((page) => page.getByText('the overview').click()),
    },
    {
      name: 'broken-page',
      title: 'Page with a fault',
      why: 'An error page is a page: its links can be followed.',
      page: () =>
        withStatus(500, page('Page with a fault', '<p>See <a href="status">our status</a>.</p>')),
      targets: ['status'],
      proof: byHand((page) => page.getByText('our status').click()),
    },
    {
      name: 'forbidden-page',
      title: 'Members only',
      why: 'An error page is a page: its links can be followed.',
      page: () => withStatus(403, page('Members only', '<p><a href="join">Join us</a></p>')),
      targets: ['join'],
      proof: byHand((page) => page.getByText('Join us').click()),
    },
    {
      name: 'after-nothing',
      title: 'Subscription check',
      why: 'A request without an answer to show opens the way for a link.',
      page: `<button type="button">Check</button><p></p>
        <script>document.querySelector('button').onclick = async () => {
          const { status } = await fetch('check', { method: 'POST' })
          if (status === 204) document.querySelector('p').innerHTML = '<a href="code-' + status + '">Valid</a>'
        }</script>`,
      targets: ['code-204'],
      routes: { check: () => empty },
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByText('Valid').click();
      }),
    },
  ],
};
