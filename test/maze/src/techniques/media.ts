import { pixel, stylesheet, text } from '../reply.ts';
import { byHand, inText, onOpening, type Route, type TechniqueGroup } from '../technique.ts';

const image: Route = () => pixel;
const sound: Route = () => text('audio/wav', 'RIFF');
const stands = 'The document names it; a browser with another screen would load it.';
const transparent = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Pictures, sound, films and styles. */
export const media: TechniqueGroup = {
  name: 'media',
  title: 'Pictures, films and styles',
  techniques: [
    {
      name: 'srcset',
      title: 'Sharp picture',
      why: stands,
      page: `<img alt="" src="${transparent}" srcset="small 1x, large 3x">`,
      targets: ['large'],
      routes: { small: image, large: image },
      proof: inText('large 3x'),
    },
    {
      name: 'picture-source',
      title: 'Picture for print',
      why: stands,
      page: `<picture><source media="print" srcset="printed 1x"><img alt="" src="${transparent}"></picture>`,
      targets: ['printed'],
      routes: { printed: image },
      proof: inText('printed 1x'),
    },
    {
      name: 'lazy-picture',
      title: 'Gallery',
      why: 'A script loads the picture when it comes into view.',
      page: `<p style="height:5000px">Scroll.</p><img alt="" width="9" height="9" data-frame="12" src="${transparent}">
        <script>
          new IntersectionObserver((entries) => {
            for (const { isIntersecting, target } of entries) {
              if (isIntersecting) target.src = 'frame-' + target.dataset.frame
            }
          }).observe(document.querySelector('img'))
        </script>`,
      targets: ['frame-12'],
      routes: { 'frame-12': image },
      proof: byHand((page) => page.locator('img').scrollIntoViewIfNeeded()),
    },
    {
      name: 'poster',
      title: 'Trailer',
      why: 'The browser loads it with the page.',
      page: '<video poster="still" preload="none" controls></video>',
      targets: ['still'],
      routes: { still: image },
      proof: onOpening,
    },
    {
      name: 'video-source',
      title: 'Film',
      why: 'It is loaded when it is played; the document names it.',
      page: '<video preload="none" controls><source src="film" type="video/mp4"></video>',
      targets: ['film'],
      routes: { film: () => text('video/mp4', '') },
      proof: inText('src="film"'),
    },
    {
      name: 'track',
      title: 'Lecture',
      why: 'It is loaded when captions are switched on; the document names it.',
      page: '<video preload="none" controls><track kind="captions" src="captions" srclang="en" label="English"></video>',
      targets: ['captions'],
      routes: { captions: () => text('text/vtt', 'WEBVTT') },
      proof: inText('src="captions"'),
    },
    {
      name: 'audio',
      title: 'Episode',
      why: 'It is loaded when it is played; the document names it.',
      page: '<audio src="episode" preload="none" controls></audio>',
      targets: ['episode'],
      routes: { episode: sound },
      proof: inText('src="episode"'),
    },
    {
      name: 'image-button',
      title: 'Old order form',
      why: 'The browser loads the picture of the button.',
      page: '<form><input type="image" src="cart-picture" alt="Order"></form>',
      targets: ['cart-picture'],
      routes: { 'cart-picture': image },
      proof: onOpening,
    },
    {
      name: 'table-background',
      title: 'Guest list of 1999',
      why: 'Browsers still load it.',
      page: '<table background="parchment"><tr><td background="seal">Guests</td></tr></table>',
      targets: ['parchment', 'seal'],
      routes: { parchment: image, seal: image },
      proof: onOpening,
    },
    {
      name: 'style-attribute',
      title: 'Banner',
      why: 'The browser loads it with the page.',
      page: '<div style="background-image:url(banner);height:40px"></div>',
      targets: ['banner'],
      routes: { banner: image },
      proof: onOpening,
    },
    {
      name: 'unused-rule',
      title: 'Dark mode',
      why: 'No element uses the rule now; the stylesheet names the address.',
      page: {
        head: '<link rel="stylesheet" href="theme.css">',
        body: '<p>It is bright here.</p>',
      },
      targets: ['night-sky'],
      routes: {
        'theme.css': () => stylesheet('.dark body { background: url( "night-sky" ) no-repeat }'),
        'night-sky': image,
      },
      proof: inText('"night-sky"', 'theme.css'),
    },
    {
      name: 'hover-style',
      title: 'Shop window',
      why: 'The browser loads the picture as soon as the pointer is there.',
      page: {
        head: '<style>#window { height: 60px } #window:hover { background: url(curtain) }</style>',
        body: '<div id="window">Look.</div>',
      },
      targets: ['curtain'],
      routes: { curtain: image },
      proof: byHand((page) => page.hover('#window')),
    },
    {
      name: 'import',
      title: 'Corporate design',
      why: 'One stylesheet imports the other, which names the picture.',
      page: { head: '<style>@import "colours.css" print;</style>', body: '<p>Blue.</p>' },
      targets: ['colours.css', 'watermark'],
      routes: {
        'colours.css': () => stylesheet('html { background: url(watermark) }'),
        watermark: image,
      },
      proof: inText('url(watermark)', 'colours.css'),
    },
    {
      name: 'font',
      title: 'Typography',
      why: 'No text uses the font yet; the stylesheet names it.',
      page: {
        head: '<style>@font-face { font-family: Quill; src: url(quill) format("woff2") }</style>',
        body: '<p>Sans.</p>',
      },
      targets: ['quill'],
      routes: { quill: () => text('font/woff2', '') },
      proof: inText('url(quill)'),
    },
    {
      name: 'image-set',
      title: 'Sharp background',
      why: stands,
      page: {
        head: '<style>main { background: image-set("dull" 1x, "crisp" 4x) }</style>',
        body: '<p>Look closely.</p>',
      },
      targets: ['crisp'],
      routes: { dull: image, crisp: image },
      proof: inText('"crisp" 4x'),
    },
    {
      name: 'long-description',
      title: 'Diagram',
      why: 'Browsers don’t show it any more; the document names it.',
      page: `<img alt="Diagram" src="${transparent}" longdesc="explanation">`,
      targets: ['explanation'],
      proof: inText('longdesc="explanation"'),
    },
    {
      name: 'citation',
      title: 'Speech',
      why: 'Browsers don’t show it; the document names it.',
      page: '<blockquote cite="protocol">Ladies and gentlemen.</blockquote>',
      targets: ['protocol'],
      proof: inText('cite="protocol"'),
    },
  ],
};
