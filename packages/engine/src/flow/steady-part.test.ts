import { expect, test } from 'vitest';
import { steadyPart, steadyParts } from './steady-part.ts';

test.each([
  ['>Orders (2)</h2', '>Orders ('],
  ['>Settings</h2', '>Settings</h2'],
  ['>Young warm mellow ng1gbp - Details - Redmine</title', ' - Details - Redmine</title'],
  ['>Window young harbour 3abc</h1', '>Window young harbour '],
  ['>The 2nd of May</h1', 'nd of May</h'],
  ['>Shop24 news</title', '>Shop'],
  ['>COVID-19</title', '>COVID-'],
  ['>17</title', ''],
  ['>您有3条消息</h1', '>您有'],
  ['>Résumé 12,5 %</h1', '>Résumé '],
  ['>None yet (<a href="/edit?role=8">Edit</a>)</p', '>None yet ('],
  ['class="col-md-6 wide"', 'class="col-md-'],
  ['id="page2"', 'id="page'],
  ['id="2"', ''],
  ['action="/step2"', 'action="/step'],
  ['<form method="post" data-id="7">', '<form method="post" data-id="7">'],
  ['✓', '✓'],
])('%s is told by %s', (mark, part) => {
  expect(steadyPart(mark)).toBe(part);
});

test('a code in a name is cut out as a whole, a number by itself', () => {
  expect(steadyParts('Calm river 9ncmv1')).toEqual(['Calm river ', '']);
  expect(steadyParts('Version 12.5 of it')).toEqual(['Version ', ' of it']);
  expect(steadyParts('Calm river')).toEqual(['Calm river']);
});
