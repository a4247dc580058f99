import { z } from 'zod';
import type { Network } from '../../model/plan.ts';
import { defaultNetwork } from '../../plan/plan-load.ts';
import { runBounds } from '../limits.ts';
import { fields, oneOf, whole, yesOrNo } from './shapes.ts';

const ca = z.custom<string>(
  (text) => typeof text === 'string' && /-----BEGIN CERTIFICATE-----/.test(text),
  { error: 'Give the certificate authorities as PEM text: -----BEGIN CERTIFICATE----- and so on.' },
);

const proxy = z.custom<string>(
  (text) =>
    typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
  { error: 'Give the proxy as an address such as http://proxy.example.com:3128.' },
);

/** The way to the target; what is left out is as a browser does it. */
export const networkSchema: z.ZodType<Network> = fields('The network', {
  insecure: yesOrNo('Whether to accept certificates that do not verify').default(
    defaultNetwork.insecure,
  ),
  ca: ca.nullable().default(defaultNetwork.ca),
  proxy: proxy.nullable().default(defaultNetwork.proxy),
  dns: oneOf('How names are resolved', ['cached', 'fresh']).default(defaultNetwork.dns),
  connectionsPerHost: whole(
    'The connections of a user to one host',
    runBounds.connectionsPerHost,
  ).default(defaultNetwork.connectionsPerHost),
});
