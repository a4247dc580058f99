import {
  ConfigError,
  FlowFileError,
  LoginsFileError,
  parseFlowFile,
  parseLogins,
  parseRunConfig,
} from '@flowload/engine';
import type { FlowFile } from '@flowload/engine/model/flow.ts';
import type { RunConfig } from '@flowload/engine/model/run.ts';
import type { Credentials } from '@flowload/engine/model/target.ts';
import { type CreateRun, InvalidInputError } from '@flowload/schema';

/** What was asked for as a sound configuration. Throws `InvalidInputError` with one problem for each field that is wrong. */
export function runConfigOf({ flowFile, logins, ...input }: CreateRun): RunConfig {
  const file = flowFile == null ? null : readFlowFile(flowFile);
  const given = [...(input.credentials ?? []), ...(logins == null ? [] : readLogins(logins))];
  try {
    const config = parseRunConfig({
      ...input,
      url: input.url.trim() === '' && file !== null ? file.url : input.url,
      flows: file?.flows,
      credentials: given.length > 0 ? given : file?.accounts,
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

function readLogins(text: string): readonly Credentials[] {
  try {
    return parseLogins(text);
  } catch (error) {
    if (!(error instanceof LoginsFileError)) throw error;
    throw new InvalidInputError([{ field: 'logins', message: error.message }]);
  }
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
