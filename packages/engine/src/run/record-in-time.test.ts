import { expect, test } from 'vitest';
import type { Journey, Persona } from '../model/journey.ts';
import { recordInTime } from './record-in-time.ts';

const journey: Journey = { id: 'j1', name: 'Hang', effect: 'read', actions: [], leftAlone: null };
const persona: Persona = { index: 1, seed: 7, credentials: null };
const whole = { journeyId: 'j1', personaIndex: 1, steps: [], failure: null };

test('a recording that comes in time is handed on', async () => {
  expect(await recordInTime(journey, persona, Promise.resolve(whole))).toBe(whole);
});

test('a recording that never comes is one that failed', async () => {
  const recording = await recordInTime(journey, persona, new Promise(() => undefined), 1);
  expect(recording).toMatchObject({ journeyId: 'j1', personaIndex: 1 });
  expect(recording.failure).toMatch(/still not recorded/);
});
