import type { TechniqueGroup } from './technique.ts';
import { anchors } from './techniques/anchors.ts';
import { demands } from './techniques/demands.ts';
import { frames } from './techniques/frames.ts';
import { frameworks } from './techniques/frameworks.ts';
import { head } from './techniques/head.ts';
import { inlineHandlers } from './techniques/inline-handlers.ts';
import { knownFiles } from './techniques/known-files.ts';
import { listeners } from './techniques/listeners.ts';
import { media } from './techniques/media.ts';
import { offLimitsGroup } from './techniques/off-limits.ts';
import { requests } from './techniques/requests.ts';
import { responses } from './techniques/responses.ts';
import { reveal } from './techniques/reveal.ts';
import { routing } from './techniques/routing.ts';
import { shadow } from './techniques/shadow.ts';
import { steps } from './techniques/steps.ts';
import { submits } from './techniques/submits.ts';
import { svg } from './techniques/svg.ts';
import { texts } from './techniques/texts.ts';

/** Every folder of the maze, the static ones first. */
export const groups: readonly TechniqueGroup[] = [
  anchors,
  head,
  frames,
  media,
  svg,
  shadow,
  texts,
  knownFiles,
  responses,
  inlineHandlers,
  listeners,
  frameworks,
  reveal,
  routing,
  requests,
  steps,
  submits,
  demands,
  offLimitsGroup,
];
