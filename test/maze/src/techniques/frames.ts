import { markup, page } from '../reply.ts';
import { byHand, onOpening, type TechniqueGroup } from '../technique.ts';

const loads = 'The browser loads it with the page.';

/** Documents within documents. */
export const frames: TechniqueGroup = {
  name: 'frames',
  title: 'Documents within documents',
  techniques: [
    {
      name: 'iframe',
      title: 'Weather',
      why: loads,
      page: '<iframe src="forecast" title="Forecast"></iframe>',
      targets: ['forecast'],
      proof: onOpening,
    },
    {
      name: 'source-document',
      title: 'Mail',
      why: 'The frame has its document in an attribute, and the document has a link.',
      page: `<iframe title="Message" srcdoc="&lt;p&gt;Hello, &lt;a href='invitation' target='_top'&gt;come&lt;/a&gt;&lt;/p&gt;"></iframe>`,
      targets: ['invitation'],
      proof: byHand((page) => page.frameLocator('iframe').getByText('come').click()),
    },
    {
      name: 'lazy-iframe',
      title: 'Directions',
      why: 'It is loaded as soon as someone scrolls down to it.',
      page: '<p style="height:6000px">A long way.</p><iframe src="map" loading="lazy" title="Map"></iframe>',
      targets: ['map'],
      proof: byHand((page) => page.locator('iframe').scrollIntoViewIfNeeded()),
    },
    {
      name: 'object',
      title: 'Data sheet',
      why: loads,
      page: '<object data="sheet" type="text/html" width="300" height="100"></object>',
      targets: ['sheet'],
      proof: onOpening,
    },
    {
      name: 'embed',
      title: 'Slides',
      why: loads,
      page: '<embed src="deck" type="text/html" width="300" height="100">',
      targets: ['deck'],
      proof: onOpening,
    },
    {
      name: 'frameset',
      title: 'Manual of 1997',
      why: 'The content frame has a link that only its own document holds.',
      page: () =>
        markup(
          '<title>Manual of 1997</title><frameset cols="30%,*"><frame src="contents" name="contents"><frame src="about:blank" name="chapter"></frameset>',
        ),
      targets: ['contents', 'chapter'],
      routes: {
        contents: () => page('Contents', '<a href="chapter" target="chapter">Chapter 1</a>'),
      },
      proof: byHand((page) => page.frameLocator('frame').first().getByText('Chapter 1').click()),
    },
    {
      name: 'frame-in-frame',
      title: 'Portal',
      why: 'The link stands two frames deep.',
      page: '<iframe src="portlet" title="Portlet" width="500" height="300"></iframe>',
      targets: ['orders'],
      routes: {
        portlet: () => page('Portlet', '<iframe src="inner" title="Inner"></iframe>'),
        inner: () => page('Inner', '<a href="orders" target="_top">Orders</a>'),
      },
      proof: byHand((page) =>
        page.frameLocator('iframe').frameLocator('iframe').getByText('Orders').click(),
      ),
    },
    {
      name: 'button-in-frame',
      title: 'Booking',
      why: 'The frame has a button whose handler lives in the frame.',
      page: '<iframe src="widget" title="Widget" width="500" height="300"></iframe>',
      targets: ['room-21'],
      routes: {
        widget: () =>
          page(
            'Widget',
            `<button type="button" data-room="21">Show the room</button>
            <script>document.querySelector('button').addEventListener('click', (event) => {
              location.assign('room-' + event.currentTarget.dataset.room)
            })</script>`,
          ),
      },
      proof: byHand((page) => page.frameLocator('iframe').getByRole('button').click()),
    },
    {
      name: 'written-frame',
      title: 'Editor with preview',
      why: 'The page writes the frame itself; the frame never had an address.',
      page: `<iframe id="preview" title="Preview"></iframe>
        <script>
          const preview = document.getElementById('preview').contentDocument
          preview.open()
          preview.write('<a target="_top" href="' + ['draft', 4].join('-') + '">Draft</a>')
          preview.close()
        </script>`,
      targets: ['draft-4'],
      proof: byHand((page) => page.frameLocator('iframe').getByText('Draft').click()),
    },
    {
      name: 'sandboxed',
      title: 'Reader comments',
      why: 'The frame may run no scripts, but its link can be followed.',
      page: '<iframe src="thread" sandbox="allow-same-origin" title="Thread"></iframe>',
      targets: ['thread', 'older'],
      routes: { thread: () => page('Thread', '<a href="older">Older comments</a>') },
      proof: byHand((page) => page.frameLocator('iframe').getByText('Older').click()),
    },
    {
      name: 'added-frame',
      title: 'Support chat',
      why: 'A click adds the frame.',
      page: `<button type="button" data-desk="7">Chat with us</button>
        <script>
          document.querySelector('button').onclick = (event) => {
            const frame = document.createElement('iframe')
            frame.src = 'desk-' + event.target.dataset.desk
            document.body.append(frame)
          }
        </script>`,
      targets: ['desk-7'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
  ],
};
