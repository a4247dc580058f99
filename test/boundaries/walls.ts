/**
 * The walls of the house: what each room may import. A room is a folder; the first that holds a file wins,
 * so the narrower ones stand first. Its own files are always allowed, and files that are tests are left out.
 */
export interface Room {
  readonly folder: string;
  /** Folders of the house that it may import from. */
  readonly mayImport: readonly string[];
  /** Packages that it must not touch, although its workspace has them. */
  readonly mustNotImport: readonly RegExp[];
}

const engine = (room: string) => `packages/engine/src/${room}`;
const noOutside = [/graphql/, /@pothos/, /mikro-orm/, /^pg$/, /^react/];

export const rooms: readonly Room[] = [
  { folder: engine('model'), mayImport: [], mustNotImport: [/./] },
  {
    folder: engine('content'),
    mayImport: [engine('model')],
    mustNotImport: [...noOutside, /playwright/, /undici/, /piscina/, /xstate/],
  },
  {
    folder: engine('crawl'),
    mayImport: [engine('model'), engine('content')],
    mustNotImport: [...noOutside, /undici/, /piscina/, /xstate/],
  },
  {
    folder: engine('flow'),
    mayImport: [engine('model'), engine('content')],
    mustNotImport: [...noOutside, /playwright/, /undici/, /piscina/, /xstate/],
  },
  {
    folder: engine('plan'),
    mayImport: [engine('model')],
    mustNotImport: [...noOutside, /playwright/, /undici/, /piscina/, /xstate/],
  },
  {
    folder: engine('metrics'),
    mayImport: [engine('model')],
    mustNotImport: [...noOutside, /playwright/, /undici/, /piscina/, /xstate/],
  },
  {
    folder: engine('load'),
    mayImport: ['model', 'content', 'plan', 'metrics'].map(engine),
    mustNotImport: [...noOutside, /playwright/, /xstate/],
  },
  {
    folder: engine('capacity'),
    mayImport: ['model', 'plan', 'load', 'metrics'].map(engine),
    mustNotImport: [...noOutside, /playwright/, /undici/, /piscina/, /xstate/],
  },
  {
    folder: engine('run'),
    mayImport: ['model', 'content', 'crawl', 'flow', 'plan', 'load', 'metrics', 'capacity'].map(
      engine,
    ),
    mustNotImport: [...noOutside, /undici/],
  },
  { folder: 'packages/engine', mayImport: [], mustNotImport: noOutside },
  {
    folder: 'packages/schema',
    mayImport: [engine('model')],
    mustNotImport: [/mikro-orm/, /^pg$/, /playwright/, /undici/, /xstate/],
  },
  {
    folder: 'apps/server',
    mayImport: ['packages/engine', 'packages/schema'],
    mustNotImport: [/^react/, /piscina/, /undici/],
  },
  { folder: 'apps/web', mayImport: [], mustNotImport: [/^@flowload\//, /^node:/] },
];
