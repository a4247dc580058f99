import type { Page } from 'playwright-core';
import { byHand, onOpening, type Technique, type TechniqueGroup } from '../technique.ts';

const heard = 'The attribute names the event, and a browser can bring it about.';

/**
 * The handler is an attribute; where it leads is put together of the element's own data. Without a
 * walk the event comes by itself.
 */
function inline(
  name: string,
  title: string,
  target: string,
  page: string,
  walk: ((page: Page) => Promise<unknown>) | null,
): Technique {
  const proof = walk === null ? onOpening : byHand(walk);
  return { name, title, why: heard, page, targets: [target], proof };
}

/** Opens what the element's data name: `data-open="folder 7"` leads to `folder-7`. */
const open = (event: string) => `on${event}="location.assign(this.dataset.open.replace(' ', '-'))"`;

const center = async (page: Page, selector: string): Promise<readonly [number, number]> => {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return [box.x + box.width / 2, box.y + box.height / 2];
};

/** Handlers written as attributes, one event each. */
export const inlineHandlers: TechniqueGroup = {
  name: 'inline-handlers',
  title: 'Handlers in attributes',
  techniques: [
    inline(
      'click',
      'Recent files',
      'file-3',
      `<li data-open="file 3" ${open('click')}>Letter</li>`,
      (page) => page.getByText('Letter').click(),
    ),
    inline(
      'double-click',
      'Folders',
      'folder-7',
      `<div data-open="folder 7" ${open('dblclick')}>Pictures</div>`,
      (page) => page.getByText('Pictures').dblclick(),
    ),
    inline(
      'context-menu',
      'Layers',
      'layer-2',
      `<div data-open="layer 2" ${open('contextmenu')}>Background</div>`,
      (page) => page.getByText('Background').click({ button: 'right' }),
    ),
    inline(
      'mouse-over',
      'Thumbnails',
      'picture-5',
      `<div data-open="picture 5" ${open('mouseover')}>Hill</div>`,
      (page) => page.getByText('Hill').hover(),
    ),
    inline(
      'mouse-out',
      'Exit offer',
      'offer-1',
      `<div data-open="offer 1" ${open('mouseout')}>Stay a while</div>`,
      async (page) => {
        await page.getByText('Stay a while').hover();
        await page.mouse.move(5, 5);
      },
    ),
    inline(
      'mouse-enter',
      'Team photo',
      'member-4',
      `<div data-open="member 4" ${open('mouseenter')}>Ann</div>`,
      (page) => page.getByText('Ann').hover(),
    ),
    inline(
      'mouse-leave',
      'Survey',
      'question-1',
      `<div data-open="question 1" ${open('mouseleave')}>Before you go</div>`,
      async (page) => {
        await page.getByText('Before you go').hover();
        await page.mouse.move(5, 5);
      },
    ),
    inline(
      'mouse-move',
      'Magnifier',
      'zoom-8',
      `<div data-open="zoom 8" ${open('mousemove')}>Painting</div>`,
      (page) => page.getByText('Painting').hover(),
    ),
    inline(
      'mouse-down',
      'Colour picker',
      'colour-9',
      `<div data-open="colour 9" ${open('mousedown')}>Red</div>`,
      (page) => page.getByText('Red').click(),
    ),
    inline(
      'mouse-up',
      'Drawing board',
      'stroke-6',
      `<div data-open="stroke 6" ${open('mouseup')}>Canvas</div>`,
      (page) => page.getByText('Canvas').click(),
    ),
    inline(
      'wheel',
      'City map',
      'level-11',
      `<div style="height:200px" data-open="level 11" ${open('wheel')}>Town</div>`,
      async (page) => {
        await page.getByText('Town').hover();
        await page.mouse.wheel(0, 60);
      },
    ),
    inline(
      'pointer-down',
      'Piano',
      'key-40',
      `<div data-open="key 40" ${open('pointerdown')}>Middle C</div>`,
      (page) => page.getByText('Middle C').click(),
    ),
    inline(
      'pointer-enter',
      'Constellations',
      'star-12',
      `<div data-open="star 12" ${open('pointerenter')}>Vega</div>`,
      (page) => page.getByText('Vega').hover(),
    ),
    inline(
      'touch-start',
      'Phone menu',
      'drawer-1',
      `<div data-open="drawer 1" ${open('touchstart')}>Menu for thumbs</div>`,
      (page) => page.getByText('Menu for thumbs').tap(),
    ),
    inline(
      'touch-end',
      'Phone player',
      'song-2',
      `<div data-open="song 2" ${open('touchend')}>Next song</div>`,
      (page) => page.getByText('Next song').tap(),
    ),
    inline(
      'drag-start',
      'Kanban',
      'card-31',
      `<div draggable="true" data-open="card 31" ${open('dragstart')}>Card</div>`,
      async (page) => {
        const [x, y] = await center(page, '[draggable]');
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + 40, y + 40, { steps: 4 });
        await page.mouse.up();
      },
    ),
    inline(
      'drop',
      'Waste basket',
      'basket-1',
      `<div draggable="true" id="paper">Paper</div>
        <div id="basket" style="height:80px;border:1px solid" data-open="basket 1" ondragover="event.preventDefault()" ${open('drop')}>Basket</div>`,
      (page) => page.dragAndDrop('#paper', '#basket'),
    ),
    inline(
      'focus',
      'Guided form',
      'hint-1',
      `<label>Tax number <input data-open="hint 1" ${open('focus')}></label>`,
      (page) => page.getByLabel('Tax number').focus(),
    ),
    inline(
      'blur',
      'Careful form',
      'check-2',
      `<label>Account <input data-open="check 2" ${open('blur')}></label><label>Bank <input></label>`,
      async (page) => {
        await page.getByLabel('Account').focus();
        await page.getByLabel('Bank').focus();
      },
    ),
    inline(
      'focus-in',
      'Form with a helper',
      'helper-3',
      `<fieldset data-open="helper 3" ${open('focusin')}><label>Street <input></label></fieldset>`,
      (page) => page.getByLabel('Street').focus(),
    ),
    inline(
      'key-down',
      'Chat',
      'message-1',
      `<label>Message <input data-open="message 1" ${open('keydown')}></label>`,
      (page) => page.getByLabel('Message').press('h'),
    ),
    inline(
      'key-up',
      'Instant search',
      'hits-1',
      `<label>Find <input data-open="hits 1" ${open('keyup')}></label>`,
      (page) => page.getByLabel('Find').press('h'),
    ),
    inline(
      'key-press',
      'Old chat',
      'line-1',
      `<label>Line <input data-open="line 1" ${open('keypress')}></label>`,
      (page) => page.getByLabel('Line').press('h'),
    ),
    inline(
      'input',
      'Currency converter',
      'sum-1',
      `<label>Amount <input type="number" data-open="sum 1" ${open('input')}></label>`,
      (page) => page.getByLabel('Amount').fill('5'),
    ),
    inline(
      'change',
      'Language switch',
      'language-2',
      `<label>Language <select data-open="language 2" ${open('change')}><option>English<option>French</select></label>`,
      (page) => page.getByLabel('Language').selectOption('French'),
    ),
    inline(
      'text-selection',
      'Annotated poem',
      'note-4',
      `<textarea data-open="note 4" ${open('select')}>Shall I compare thee</textarea>`,
      (page) => page.locator('textarea').selectText(),
    ),
    inline(
      'paste',
      'Link shortener',
      'short-1',
      `<label>Long address <input data-open="short 1" ${open('paste')}></label>`,
      async (page) => {
        await page.getByLabel('Long address').focus();
        await page.keyboard.insertText('word');
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Control+X');
        await page.keyboard.press('Control+V');
      },
    ),
    inline(
      'scroll',
      'Terms of use',
      'clause-9',
      `<div style="height:100px;overflow:auto" data-open="clause 9" ${open('scroll')}><p style="height:900px">Terms</p></div>`,
      async (page) => {
        await page.mouse.move(...(await center(page, '[data-open]')));
        await page.mouse.wheel(0, 80);
      },
    ),
    inline(
      'page-scroll',
      'Long read',
      'chapter-2',
      `<p style="height:4000px">Once upon a time</p>
        <script>document.body.setAttribute('onscroll', "location.assign(['chapter', 2].join('-'))")</script>`,
      (page) => page.mouse.wheel(0, 500),
    ),
    inline(
      'toggle',
      'Help',
      'answer-6',
      `<details data-open="answer 6" ${open('toggle')}><summary>Why?</summary>Because.</details>`,
      (page) => page.getByText('Why?').click(),
    ),
    inline(
      'submit',
      'Jump to a page',
      'page-19',
      `<form data-open="page 19" onsubmit="location.assign(this.dataset.open.replace(' ', '-')); return false"><label>Page <input type="number"></label><button>Go</button></form>`,
      (page) => page.getByRole('button').click(),
    ),
    inline(
      'reset',
      'Filter',
      'all-1',
      `<form data-open="all 1" ${open('reset')}><label>Colour <input></label><button type="reset">Show all</button></form>`,
      (page) => page.getByRole('button').click(),
    ),
    inline(
      'invalid',
      'Strict form',
      'errors-1',
      `<form><label>Name <input required data-open="errors 1" ${open('invalid')}></label><button>Send</button></form>`,
      (page) => page.getByRole('button').click(),
    ),
    inline(
      'error',
      'Broken picture',
      'fallback-1',
      `<img alt="Gone" src="data:image/png,broken" data-open="fallback 1" ${open('error')}>`,
      null,
    ),
    inline(
      'animation-end',
      'Splash screen',
      'start-1',
      `<style>@keyframes fade { to { opacity: .1 } }</style>
        <p style="animation: fade .6s" data-open="start 1" ${open('animationend')}>Welcome</p>`,
      null,
    ),
    inline(
      'transition-end',
      'Sliding drawer',
      'drawer-2',
      `<style>#drawer { width: 100px; transition: width .2s; border: 1px solid } #drawer:hover { width: 300px }</style>
        <div id="drawer" data-open="drawer 2" ${open('transitionend')}>Drawer</div>`,
      (page) => page.hover('#drawer'),
    ),
    inline(
      'hash-change',
      'Chapters',
      'part-3',
      `<a href="#3">Part three</a>
        <script>document.body.setAttribute('onhashchange', "location.assign('part-' + location.hash.slice(1))")</script>`,
      (page) => page.getByText('Part three').click(),
    ),
    inline(
      'resize',
      'Responsive page',
      'layout-1',
      `<p>Turn your phone.</p>
        <script>document.body.setAttribute('onresize', "location.assign(['layout', 1].join('-'))")</script>`,
      (page) => page.setViewportSize({ width: 500, height: 900 }),
    ),
  ],
};
