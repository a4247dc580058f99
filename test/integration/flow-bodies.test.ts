import { afterAll, beforeAll, expect, test } from 'vitest';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import type { FieldFill, Operation } from '../../packages/engine/src/model/site-graph.ts';
import { type Intake, startIntake } from './flow-targets/intake.ts';
import {
  click,
  follow,
  open,
  Prover,
  prove,
  replayed,
  sentVerbatim,
  submit,
  text,
} from './flow-targets/proving.ts';

/** Requests of every shape, sent again byte for byte but for what has to be another. */

let prover: Prover;
let intake: Intake;

beforeAll(async () => {
  [prover, intake] = await Promise.all([Prover.launch(), startIntake()]);
});

afterAll(async () => {
  await Promise.all([prover.close(), intake.close()]);
});

const picture: FieldFill = {
  kind: 'file',
  fileName: 'picture.png',
  contentType: 'image/png',
  text: atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  ),
};

test.concurrent.each<[string, string, (url: string) => Operation]>([
  [
    'a picture in a multipart form',
    'upload',
    () => submit('form', { caption: text, photo: picture }),
  ],
  ['bytes as the whole body', 'blob', () => click('button')],
  ['bytes among the parts of a script’s form', 'form-data', () => click('button')],
  ['plain text with a value in it', 'plain', () => click('button')],
  ['pairs that a script sends', 'pairs', () => click('button')],
  ['JSON in a field', 'nested', () => click('button')],
  ['base64 of JSON in a parameter', 'state', () => click('button')],
  ['an id in the path and in an address in the query', 'inside', () => click('button')],
  ['parameters in a path segment', 'matrix', () => click('button')],
  ['a link that changes something', 'link', (url) => follow('Mark as done', `${url}/link/save`)],
  ['a method in a field', 'method', () => submit('form')],
  ['several fields of one name', 'rows', () => submit('form')],
])('%s', async (_, place, act) => {
  const { flow: unproven, recordings } = await prover.correlate(intake.url, [
    open(`${intake.url}/${place}`),
    act(intake.url),
  ]);
  const flow = await prove(unproven);
  const lines = outline(flow).join('\n');
  expect(flow.proof, lines).toMatchObject({ kind: 'verified', users: 2, repairs: [] });
  const before = intake.effects.get(place) ?? 0;
  await sentVerbatim(recordings[0]);
  expect(intake.effects.get(place)).toBe(before);
  expect(await replayed(flow, 3, 2)).toBe(6);
  expect((intake.effects.get(place) ?? 0) - before, lines).toBe(6);
});
