import { type CommandAnswer, parseRunConfig, type RunConfigInput } from '@flowload/engine';
import type { LoadCommand } from '@flowload/engine/model/control.ts';
import type { Interval } from '@flowload/engine/model/metrics.ts';
import type { RunEventBody } from '@flowload/engine/model/run.ts';
import { expect, test } from 'vitest';
import { createLiveControl, scaled } from './live-control.ts';

function atTheKeys(input: Omit<RunConfigInput, 'url'> = {}, answer?: CommandAnswer) {
  const commands: LoadCommand[] = [];
  const told: string[] = [];
  let finished = 0;
  const control = createLiveControl({
    config: parseRunConfig({ url: 'http://127.0.0.1/', ...input }),
    run: () => ({
      command(command) {
        commands.push(command);
        if (answer !== undefined) return answer;
        control.event({ seq: 0, at: 0, body: { kind: 'control', command } });
        return { kind: 'taken' };
      },
      finishCrawling() {
        finished += 1;
        return finished === 1;
      },
    }),
    tell: (text) => told.push(text),
  });
  const happens = (body: RunEventBody) => control.event({ seq: 0, at: 0, body });
  return { control, commands, told, happens };
}

const second = {
  seq: 0,
  startedAt: 0,
  durationMs: 1_000,
  activeUsers: 40,
  series: [],
  examples: [],
  thresholds: [],
  control: 'running',
} as const satisfies Partial<Interval>;

const generator: Interval['generator'] = {
  eventLoopDelayP99Ms: 0,
  cpu: 0,
  lateStartsP99Ms: 0,
  sockets: 0,
  memoryBytes: 0,
  exhausted: 0,
  baselineMs: 0,
  workers: [],
};

test('plus and minus go on from the users there are, then from what was asked for', () => {
  const { control, commands } = atTheKeys();
  control.interval({ ...second, generator });
  control.interval({ ...second, generator, activeUsers: 0, control: 'paused' });
  for (const key of '++-') control.press(key);
  expect(commands).toEqual([44, 48, 43].map((to) => ({ kind: 'scale', scenario: null, to })));
});

test.each([
  [0, 1, 1],
  [1, -1, 0],
  [0, -1, 0],
  [9.6, 1, 11],
  [1_000, 1, 1_100],
] as const)('from %d by %d comes to %d', (current, direction, to) => {
  expect(scaled(current, direction)).toBe(to);
});

test('p pauses and takes up again, s stops', () => {
  const { control, commands } = atTheKeys();
  for (const key of 'pps') control.press(key);
  expect(commands.map(({ kind }) => kind)).toEqual(['pause', 'resume', 'stop']);
});

test('a load that refuses is quoted, and the next step begins where it was', () => {
  const message = 'The run is verifying: only a load takes commands.';
  const { control, commands, told } = atTheKeys(
    {},
    { kind: 'refused', reason: 'not-loading', message },
  );
  control.press('+');
  control.press('+');
  expect(told).toEqual([message, message]);
  expect(commands).toMatchObject([{ to: 1 }, { to: 1 }]);
});

test('e ends an exploration, and says when there is none', () => {
  const { control, told } = atTheKeys();
  control.press('e');
  expect(told).toEqual([]);
  control.press('e');
  expect(told).toEqual(['Nothing is explored now.']);
});

test.each([
  [{}, /\+ and - for users/],
  [{ rate: { rate: 10 } }, /\+ and - for starts a second/],
  [{ capacity: {} }, /^Keys: s stops gently/],
] satisfies [Omit<RunConfigInput, 'url'>, RegExp][])(
  'tells the keys of a load of %j',
  (input, keys) => {
    const { told, happens } = atTheKeys(input);
    happens({ kind: 'state', from: 'verifying', to: 'loading', failure: null });
    expect(told).toEqual([expect.stringMatching(keys)]);
  },
);
