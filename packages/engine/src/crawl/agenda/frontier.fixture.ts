import type { Operation } from '../../model/site-graph.ts';
import { linkCandidate } from '../actions/candidate.fixture.ts';
import type { FrontierItem } from './frontier.ts';

/** Something that waits to be tried, for tests. */
export function item(
  label: string,
  priority: number,
  parts: Partial<FrontierItem> = {},
  operation: Operation = { kind: 'open', url: `http://site/${label}` },
): FrontierItem {
  const candidate = linkCandidate(label, { operation });
  return {
    action: {
      id: label,
      fromStateId: 's1',
      toStateId: null,
      operation,
      label,
      heading: '',
      effect: 'read',
      outcome: { kind: 'left-alone', reason: '' },
      requests: [],
    },
    candidate,
    fromStateId: 's1',
    fromUrl: 'http://site/',
    route: [],
    world: '',
    signedIn: false,
    isOwn: false,
    depth: 0,
    priority,
    again: false,
    repeats: 0,
    ...parts,
  };
}
