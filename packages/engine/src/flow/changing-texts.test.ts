import { expect, test } from 'vitest';
import { changingTexts, withSteadyLandmarks } from './changing-texts.ts';
import { flowOf, page, post, recordingsOf, redirect, typed } from './recording.fixture.ts';

const projectPage = (name: string) =>
  `<title>Overview - ${name}</title><h1>${name}</h1><form action="/project" method="post"><input name="project[name]" value="${name}"></form>`;

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
