import { ConfigError, FlowFileError, parseFlowFile, parseRunConfig } from '@flowload/engine';
import type { FlowFile } from '@flowload/engine/model/flow.ts';
import type { RunConfig } from '@flowload/engine/model/run.ts';
import { type CreateRun, InvalidInputError } from '@flowload/schema';

/** What was asked for as a sound configuration. Throws `InvalidInputError` with one problem for each field that is wrong. */
export function runConfigOf({ flowFile, ...input }: CreateRun): RunConfig {
  const file = flowFile === null ? null : readFlowFile(flowFile);
  const given = input.credentials.length > 0;
  try {
    const config = parseRunConfig({
      ...input,
      url: input.url.trim() === '' && file !== null ? file.url : input.url,
      flows: file?.flows,
      credentials: given ? input.credentials : file?.accounts,
    });
    checkNoLogin(new URL(config.url));
    return config;
  } catch (error) {
    if (error instanceof ConfigError) throw new InvalidInputError(error.issues);
    throw error;
  }
}

/** The address is shown to everybody, and a password in it would be as well. */
function checkNoLogin({ username, password }: URL): void {
  if (username === '' && password === '') return;
  const message = 'Leave the user name and the password out of the address; give them as a login.';
  throw new InvalidInputError([{ field: 'url', message }]);
}

function readFlowFile(text: string): FlowFile {
  try {
    return parseFlowFile(text);
  } catch (error) {
    if (!(error instanceof FlowFileError)) throw error;
    const problems = error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw new InvalidInputError(problems.map((message) => ({ field: 'flowFile', message })));
  }
}
