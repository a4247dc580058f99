/** Longer bodies are counted and not kept. */
export const longestBodyBytes = 2 * 1024 * 1024;

export interface ResponseBody {
  readonly text: string | null;
  readonly bytes: number;
}

/** A body as the protocol hands it over. */
export function responseBodyOf(answer: {
  readonly body: string;
  readonly base64Encoded: boolean;
}): ResponseBody {
  const bytes = Buffer.from(answer.body, answer.base64Encoded ? 'base64' : 'utf8');
  const text = answer.base64Encoded ? bytes.toString('utf8') : answer.body;
  return { text: bytes.length > longestBodyBytes ? null : text, bytes: bytes.length };
}
