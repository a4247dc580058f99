import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFlowFile } from '../../packages/engine/src/flow/flow-file.ts';
import { exchangeTo, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import { type DemoApp, startDemoApp } from '../demo-app/src/start-demo-app.ts';
import { cliHere } from './cli-here.ts';
import { cli, endAll } from './cli-process.ts';

let folder: string;
let shop: DemoApp;
const closers: (() => void)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowload-cli-'));
  shop = await startDemoApp();
});

afterAll(async () => {
  await endAll();
  for (const close of closers) close();
  await shop?.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A flow file for the target at this address. */
function flowsFile(url: string): Promise<string> {
  return file(
    'flows.json',
    formatFlowFile({
      $schema: 'flows.schema.json',
      version: 1,
      url,
      createdAt: new Date(0).toISOString(),
      accounts: [],
      flows: [flowOf([exchangeTo(new URL(url).origin)], { id: 'home', name: 'Look around' })],
    }),
  );
}

/** Answers every request as told, or never. */
async function site(answer: { readonly type: string; readonly body: string } | null) {
  const server = createServer((_, response) => {
    if (answer === null) return;
    response.setHeader('content-type', answer.type);
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** An address where nothing listens any more. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

describe('what can not be followed ends with 1 and says what to write', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['no URL', ['run'], /missing required argument 'url\|flows\.json'/],
    ['words', ['run', 'my shop'], /“my shop” is not a URL/],
    ['a host without a scheme', ['run', 'localhost:4180'], /Try http:\/\/localhost:4180\./],
    ['not http', ['run', 'ftp://shop.test'], /only http and https can be tested, not “ftp”/],
    ['0 users', ['run', 'http://shop.test', '-u', '0'], /--users: .* from 1 to 20,000/],
    ['10,000,000 users', ['run', 'http://shop.test', '-u', '10000000'], /it is 10,000,000/],
    [
      'a duration',
      ['run', 'http://shop.test', '-d', 'soon'],
      /--duration takes a duration such as 30s/,
    ],
    [
      'a negative duration',
      ['run', 'http://shop.test', '--duration=-5s'],
      /--duration: .* it is -5 s/,
    ],
    [
      'a login',
      ['run', 'http://shop.test', '-l', 'anna'],
      /--login takes a user name and a password/,
    ],
    [
      'a threshold',
      ['run', 'http://shop.test', '-t', 'http_req_duration: fast'],
      /--threshold: .*can't be read/,
    ],
    [
      'an option that is not',
      ['run', 'http://shop.test', '--user', '5'],
      /unknown option '--user'\n?.*--users/s,
    ],
    ['a command that is not', ['rnu', 'http://shop.test'], /unknown command 'rnu'\n?.*run/s],
    [
      'a file that is not',
      ['run', 'nowhere.json'],
      /There is no file nowhere\.json\. Make one with/,
    ],
    ['a folder for a result', ['run', 'http://shop.test', '--out', '/'], /--out: \/ is a folder/],
    [
      'a folder that is not',
      ['run', 'http://shop.test', '-o', '/no/such/x.json'],
      /no folder \/no\/such/,
    ],
    ['a port', ['serve', '--port', '70000'], /--port takes a number from 0/],
  ])('%s', async (_, args, message) => {
    const { code, stderr, stdout } = await cliHere(args);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^flowload: /);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('a flow file that is no JSON', async () => {
    const { code, stderr } = await cliHere(['run', await file('broken.json', '{ flows: [')]);
    expect(stderr).toMatch(/broken\.json: .*no JSON/);
    expect(code).toBe(1);
  });

  test('a flow file of another shape, with the place', async () => {
    const { code, stderr } = await cliHere(['run', await file('other.json', '{"version": 1}')]);
    expect(stderr).toMatch(/other\.json: .*flows/s);
    expect(code).toBe(1);
  });

  test('a flow that is not in the file, with those that are', async () => {
    const { code, stderr } = await cliHere([
      'run',
      await flowsFile(shop.url),
      '--flow',
      'Check in',
    ]);
    expect(stderr).toContain(
      '--flow: No flow is called “Check in”. The flows there are: Look around.',
    );
    expect(code).toBe(1);
  });

  test('a file of logins with lines that are none', async () => {
    const csv = await file('users.csv', 'email,password\nanna,secret\nbob,\n');
    const { code, stderr } = await cliHere(['run', 'http://shop.test', '--logins', csv]);
    expect(stderr).toMatch(/--logins .*users\.csv: line 3: A login needs both/);
    expect(stderr).not.toContain('secret');
    expect(code).toBe(1);
  });

  test('a file of logins that is not', async () => {
    const { code, stderr } = await cliHere(['run', 'http://shop.test', '--logins', 'nobody.csv']);
    expect(stderr).toContain('--logins: there is no file nobody.csv.');
    expect(code).toBe(1);
  });

  test('a flow to explain that is not in the file', async () => {
    const { code, stderr } = await cliHere(['explain', await flowsFile(shop.url), 'Check in']);
    expect(stderr).toContain('No flow is called “Check in”. The flows there are: Look around.');
    expect(code).toBe(1);
  });

  test('a wrong password, quoting the page', async () => {
    const { code, stderr } = await cliHere([
      'discover',
      shop.url,
      '--login',
      'ada@example.com:wrong-password-1',
      '--out',
      join(folder, 'wrong.json'),
    ]);
    expect(stderr).toMatch(/Signing in as “ada@example\.com” .* failed/);
    expect(code).toBe(1);
  });
});

describe.concurrent('a target that can not be tested ends with 2', () => {
  test('nothing listens', async () => {
    const url = await closedPort();
    const { code, stderr } = await cliHere(['run', url]);
    expect(stderr).toMatch(/can't be reached/);
    expect(code).toBe(2);
  });

  test('nothing listens at the address of a flow file', async () => {
    const { code, stderr } = await cliHere(['run', await flowsFile(await closedPort())]);
    expect(stderr).toMatch(/can't be reached: nothing listens there/);
    expect(code).toBe(2);
  });

  test('it is no page', async () => {
    const url = await site({ type: 'application/json', body: '{"ok":true}' });
    const { code, stderr } = await cliHere(['run', url]);
    expect(stderr).toMatch(/is not a web page/);
    expect(code).toBe(2);
  });

  test('it never answers', async () => {
    const url = await site(null);
    const { code, stderr } = await cliHere(['run', url, '--explore-time', '5s']);
    expect(stderr).toMatch(/can't be reached/);
    expect(code).toBe(2);
  });
});

describe('the command line', () => {
  test.each([
    [['--help'], /flowload run http:\/\/127\.0\.0\.1:3000/],
    [['run', '--help'], /--iterations <n>[\s\S]*Examples:[\s\S]*Exit codes:/],
    [['discover', '--help'], /--out <file>[\s\S]*Examples:/],
    [['serve', '--help'], /--database-url[\s\S]*Examples:/],
    [['help', 'run'], /Examples:/],
  ])('teaches with %j', async (args, text) => {
    const { code, stdout } = await cliHere(args);
    expect(stdout).toMatch(text);
    expect(code).toBe(0);
  });

  test('explains the flows of a file, in a line, in full and for programs', async () => {
    const path = await flowsFile(shop.url);
    const overview = await cliHere(['explain', path]);
    expect(overview).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Look around +– unproven/),
    });
    const whole = await cliHere(['explain', path, 'look around']);
    expect(whole.stdout).toMatch(
      /Its trial replay was not reached\.[\s\S]*– GET \/\n +must be: status 200/,
    );
    const [flow] = JSON.parse((await cliHere(['explain', path, '--json'])).stdout);
    expect(flow).toMatchObject({ name: 'Look around', exchanges: { notReached: 1 } });
  });

  test('hands over to its own Node from an older one, with arguments and exit code', async () => {
    const pretend =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.0.0"}})';
    const nodeArgs = ['--import', pretend];
    expect((await cli(['--version'], { nodeArgs })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await cli(['run', 'my shop'], { nodeArgs })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^flowload: “my shop” is not a URL/),
    });
  });
});
