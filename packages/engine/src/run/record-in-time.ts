import type { Journey, Persona } from '../model/journey.ts';
import type { Recording } from '../model/recording.ts';

/** Long enough for a checkout on a busy machine, twice over. */
const recordingLimitMs = 90_000;

/**
 * Waits for a recording no longer than the limit. A page that hangs its browser then costs its own
 * journey, which fails with the reason, and none of the others.
 */
export async function recordInTime(
  journey: Journey,
  persona: Persona,
  recording: Promise<Recording>,
  limitMs = recordingLimitMs,
): Promise<Recording> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Recording>((resolve) => {
    timer = setTimeout(resolve, limitMs, {
      journeyId: journey.id,
      personaIndex: persona.index,
      steps: [],
      failure: `It was still not recorded after ${limitMs / 1_000} s.`,
    });
  });
  try {
    return await Promise.race([recording, late]);
  } finally {
    clearTimeout(timer);
  }
}
