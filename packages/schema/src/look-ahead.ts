import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';

/** True when the query wants one of these fields of what is being resolved; directives are not weighed. */
export function asksForAny(info: GraphQLResolveInfo, fields: readonly string[]): boolean {
  return info.fieldNodes.some((node) => selects(node.selectionSet, fields, info));
}

function selects(
  set: SelectionSetNode | undefined,
  fields: readonly string[],
  info: GraphQLResolveInfo,
): boolean {
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === Kind.FIELD) return fields.includes(selection.name.value);
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return selects(inner?.selectionSet, fields, info);
  });
}
