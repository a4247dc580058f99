import type {
  GeneratorHealth as GeneratorHealthModel,
  WorkerLoad as WorkerLoadModel,
} from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';

const WorkerLoad = builder.objectRef<WorkerLoadModel>('WorkerLoad').implement({
  description: 'One thread of the load generator.',
  fields: (t) => ({
    cpu: t.exposeFloat('cpu', { description: 'Share of one core.' }),
    eventLoopDelayP99Ms: t.exposeFloat('eventLoopDelayP99Ms'),
    users: t.exposeInt('users'),
    sockets: t.exposeInt('sockets'),
  }),
});

export const GeneratorHealth = builder
  .objectRef<GeneratorHealthModel>('GeneratorHealth')
  .implement({
    description: 'The generator’s own honesty: how busy it was, and whether it was late.',
    fields: (t) => ({
      eventLoopDelayP99Ms: t.exposeFloat('eventLoopDelayP99Ms'),
      cpu: t.exposeFloat('cpu', { description: 'Cores in use, summed over workers.' }),
      lateStartsP99Ms: t.exposeFloat('lateStartsP99Ms'),
      sockets: t.exposeInt('sockets', { description: 'Open connections.' }),
      memoryBytes: t.exposeFloat('memoryBytes', {
        description: 'Resident bytes of the whole process.',
      }),
      exhausted: t.exposeInt('exhausted', {
        description: 'Requests that found no free port or file on this machine.',
      }),
      baselineMs: t.exposeFloat('baselineMs', {
        description:
          'What a request to a server in the same thread took before the load began; 0 when that was not tried.',
      }),
      workers: t.field({
        type: [WorkerLoad],
        complexity: { field: 1, multiplier: 4 },
        resolve: ({ workers }) => workers,
      }),
    }),
  });
