import { expect, it } from 'vitest';
import { splitTemplate } from './url-template.tsx';

const marked = (template: string) =>
  splitTemplate(template)
    .map(({ variable, text }) => (variable ? `[${text}]` : text))
    .join('');

it.each([
  ['/orders/${order_id}', '/orders/[order_id]'],
  ['${a}${b|number}/x', '[a][b|number]/x'],
  ['/price/$${literal}', '/price/${literal}'],
  ['/plain', '/plain'],
])('sets the variables of %s apart', (template, expected) => {
  expect(marked(template)).toBe(expected);
});
