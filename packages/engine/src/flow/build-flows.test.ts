import { describe, expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import type { Journey, Persona } from '../model/journey.ts';
import type { Recording } from '../model/recording.ts';
import type { SiteGraph } from '../model/site-graph.ts';
import type { Credentials } from '../model/target.ts';
import { type BuildOptions, buildFlows } from './build-flows.ts';
import { form, graphOf, link, stateAt } from './graph.fixture.ts';
import { origin, page } from './recording.fixture.ts';

const signedIn = ['open', 'sign in'];
const graph: SiteGraph = {
  ...graphOf(
    [stateAt('/me', { signedIn: true, route: signedIn }), stateAt('/news'), stateAt('/help')],
    [
      link('News', { to: '/news' }),
      link('Help', { to: '/help' }),
      form('Sign in', { id: 'sign in', purpose: 'sign-in', action: '/login', to: '/me' }),
      form('Save', { from: '/me', heading: 'Profile', action: '/me', to: '/me' }),
      form('Post a note', { from: '/me', action: '/notes', to: '/me' }),
      link('Log out', {
        from: '/me',
        effect: 'destructive',
        outcome: { kind: 'left-alone', reason: 'It ends the session.' },
      }),
    ],
  ),
  account: { username: 'ada', password: 'secret', actionId: 'x' },
};

function recordingOf(journey: Journey, persona: Persona): Recording {
  return {
    journeyId: journey.id,
    personaIndex: persona.index,
    failure: null,
    steps: [
      {
        name: 'Open',
        inputs: [],
        exchanges: [page(`/${journey.id}`, 'x')],
        page: null,
        thinkTimeMs: 0,
      },
    ],
  };
}

function build(parts: Partial<BuildOptions>, credentials: readonly Credentials[] = []) {
  const scope = { origins: [origin], includePaths: [], excludePaths: [] };
  return buildFlows({
    graph,
    target: { url: origin, scope, credentials },
    includeDestructive: false,
    only: [],
    signal: new AbortController().signal,
    seed: 1,
    now: () => new Date(0),
    record: async (journey, persona) => recordingOf(journey, persona),
    onProgress() {},
    onFlow() {},
    ...parts,
  });
}

const proofs = (flows: readonly Flow[]) =>
  Object.fromEntries(flows.map(({ name, proof }) => [name, proof.kind]));

describe('building flows', () => {
  test('makes one of each journey, in their order, and hands each out at once', async () => {
    const handed: string[] = [];
    const flows = await build({ onFlow: ({ name }) => handed.push(name) });
    expect(proofs(flows)).toEqual({
      'Open the start page': 'unproven',
      'View news': 'unproven',
      'View help': 'unproven',
      'Sign in': 'unproven',
      'Update profile': 'unproven',
      'Post a note': 'unproven',
      'Log out': 'left-alone',
    });
    expect(handed.toSorted()).toEqual(flows.map(({ name }) => name).toSorted());
  });

  test('records only the journeys that were asked for, by name or id', async () => {
    const flows = await build({ only: ['view news', 'sign-in'] });
    expect(flows.map(({ name }) => name)).toEqual(['View news', 'Sign in']);
  });

  test('types other values in each recording, and the same again for the same seed', async () => {
    const seeds = async () => {
      const seen: number[] = [];
      await build({
        record: async (journey, persona) => {
          seen.push(persona.seed);
          return recordingOf(journey, persona);
        },
      });
      return seen;
    };
    const first = await seeds();
    expect(new Set(first).size).toBe(first.length);
    expect((await seeds()).toSorted()).toEqual(first.toSorted());
  });

  test.each<[string, readonly Credentials[], readonly string[]]>([
    ['the account that the crawl made', [], ['ada', 'ada']],
    ['the one user given', [{ username: 'bob', password: 'x' }], ['bob', 'bob']],
    [
      'another user each when two are given',
      [
        { username: 'bob', password: 'x' },
        { username: 'eve', password: 'y' },
      ],
      ['bob', 'eve'],
    ],
  ])('signs in as %s', async (_, credentials, names) => {
    const seen: (string | undefined)[] = [];
    await build(
      {
        only: ['Sign in'],
        record: async (journey, persona) => {
          seen[persona.index] = persona.credentials?.username;
          return recordingOf(journey, persona);
        },
      },
      credentials,
    );
    expect(seen).toEqual(names);
  });

  test('never records two journeys at once that change one account', async () => {
    const underway = new Set<string>();
    const together = new Set<string>();
    await build({
      record: async (journey, persona) => {
        underway.add(journey.name);
        for (const other of underway) together.add([journey.name, other].sort().join(' + '));
        for (let turn = 0; turn < 5; turn++) await Promise.resolve();
        underway.delete(journey.name);
        return recordingOf(journey, persona);
      },
    });
    expect(together).toContain('Open the start page + View news');
    expect(together).not.toContain('Post a note + Update profile');
  });

  test('leaves alone what signs in when no user is known', async () => {
    const flows = await build({ graph: { ...graph, account: null } });
    expect(proofs(flows)).toMatchObject({
      'View news': 'unproven',
      'Sign in': 'left-alone',
      'Post a note': 'left-alone',
    });
  });

  test('keeps a journey that could not be recorded, with the reason', async () => {
    const flows = await build({
      only: ['View news'],
      record: async (journey, persona) => ({
        ...recordingOf(journey, persona),
        failure: '“News”: the link is gone',
      }),
    });
    expect(flows[0]).toMatchObject({
      steps: [],
      proof: { kind: 'failed', reason: '“News”: the link is gone' },
    });
  });

  test('hands over what it has when it is aborted', async () => {
    const abort = new AbortController();
    const flows = await build({
      signal: abort.signal,
      record: async (journey, persona) => {
        if (journey.name === 'View help') {
          abort.abort();
          throw abort.signal.reason;
        }
        return recordingOf(journey, persona);
      },
    });
    expect(flows.length).toBeGreaterThan(0);
    expect(flows.map(({ name }) => name)).not.toContain('View help');
  });

  test('tells how far it is', async () => {
    const told: number[] = [];
    await build({ onProgress: ({ done, total }) => told.push(total - done) });
    expect(told[0]).toBe(7);
    expect(told.length).toBe(7);
  });
});
