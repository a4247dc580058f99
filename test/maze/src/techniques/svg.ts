import { pixel, text } from '../reply.ts';
import { byHand, inText, onOpening, type TechniqueGroup } from '../technique.ts';

const ns = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const drawing = (body: string) =>
  text('image/svg+xml', `<svg ${ns} width="200" height="80">${body}</svg>`);
const box = '<rect width="200" height="80" fill="silver"/>';

/** Drawings that lead on. */
export const svg: TechniqueGroup = {
  name: 'svg',
  title: 'Drawings',
  techniques: [
    {
      name: 'link',
      title: 'Plan of the building',
      why: 'A link in a drawing can be clicked as any other.',
      page: `<svg width="200" height="80"><a href="first-floor">${box}</a></svg>`,
      targets: ['first-floor'],
      proof: byHand((page) => page.locator('rect').click()),
    },
    {
      name: 'old-link',
      title: 'Plan of the station',
      why: 'The older way to write a link in a drawing.',
      page: `<svg ${ns} width="200" height="80"><a xlink:href="platforms">${box}</a></svg>`,
      targets: ['platforms'],
      proof: byHand((page) => page.locator('rect').click()),
    },
    {
      name: 'handler',
      title: 'Map of seats',
      why: 'A shape has handlers as any element.',
      page: `<svg width="200" height="80"><rect data-seat="14" width="200" height="80" fill="silver"
        onclick="location.assign('seat-' + this.dataset.seat)"/></svg>`,
      targets: ['seat-14'],
      proof: byHand((page) => page.locator('rect').click()),
    },
    {
      name: 'linked-drawing',
      title: 'Organisation',
      why: 'The drawing is a document of its own within the page, with a link in it.',
      page: '<object data="chart.svg" type="image/svg+xml" width="200" height="80"></object>',
      targets: ['chart.svg', 'board'],
      routes: { 'chart.svg': () => drawing(`<a href="board" target="_top">${box}</a>`) },
      proof: inText('href="board"', 'chart.svg'),
    },
    {
      name: 'sprite',
      title: 'Icons',
      why: 'The browser loads the sheet with the page.',
      page: '<svg width="20" height="20"><use href="sheet.svg#star"/></svg>',
      targets: ['sheet.svg'],
      routes: { 'sheet.svg': () => drawing('<symbol id="star"><circle r="9"/></symbol>') },
      proof: onOpening,
    },
    {
      name: 'picture',
      title: 'Collage',
      why: 'The browser loads it with the page.',
      page: `<svg ${ns} width="200" height="80"><image xlink:href="cutting" width="9" height="9"/></svg>`,
      targets: ['cutting'],
      routes: { cutting: () => pixel },
      proof: onOpening,
    },
  ],
};
