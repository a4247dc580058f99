import { createComplexityRule } from '@pothos/plugin-complexity';
import { GraphQLError, type ValidationRule } from 'graphql';

/** The longest honest question (a run's flows' steps' figures' percentiles) is 9 deep. */
const maxDepth = 14;
/**
 * An hour of intervals with every figure of the total fits in, and two hours with those that charts show; a hundred
 * runs with all their steps don't.
 */
const maxCost = 700_000;

/**
 * Refuses what asks for too much before any of it is resolved; holds for queries, mutations and
 * subscriptions alike. The cost of a field is one, times the rows of the lists around it.
 */
export function costRule(operation: {
  readonly context: object;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}): ValidationRule {
  return createComplexityRule({
    context: operation.context,
    variableValues: { ...operation.variables },
    operationName: operation.operationName,
    validate({ depth, complexity }, reportError) {
      if (depth > maxDepth) reportError(tooDeep(depth));
      if (complexity > maxCost) reportError(tooCostly(complexity));
    },
  });
}

function tooDeep(depth: number): GraphQLError {
  return new GraphQLError(
    `The query is nested ${depth} deep and the limit is ${maxDepth}. Ask for less at once.`,
    { extensions: { code: 'QUERY_TOO_DEEP', depth, limit: maxDepth } },
  );
}

function tooCostly(cost: number): GraphQLError {
  return new GraphQLError(
    `The query could give ${cost} values and the limit is ${maxCost}. Ask for fewer rows with \`first\`, or for fewer fields.`,
    { extensions: { code: 'QUERY_TOO_COSTLY', cost, limit: maxCost } },
  );
}
