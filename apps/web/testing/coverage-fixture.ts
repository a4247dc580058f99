import type { Coverage } from '../src/features/run/map/documents.ts';

const none = { total: 0, proven: 0, unproven: 0, found: 0, failed: 0, leftAlone: 0, untried: 0 };

/** A coverage map with something of each kind. */
export function coverage(part: Partial<Coverage> = {}): Coverage {
  return {
    pages: { ...none, total: 2, proven: 1, found: 1 },
    forms: { ...none, total: 1, unproven: 1 },
    actions: { ...none, total: 3, proven: 1, unproven: 1, leftAlone: 1 },
    outlook: {
      kind: 'GROWING',
      limit: 'TIME',
      sentence: 'Ended at its limit of 60 s with 212 actions untried.',
    },
    growth: [
      { elapsedMs: 0, states: 1, actionsTried: 0, formsSubmitted: 0 },
      { elapsedMs: 30_000, states: 2, actionsTried: 20, formsSubmitted: 1 },
    ],
    pageList: [
      {
        stateId: 'cart',
        urlTemplate: '/cart',
        title: 'Cart',
        standing: 'PROVEN',
        reason: null,
        flows: ['View cart'],
      },
      {
        stateId: 'terms',
        urlTemplate: '/terms',
        title: 'Terms',
        standing: 'FOUND',
        reason: 'No journey leads through it.',
        flows: [],
      },
    ],
    actionList: [
      {
        actionId: 'a1',
        kind: 'FOLLOW_LINK',
        label: 'View cart',
        page: '/',
        standing: 'PROVEN',
        reason: null,
        flows: ['View cart'],
      },
      {
        actionId: 'a2',
        kind: 'SUBMIT_FORM',
        label: 'Check out',
        page: '/cart',
        standing: 'UNPROVEN',
        reason: '“Check out” is not verified: status 500 instead of 303',
        flows: ['Check out'],
      },
      {
        actionId: 'a3',
        kind: 'FOLLOW_LINK',
        label: 'Log out',
        page: '/',
        standing: 'LEFT_ALONE',
        reason: 'It ends the session.',
        flows: [],
      },
    ],
    ...part,
  };
}
