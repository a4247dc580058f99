import { flowFileJsonSchema } from './flow-schema.ts';
import { formatJson } from './format-json.ts';

/** Prints the JSON Schema of `flows.json`: node src/flow/print-schema.ts > flows.schema.json */
process.stdout.write(`${formatJson(flowFileJsonSchema())}\n`);
