import { expect, test } from 'vitest';
import {
  graphqlOperation,
  graphqlOperationIn,
  graphqlOperations,
  persistedOperationName,
} from './graphql-operation.ts';

const body = (query: string, operationName?: string) => JSON.stringify({ operationName, query });

test.each([
  [body('query Products { products { id } }'), { kind: 'query', name: 'Products' }],
  [
    body('\n  mutation DeleteCar($id: ID!) { remove(id: $id) }'),
    { kind: 'mutation', name: 'DeleteCar' },
  ],
  [body('{ me { name } }'), { kind: 'query', name: '' }],
  [body('query { me }', 'Me'), { kind: 'query', name: 'Me' }],
  [`[${body('query A { a }')},${body('mutation B { b }')}]`, { kind: 'mutation', name: 'B' }],
])('%s', (text, operation) => {
  expect(graphqlOperation(text)).toEqual(operation);
});

test('other bodies ask for nothing of the kind', () => {
  expect(graphqlOperation(null)).toBeNull();
  expect(graphqlOperation('query=lamp')).toBeNull();
  expect(graphqlOperation('{"query":"lamp"}')).toBeNull();
});

test('tells the operations of a batch, and one that stands in an address', () => {
  const batch = JSON.stringify([{ query: 'query A { a }' }, { query: 'mutation B { b }' }]);
  expect(graphqlOperations(batch).map(({ name }) => name)).toEqual(['A', 'B']);
  const asked = new URLSearchParams({ query: 'query Cart($id: ID!) { cart(id: $id) { id } }' });
  expect(graphqlOperationIn(asked)).toEqual({ kind: 'query', name: 'Cart' });
  expect(graphqlOperationIn(new URLSearchParams({ query: 'blue mug' }))).toBeNull();
});

test('tells the name of what is asked for without its text', () => {
  const body = '{"operationName":"Cart","extensions":{"persistedQuery":{"version":1}}}';
  expect(persistedOperationName(body)).toBe('Cart');
  expect(persistedOperationName('{"operationName":"Cart"}')).toBe('');
});
