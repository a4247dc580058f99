import { expect, test } from 'vitest';
import { createPlainLine } from './live-line.ts';
import type { Terminal } from './terminal.ts';

function written() {
  let text = '';
  const terminal: Terminal = {
    out: () => undefined,
    err(part) {
      text += part;
    },
    isLive: false,
    outColor: false,
    errColor: false,
    errColumns: 80,
    outColumns: 80,
  };
  return { terminal, text: () => text };
}

test('without a screen progress becomes lines, but not too many', () => {
  const { terminal, text } = written();
  let nowMs = 0;
  const line = createPlainLine(terminal, () => nowMs);
  line.print('Exploring');
  for (nowMs = 0; nowMs <= 12_000; nowMs += 1_000) line.show(`at ${nowMs}`);
  line.close();
  expect(text()).toBe('Exploring\n  at 5000\n  at 10000\n');
});

test('without a screen nothing is written that only a screen understands', () => {
  const { terminal, text } = written();
  const line = createPlainLine(terminal, () => 0);
  line.show('hidden');
  line.print('shown');
  line.close();
  expect(text()).toBe('shown\n');
});
