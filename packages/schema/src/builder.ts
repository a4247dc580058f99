import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import type { SchemaContext } from './context.ts';
import { decodeNodeId } from './node-id.ts';

interface BuilderTypes {
  Context: SchemaContext;
  DefaultFieldNullability: false;
  DefaultNodeNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date | number | string };
  };
}

/** The one builder that every type file adds its type to. */
export const builder = new SchemaBuilder<BuilderTypes>({
  plugins: [ErrorsPlugin, RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  // The limits are a validation rule (limits.ts), so that they hold for subscriptions as well.
  complexity: { disabled: true, defaultComplexity: 1, defaultListMultiplier: 10 },
  errors: { directResult: true },
  relay: {
    cursorType: 'String',
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
    nodesQueryOptions: false,
    brandLoadedObjects: true,
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: decodeNodeId,
  },
});

builder.queryType();
builder.mutationType();
builder.subscriptionType();
