import { helpText, OptionError, parseCliOptions } from './cli-options.ts';
import { KnobError } from './conditions/knobs.ts';
import { startDemoApp } from './start-demo-app.ts';

async function main(): Promise<void> {
  const request = parseCliOptions(process.argv.slice(2));
  if (request.kind === 'help') {
    process.stdout.write(helpText);
    return;
  }
  const app = await startDemoApp(request.options);
  console.log(`The demo shop is open at ${app.url}`);
  const stop = () => void app.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Whoever started the shop with a channel to it takes it along, even when killed.
  process.once('disconnect', stop);
}

/** The sentence for a person, or null when this is a bug whose stack is worth seeing. */
function explain(error: unknown): string | null {
  if (error instanceof OptionError || error instanceof KnobError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return null;
  switch (error.code) {
    case 'EADDRINUSE':
      return `${portOf(error)} is in use by another program. Choose another with --port.`;
    case 'EACCES':
      return `${portOf(error)} needs more rights than you have. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'This machine has no such address. Choose another with --host.';
    default:
      return null;
  }
}

function portOf(error: Error): string {
  return 'port' in error ? `Port ${error.port}` : 'This port';
}

main().catch((error: unknown) => {
  console.error(explain(error) ?? error);
  process.exit(1);
});
