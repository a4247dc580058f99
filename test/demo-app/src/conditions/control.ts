import { ClientError, json, type Reply } from '../http/reply.ts';
import type { RequestBody } from '../http/request-body.ts';
import type { EffectCounter } from './effects.ts';
import { KnobError, readKnobChange } from './knobs.ts';
import type { ServerTiming } from './server-timing.ts';
import type { Weather } from './weather.ts';

export interface Controls {
  readonly weather: Weather;
  readonly effects: EffectCounter;
  readonly timing: ServerTiming;
}

/** The paths that begin with `/__`: for tests, linked from nowhere, counted nowhere, never slowed down. */
export function controlReply(
  controls: Controls,
  method: string,
  path: string,
  body: RequestBody,
  nowMs: number,
): Reply {
  switch (`${method} ${path}`) {
    case 'GET /__effects':
      return json(controls.effects.snapshot());
    case 'GET /__timing':
      return json(controls.timing.report());
    case 'GET /__knobs':
      return json(controls.weather.settings);
    case 'POST /__knobs':
      return changeKnobs(controls.weather, body, nowMs);
    case 'POST /__reset':
      controls.effects.reset();
      controls.timing.reset();
      return json(controls.effects.snapshot());
    default:
      throw new ClientError(
        404,
        'There are GET /__effects, GET /__timing, GET and POST /__knobs, and POST /__reset.',
      );
  }
}

function changeKnobs(weather: Weather, body: RequestBody, nowMs: number): Reply {
  try {
    weather.change(readKnobChange(body.kind === 'json' ? body.value : null), nowMs);
  } catch (error) {
    if (error instanceof KnobError) throw new ClientError(400, error.message);
    throw error;
  }
  return json(weather.settings);
}
