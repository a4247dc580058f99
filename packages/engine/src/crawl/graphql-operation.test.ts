import { expect, test } from 'vitest';
import { graphqlOperation } from './graphql-operation.ts';

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
