import type { ErrorExample as ErrorExampleModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { ErrorClass } from './counts.ts';

export const ErrorExample = builder.objectRef<ErrorExampleModel>('ErrorExample').implement({
  description: 'What one failed request looked like; a few are kept of each class and step.',
  fields: (t) => ({
    errorClass: t.field({ type: ErrorClass, resolve: (example) => example.errorClass }),
    check: t.exposeString('check', {
      nullable: true,
      description: 'Name of the check that did not hold, which is no error; null for an error.',
    }),
    flowId: t.exposeID('flowId'),
    stepId: t.exposeID('stepId'),
    at: t.field({ type: 'DateTime', resolve: (example) => example.at }),
    method: t.exposeString('method'),
    url: t.exposeString('url'),
    status: t.exposeInt('status', { nullable: true }),
    message: t.exposeString('message'),
    request: t.exposeString('request', {
      description:
        'What was sent: request line, headers and the first characters of the body, secrets masked.',
    }),
    head: t.exposeString('head', {
      nullable: true,
      description: 'Status line and headers of the answer; null without one.',
    }),
    body: t.exposeString('body', {
      nullable: true,
      description: 'The first characters of the answer; null without one.',
    }),
  }),
});
