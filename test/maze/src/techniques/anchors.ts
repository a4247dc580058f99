import { markup, page, text } from '../reply.ts';
import { byHand, inText, type TechniqueGroup } from '../technique.ts';

const followed = 'The link is an ordinary one and can be followed.';
const inDocument = 'It is no link to click, but it stands in the document.';

/** Every way to write the address of a link. */
export const anchors: TechniqueGroup = {
  name: 'anchors',
  title: 'Links as they are written',
  techniques: [
    {
      name: 'absolute-path',
      title: 'Product tour',
      why: followed,
      page: '<p>See our <a href="/anchors/absolute-path/prices">prices</a>.</p>',
      targets: ['prices'],
      proof: byHand((page) => page.getByText('prices').click()),
    },
    {
      name: 'relative-path',
      title: 'About us',
      why: followed,
      page: '<p>Meet <a href="team">the team</a>.</p>',
      targets: ['team'],
      proof: byHand((page) => page.getByText('the team').click()),
    },
    {
      name: 'dot-segments',
      title: 'Documentation',
      why: followed,
      page: '<p><a href="./guide/../../dot-segments/./manual">Manual</a></p>',
      targets: ['manual'],
      proof: byHand((page) => page.getByText('Manual').click()),
    },
    {
      name: 'full-url',
      title: 'Press',
      why: followed,
      page: '<p><a href="{origin}/anchors/full-url/releases">Releases</a></p>',
      targets: ['releases'],
      proof: byHand((page) => page.getByText('Releases').click()),
    },
    {
      name: 'protocol-relative',
      title: 'Partners',
      why: followed,
      page: '<p><a href="//{host}/anchors/protocol-relative/resellers">Resellers</a></p>',
      targets: ['resellers'],
      proof: byHand((page) => page.getByText('Resellers').click()),
    },
    {
      name: 'query-alone',
      title: 'Newsroom',
      why: followed,
      page: '<p><a href="?view=archive">Archive</a></p>',
      targets: ['?view=archive'],
      proof: byHand((page) => page.getByText('Archive').click()),
    },
    {
      name: 'escaped-ampersand',
      title: 'Spare parts',
      why: 'Entities in an attribute are part of its writing and not of its value.',
      page: '<p><a href="list?group=belts&amp;page=all">Belts</a></p>',
      targets: ['list?group=belts&page=all'],
      routes: { list: () => page('Belts', '<p>No belts today.</p>') },
      proof: byHand((page) => page.getByText('Belts').click()),
    },
    {
      name: 'blanks-around',
      title: 'Opening hours',
      why: 'Blanks and line breaks around an address are dropped by rule.',
      page: '<p><a href="\n\t  holidays \n">Holidays</a></p>',
      targets: ['holidays'],
      proof: byHand((page) => page.getByText('Holidays').click()),
    },
    {
      name: 'other-letters',
      title: 'Restaurants',
      why: 'Letters beyond ASCII are percent-encoded as UTF-8.',
      page: '<p><a href="küche">Küche</a></p>',
      targets: ['k%C3%BCche'],
      proof: byHand((page) => page.getByText('Küche').click()),
    },
    {
      name: 'new-window',
      title: 'Statistics',
      why: 'The link opens a page of its own, which a browser can watch.',
      page: '<p><a href="charts" target="_blank" rel="noopener">Charts</a></p>',
      targets: ['charts'],
      proof: byHand((page) => page.getByText('Charts').click()),
    },
    {
      name: 'no-follow',
      title: 'Guest book',
      why: 'The word is meant for search engines; people follow the link.',
      page: '<p><a href="entries" rel="nofollow ugc">Entries</a></p>',
      targets: ['entries'],
      proof: byHand((page) => page.getByText('Entries').click()),
    },
    {
      name: 'image-map',
      title: 'Our branches',
      why: 'An area of an image map is a link.',
      page: `<img usemap="#branches" width="200" height="100" alt="Map of our branches"
        src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='200' height='100'/%3E">
        <map name="branches"><area shape="rect" coords="0,0,200,100" href="north" alt="North"></map>`,
      targets: ['north'],
      proof: byHand((page) => page.getByAltText('Map of our branches').click()),
    },
    {
      name: 'card',
      title: 'Magazine',
      why: 'The link holds a picture and no text, and covers its whole card.',
      page: `<article style="position:relative;height:120px;border:1px solid">
        <h2>Spring</h2><a href="spring" aria-label="Read the spring issue" style="position:absolute;inset:0"></a></article>`,
      targets: ['spring'],
      proof: byHand((page) => page.getByLabel('Read the spring issue').click()),
    },
    {
      name: 'unquoted-capitals',
      title: 'Price list of 1998',
      why: 'The parser does not care about case and quotes.',
      page: () =>
        markup(
          '<TITLE>Price list of 1998</TITLE><H1>Price list of 1998</H1><A HREF=wholesale>Wholesale</A>',
        ),
      targets: ['wholesale'],
      proof: byHand((page) => page.getByText('Wholesale').click()),
    },
    {
      name: 'broken-markup',
      title: 'Old forum',
      why: 'The parser repairs what was left open.',
      page: () =>
        markup(
          '<title>Old forum</title><h1>Old forum<table><tr><td><b><a href=threads?sort="new>Threads</a></b><a href="members">Members<table></div></p><td></a>',
        ),
      targets: ['members'],
      proof: byHand((page) => page.getByText('Members').first().click()),
    },
    {
      name: 'script-address',
      title: 'Photo album',
      why: 'A click runs the script in the address.',
      page: `<p><a href="javascript:void openAlbum(3)">Summer</a></p>
        <script>function openAlbum(number) { location.assign('album-' + number) }</script>`,
      targets: ['album-3'],
      proof: byHand((page) => page.getByText('Summer').click()),
    },
    {
      name: 'not-shown',
      title: 'Intranet',
      why: 'A link that is not shown to this visitor still stands in the document.',
      page: '<nav style="display:none"><a href="payroll">Payroll</a></nav><p>Please come in.</p>',
      targets: ['payroll'],
      proof: inText('href="payroll"'),
    },
    {
      name: 'closed-details',
      title: 'Frequent questions',
      why: 'A click on the summary shows it, and it stands in the document.',
      page: '<details><summary>How do I return goods?</summary><a href="returns">Like this</a></details>',
      targets: ['returns'],
      proof: byHand(async (page) => {
        await page.getByText('How do I return').click();
        await page.getByText('Like this').click();
      }),
    },
    {
      name: 'without-scripts',
      title: 'Video portal',
      why: 'What is shown to a browser without scripts is text to the others, and can be read.',
      page: '<noscript><p>Scripts are off: <a href="plain">plain version</a></p></noscript>',
      targets: ['plain'],
      proof: inText('href="plain"'),
    },
    {
      name: 'template',
      title: 'Colleagues',
      why: inDocument,
      page: '<template id="colleague"><li><a href="directory">Directory</a></li></template><ul></ul>',
      targets: ['directory'],
      proof: inText('href="directory"'),
    },
    {
      name: 'ping',
      title: 'Search results',
      why: 'A browser that may send pings sends it with the click; the address stands in the document.',
      page: '<p><a href="result" ping="clicked">First result</a></p>',
      targets: ['result', '* clicked'],
      proof: inText('ping="clicked"'),
    },
    {
      name: 'file',
      title: 'Annual reports',
      why: followed,
      page: '<p><a href="report.txt">Report</a></p>',
      targets: ['report.txt'],
      routes: { 'report.txt': () => text('text/plain; charset=utf-8', 'We did well.') },
      proof: byHand((page) => page.getByText('Report', { exact: true }).click()),
    },
  ],
};
