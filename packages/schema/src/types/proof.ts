import type { Proof as ProofModel } from '@flowload/engine/model/flow.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

const ProofKind = enumType('ProofKind', ['unproven', 'verified', 'failed', 'left-alone']);

export const Proof = builder.objectRef<ProofModel>('Proof').implement({
  fields: (t) => ({
    kind: t.field({ type: ProofKind, resolve: (proof) => proof.kind }),
    reason: t.string({
      nullable: true,
      resolve: (proof) => ('reason' in proof ? proof.reason : null),
    }),
    stepId: t.id({
      nullable: true,
      resolve: (proof) => (proof.kind === 'failed' ? proof.stepId : null),
    }),
    users: t.int({
      nullable: true,
      resolve: (proof) => (proof.kind === 'verified' ? proof.users : null),
    }),
    oneUserAtATime: t.boolean({
      description:
        'It holds for one user after another, and is loaded so: the target keeps one document that all its users change.',
      resolve: (proof) => proof.kind === 'verified' && proof.users === 1,
    }),
    compared: t.int({
      nullable: true,
      resolve: (proof) => (proof.kind === 'verified' ? proof.compared : null),
    }),
    repairs: t.stringList({
      resolve: (proof) => (proof.kind === 'verified' ? proof.repairs : []),
    }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (proof) => ('at' in proof ? proof.at : null),
    }),
  }),
});
