import { expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import type { FieldFill } from '../model/site-graph.ts';
import { changingTexts, withSteadyLandmarks } from './changing-texts.ts';
import { flowOf, page, post, recordingsOf, redirect, typed } from './recording.fixture.ts';

const projectPage = (name: string) =>
  `<title>Overview - ${name}</title><h1>${name}</h1><form action="/project" method="post"><input name="project[name]" value="${name}"></form>`;

const text: FieldFill = {
  kind: 'generate',
  generator: { kind: 'text', minLength: 1, maxLength: 40 },
};

/** Renames the project that every other page is called by. */
const rename = recordingsOf((v) => {
  const name = v('Calm river', 'Bright lantern');
  return [
    { name: 'Settings', exchanges: [page('/settings', projectPage('Alpha'))] },
    {
      name: 'Save',
      inputs: [
        typed('project[name]', name, {
          kind: 'generate',
          generator: { kind: 'text', minLength: 1, maxLength: 40 },
        }),
      ],
      exchanges: [post('/project', { 'project[name]': name }, redirect('/settings'))],
    },
  ];
});

test('what was typed and what the field held before will be other texts', () => {
  const texts = changingTexts(rename);
  expect([...texts].sort()).toEqual(['Alpha', 'Bright lantern', 'Calm river']);
});

test('a page is not told by a name that another journey changes', () => {
  const flow = flowOf(() => [
    { name: 'Overview', exchanges: [page('/project', `${projectPage('Alpha')}<h2>Members</h2>`)] },
  ]);
  const before = flow.steps[0]?.exchanges[0]?.expect.landmarks ?? [];
  expect(before.some((one) => one.includes('Alpha'))).toBe(true);
  const steady = withSteadyLandmarks(flow, changingTexts(rename));
  const after = steady.steps[0]?.exchanges[0]?.expect.landmarks ?? [];
  expect(after).toEqual(before.filter((one) => !one.includes('Alpha')));
});

test('what a field held is found in the last page that had the field', () => {
  const tabs = recordingsOf((v) => [
    { name: 'Settings', exchanges: [page('/settings', projectPage('Alpha'))] },
    { name: 'A tab of the page', exchanges: [] },
    {
      name: 'Save',
      inputs: [typed('project[name]', v('Calm river', 'Bright lantern'), text)],
      exchanges: [post('/project', { 'project[name]': 'x' }, redirect('/settings'))],
    },
  ]);
  expect(changingTexts(tabs)).toContain('Alpha');
});

test('of a text of several lines each counts by itself, as pages show them in paragraphs', () => {
  const text = ['h1. Notes', 'A lantern by the river', 'Velvet light of the evening'].join('\r\n');
  const edit = recordingsOf((v) => [
    {
      name: 'Edit',
      exchanges: [
        page(
          '/notes/edit',
          `<form action="/notes" method="post"><textarea name="text">${text}</textarea></form>`,
        ),
      ],
    },
    {
      name: 'Save',
      inputs: [
        typed('text', `${text}\n${v('Calm morning over there', 'Wide meadow in summer')}`, {
          kind: 'generate',
          generator: { kind: 'text', minLength: 1, maxLength: 40 },
        }),
      ],
      exchanges: [post('/notes', { text }, redirect('/notes'))],
    },
  ]);
  expect([...changingTexts(edit)].sort()).toEqual([
    'A lantern by the river',
    'Calm morning over there',
    'Velvet light of the evening',
    'Wide meadow in summer',
  ]);
});

test('nor by what is left of such a name where its number was cut out', () => {
  const name = 'Window young harbour yks3ab';
  const renamed = recordingsOf((v) => [
    { name: 'Settings', exchanges: [page('/settings', projectPage(name))] },
    {
      name: 'Save',
      inputs: [typed('project[name]', v('Calm river', 'Bright lantern'), text)],
      exchanges: [post('/project', { 'project[name]': 'x' }, redirect('/settings'))],
    },
  ]);
  const flow = flowOf(() => [
    { name: 'News', exchanges: [page('/news', `<title>News</title><h1>${name}</h1>`)] },
  ]);
  const landmarksOf = (one: Flow) => one.steps[0]?.exchanges[0]?.expect.landmarks;
  expect(landmarksOf(flow)).toEqual(['>News</title', '>Window young harbour ']);
  const steady = withSteadyLandmarks(flow, changingTexts(renamed));
  expect(landmarksOf(steady)).toEqual(['>News</title']);
});

test('nor by a name with a number in it that one of the recordings typed', () => {
  const made = '<title>New</title><h1>Window young harbour 3ab</h1>';
  const flow = flowOf((v) => [
    { name: 'Form', exchanges: [page('/new', '<title>Form</title>')] },
    {
      name: 'Save',
      inputs: [typed('name', v('Window young harbour 3ab', 'Beams of light 12ab'), text)],
      exchanges: [post('/new', { name: 'x' }, { body: made })],
    },
  ]);
  expect(flow.steps[1]?.exchanges[0]?.expect.landmarks).toEqual(['>New</title']);
});
