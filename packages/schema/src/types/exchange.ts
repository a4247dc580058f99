import type { Exchange as ExchangeModel, RequestTemplate } from '@flowload/engine/model/flow.ts';
import { builder } from '../builder.ts';

export const Exchange = builder.objectRef<ExchangeModel>('Exchange').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.exposeString('kind'),
    method: t.string({ resolve: ({ request }) => request.method }),
    url: t.string({
      description: 'With `${variable}` where values are bound.',
      resolve: ({ request }) => urlTemplate(request),
    }),
    status: t.int({ resolve: ({ expect }) => expect.status }),
    extracts: t.stringList({
      resolve: ({ extractors }) => extractors.map(({ variable }) => variable),
    }),
    followsRedirect: t.exposeBoolean('followsRedirect'),
  }),
});

function urlTemplate({ origin, path, query }: RequestTemplate): string {
  const search = query.map(([name, value]) => `${name}=${value}`).join('&');
  return search === '' ? `${origin}${path}` : `${origin}${path}?${search}`;
}
