import { json, page, text } from '../reply.ts';
import { byHand, inText, onOpening, type TechniqueGroup } from '../technique.ts';

const stands = 'The document names the address; nobody needs to click.';

/** What the head of a document says about other documents. */
export const head: TechniqueGroup = {
  name: 'head',
  title: 'Heads of documents',
  techniques: [
    {
      name: 'base',
      title: 'Moved shop',
      why: 'Every relative address is resolved against the base.',
      page: {
        head: '<base href="/head/base/new/">',
        body: '<p><a href="catalogue">Catalogue</a></p>',
      },
      targets: ['new/catalogue'],
      proof: byHand((page) => page.getByText('Catalogue').click()),
    },
    {
      name: 'meta-refresh',
      title: 'One moment',
      why: 'A browser goes there by itself.',
      page: { head: '<meta http-equiv="refresh" content="0; url=welcome">', body: '' },
      targets: ['welcome'],
      proof: onOpening,
    },
    {
      name: 'delayed-refresh',
      title: 'Thank you for your visit',
      why: 'A browser that waits goes there; whoever reads need not wait.',
      page: { head: `<meta http-equiv="Refresh" content="30;URL='goodbye'">`, body: '' },
      targets: ['goodbye'],
      proof: inText("URL='goodbye'"),
    },
    {
      name: 'canonical',
      title: 'Garden chair, red',
      why: stands,
      page: { head: '<link rel="canonical" href="garden-chair">', body: '<p>A red one.</p>' },
      targets: ['garden-chair'],
      proof: inText('href="garden-chair"'),
    },
    {
      name: 'language',
      title: 'Impressum',
      why: stands,
      page: { head: '<link rel="alternate" hreflang="fr" href="mentions">', body: '<p>Wir.</p>' },
      targets: ['mentions'],
      proof: inText('href="mentions"'),
    },
    {
      name: 'feed',
      title: 'Weblog',
      why: 'The document names the feed, and the feed names its entries.',
      page: {
        head: '<link rel="alternate" type="application/rss+xml" href="posts.xml">',
        body: '<p>Nothing on this page today.</p>',
      },
      targets: ['posts.xml', 'first-post'],
      routes: {
        'posts.xml': () =>
          text(
            'application/rss+xml',
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Weblog</title><item><title>First</title><link>{origin}/head/feed/first-post</link></item></channel></rss>',
          ),
      },
      proof: inText('/head/feed/first-post', 'posts.xml'),
    },
    {
      name: 'next',
      title: 'Serial, part one',
      why: stands,
      page: { head: '<link rel="next" href="part-two">', body: '<p>To be continued.</p>' },
      targets: ['part-two'],
      proof: inText('href="part-two"'),
    },
    {
      name: 'accelerated',
      title: 'Breaking news',
      why: stands,
      page: { head: '<link rel="amphtml" href="light">', body: '<p>It broke.</p>' },
      targets: ['light'],
      proof: inText('href="light"'),
    },
    {
      name: 'manifest-start',
      title: 'Notes that can be installed',
      why: 'The document names the manifest, and the manifest the page that the installed application opens.',
      page: { head: '<link rel="manifest" href="notes.webmanifest">', body: '<p>Install me.</p>' },
      targets: ['notes.webmanifest', 'installed'],
      routes: { 'notes.webmanifest': () => json({ name: 'Notes', start_url: 'installed' }) },
      proof: inText('"installed"', 'notes.webmanifest'),
    },
    {
      name: 'manifest-shortcut',
      title: 'Mail that can be installed',
      why: 'The manifest names what the icon of the installed application offers.',
      page: { head: '<link rel="manifest" href="mail.webmanifest">', body: '<p>Install me.</p>' },
      targets: ['compose'],
      routes: {
        'mail.webmanifest': () =>
          json({ name: 'Mail', shortcuts: [{ name: 'New message', url: './compose' }] }),
      },
      proof: inText('./compose', 'mail.webmanifest'),
    },
    {
      name: 'icon',
      title: 'Company badge',
      why: stands,
      page: { head: '<link rel="apple-touch-icon" href="badge">', body: '<p>Our badge.</p>' },
      targets: ['badge'],
      proof: inText('href="badge"'),
    },
    {
      name: 'search-description',
      title: 'Library',
      why: 'The document names the description, and the description the address that searches.',
      page: {
        head: '<link rel="search" type="application/opensearchdescription+xml" href="search.xml">',
        body: '<p>Ask at the desk.</p>',
      },
      targets: ['search.xml', 'find'],
      routes: {
        'search.xml': () =>
          text(
            'application/opensearchdescription+xml',
            '<?xml version="1.0"?><OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>Library</ShortName><Url type="text/html" template="{origin}/head/search-description/find?q={searchTerms}"/></OpenSearchDescription>',
          ),
        find: () => page('Found', '<p>Nothing.</p>'),
      },
      proof: inText('/head/search-description/find', 'search.xml'),
    },
    {
      name: 'open-graph',
      title: 'Holiday pictures',
      why: stands,
      page: {
        head: '<meta property="og:url" content="{origin}/head/open-graph/shared">',
        body: '<p>Sun.</p>',
      },
      targets: ['shared'],
      proof: inText('/head/open-graph/shared'),
    },
    {
      name: 'linked-data',
      title: 'Concert',
      why: stands,
      page: {
        head: '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Concert","url":"/head/linked-data/seats"}</script>',
        body: '<p>Tonight.</p>',
      },
      targets: ['seats'],
      proof: inText('/head/linked-data/seats'),
    },
    {
      name: 'speculation-rules',
      title: 'Fast pages',
      why: stands,
      page: {
        head: '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["soon"],"eagerness":"conservative"}]}</script>',
        body: '<p>Fast.</p>',
      },
      targets: ['soon'],
      proof: inText('"soon"'),
    },
    {
      name: 'prefetch',
      title: 'Recipe',
      why: 'A browser fetches it when it is idle, and the document names it.',
      page: { head: '<link rel="prefetch" href="dessert">', body: '<p>Soup.</p>' },
      targets: ['dessert'],
      proof: inText('href="dessert"'),
    },
    {
      name: 'author',
      title: 'Essay',
      why: stands,
      page: { head: '<link rel="author" href="writer">', body: '<p>Words.</p>' },
      targets: ['writer'],
      proof: inText('href="writer"'),
    },
  ],
};
