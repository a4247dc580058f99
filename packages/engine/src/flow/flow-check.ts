import { compileTemplate, TemplateError } from '../content/template.ts';
import type { Flow, Step } from '../model/flow.ts';
import { exchangesOf, templatesOf } from './flow-variables.ts';

/** Something wrong in a flow file, and where: `flows[2].steps[0].exchanges[1].request.path`. */
export interface FlowProblem {
  readonly path: string;
  readonly message: string;
}

/** What a file's shape can't say: names that are taken, variables that nothing gives a value, templates that can't be read. */
export function checkFlows(flows: readonly Flow[]): FlowProblem[] {
  return [
    ...repeated(flows.map(({ id }) => id)).map((index) => ({
      path: `flows[${index}].id`,
      message: `another flow has the id “${flows[index]?.id}” already: give each one its own`,
    })),
    ...flows.flatMap((flow, index) => checkFlow(flow, `flows[${index}]`)),
  ];
}

function checkFlow(flow: Flow, path: string): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const defined = new Set(flow.generators.map(({ variable }) => variable));
  if (flow.needsCredentials) for (const name of ['username', 'password']) defined.add(name);
  const everywhere = new Set(
    exchangesOf(flow).flatMap(({ exchange }) =>
      exchange.extractors.map(({ variable }) => variable),
    ),
  );
  const ids = exchangesOf(flow).map(({ exchange }) => exchange.id);
  const twice = new Set(repeated(ids).map((index) => ids[index]));
  flow.steps.forEach((step, stepIndex) => {
    step.exchanges.forEach((exchange, index) => {
      const place = `${path}.steps[${stepIndex}].exchanges[${index}]`;
      if (twice.has(exchange.id)) {
        const message = `another exchange of the flow has the id “${exchange.id}” too`;
        problems.push({ path: `${place}.id`, message });
      }
      const composed = exchange.composed ?? [];
      const texts = composed.map(({ text }, at) => ({
        path: `composed[${at}].text`,
        template: text,
      }));
      for (const { variable } of composed) defined.add(variable);
      for (const { path: inside, template } of [...texts, ...templatesOf(exchange.request)]) {
        const message = checkTemplate(template, defined, everywhere, flow.needsCredentials);
        if (message !== null) problems.push({ path: `${place}.${inside}`, message });
      }
      for (const { variable } of exchange.extractors) defined.add(variable);
    });
    problems.push(...checkAssets(step, `${path}.steps[${stepIndex}]`, defined));
  });
  return problems;
}

/** What they wait for has to stand before them. */
function checkAssets(
  { exchanges, assets = [] }: Step,
  path: string,
  defined: ReadonlySet<string>,
): FlowProblem[] {
  const before = new Set(exchanges.map(({ id }) => id));
  return assets.flatMap(({ id, url, after }, index) => {
    const place = `${path}.assets[${index}]`;
    const unknown = after.find((each) => !before.has(each));
    const taken = before.has(id);
    before.add(id);
    const messages: [string, string | null][] = [
      ['id', taken ? `the step has “${id}” already: give each its own` : null],
      [
        'after',
        unknown === undefined
          ? null
          : `“${unknown}” is no exchange of the step and no asset before this one: remove it or correct it`,
      ],
      ['url', checkTemplate(url, defined, new Set(), true)],
    ];
    return messages.flatMap(([name, message]) =>
      message === null ? [] : [{ path: `${place}.${name}`, message }],
    );
  });
}

function checkTemplate(
  template: string,
  defined: ReadonlySet<string>,
  everywhere: ReadonlySet<string>,
  needsCredentials: boolean,
): string | null {
  try {
    const missing = compileTemplate(template).variables.find((name) => !defined.has(name));
    return missing === undefined ? null : missingMessage(missing, everywhere, needsCredentials);
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

function missingMessage(
  name: string,
  everywhere: ReadonlySet<string>,
  needsCredentials: boolean,
): string {
  const use = `\${${name}} is used`;
  if (everywhere.has(name)) {
    return `${use} before it is extracted: move the extractor to an earlier exchange`;
  }
  if (!needsCredentials && (name === 'username' || name === 'password')) {
    return `${use} but the flow needs no credentials: set needsCredentials to true`;
  }
  return `${use} but nothing gives it a value: add an extractor to an earlier exchange or a generator, or correct the name`;
}

function repeated(items: readonly string[]): number[] {
  return items.flatMap((item, index) => (items.indexOf(item) < index ? [index] : []));
}
