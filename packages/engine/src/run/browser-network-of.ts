import type { BrowserNetwork } from '../crawl/browser-network.ts';
import type { Network } from '../model/plan.ts';
import { certificateProblems } from './certificate-problems.ts';

/** The exploring browser goes the way of the load; names it resolves by itself. */
export function browserNetworkOf({ insecure, ca, proxy }: Network): BrowserNetwork {
  return {
    insecure,
    proxy,
    certificateProblem: ca === null || insecure ? null : certificateProblems(ca, proxy),
  };
}
