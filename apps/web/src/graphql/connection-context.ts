import { createContext } from 'react';
import { type ConnectionStore, createConnectionStore } from './connection.ts';

/** The state of the live socket; pages without one (tests) see an idle one. */
export const ConnectionContext = createContext<ConnectionStore>(createConnectionStore());
