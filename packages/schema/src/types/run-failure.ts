import type { RunFailure as RunFailureModel } from '@flowload/engine/model/run.ts';
import { builder } from '../builder.ts';

export const RunFailure = builder.objectRef<RunFailureModel>('RunFailure').implement({
  fields: (t) => ({
    code: t.exposeString('code'),
    message: t.exposeString('message'),
  }),
});
