import type { Network as NetworkModel } from '@flowload/engine/model/plan.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

const DnsCaching = enumType('DnsCaching', ['cached', 'fresh']);

export const Network = builder.objectRef<NetworkModel>('Network').implement({
  description: 'The way to the target.',
  fields: (t) => ({
    insecure: t.exposeBoolean('insecure', {
      description: 'Certificates that don’t verify are accepted.',
    }),
    ca: t.exposeString('ca', {
      nullable: true,
      description: 'PEM text of certificate authorities trusted beside the usual ones.',
    }),
    proxy: t.exposeString('proxy', {
      nullable: true,
      description: 'The proxy that requests go through, without its password.',
    }),
    dns: t.field({
      type: DnsCaching,
      description: 'Names are resolved once for the load, or for each new connection.',
      resolve: ({ dns }) => dns,
    }),
    connectionsPerHost: t.exposeInt('connectionsPerHost', {
      description: 'How many connections each user may have to one origin at once.',
    }),
  }),
});

export const NetworkInput = builder.inputType('NetworkInput', {
  fields: (t) => ({
    insecure: t.boolean({ description: 'Accept certificates that don’t verify.' }),
    ca: t.string({
      description: 'PEM text of certificate authorities to trust beside the usual ones.',
    }),
    proxy: t.string({ description: '`http://user:password@host:port`.' }),
    dns: t.field({ type: DnsCaching }),
    connectionsPerHost: t.int(),
  }),
});
