import type { ExtractorSource, JsonStep } from '../model/flow.ts';
import { valueAt } from './documents.ts';
import { type JsonLeaf, jsonLeaves } from './json-sources.ts';

/** A place in lists whose elements are told by another member of theirs, and not by their position. */
export interface ListPlace {
  readonly source: Extract<ExtractorSource, { kind: 'json' }>;
  readonly name: string;
  /** True when the list had another order or other elements each time: then positions in it mean nothing. */
  readonly moves: boolean;
}

const mostPlaces = 40;
/** Members that name a thing, the most telling first. */
const naming = /^(?:slug|key|code|name|title|label|username|login|email|type|kind)$/i;

/**
 * Where a value stands in JSON when its element is another one of the list each time: the element with
 * the same name, code or title in both answers. A script that looks for “the project Alpha” does so.
 */
export function listPlaces(
  { a: one, b: other }: { readonly a: unknown; readonly b: unknown },
  wanted: { readonly a: string; readonly b: string },
): ListPlace[] {
  const inB = leavesOf(other, wanted.b);
  return leavesOf(one, wanted.a).flatMap((left) =>
    inB.flatMap((right): ListPlace[] => {
      const steps = commonPath(one, other, left.path, right.path);
      if (steps === null) return [];
      const name = String(left.path.findLast((key) => typeof key === 'string') ?? '');
      const path = steps.map(({ step }) => step);
      return [{ source: { kind: 'json', path }, name, moves: steps.some(({ moves }) => moves) }];
    }),
  );
}

function leavesOf(root: unknown, value: string): readonly JsonLeaf[] {
  return jsonLeaves(root)
    .filter((leaf) => leaf.value === value && leaf.path.some((key) => typeof key === 'number'))
    .slice(0, mostPlaces);
}

interface CommonStep {
  readonly step: JsonStep;
  readonly moves: boolean;
}

/** Both paths as one, with the elements told by their members; null when that can't be. */
function commonPath(
  one: unknown,
  other: unknown,
  left: JsonLeaf['path'],
  right: JsonLeaf['path'],
): readonly CommonStep[] | null {
  if (left.length !== right.length) return null;
  const path: CommonStep[] = [];
  for (const [depth, key] of left.entries()) {
    const opposite = right[depth];
    if (typeof key === 'number' && typeof opposite === 'number') {
      const list = valueAt(one, left.slice(0, depth));
      const match = tellingMember(list, key, valueAt(other, right.slice(0, depth)), opposite);
      if (match === null) return null;
      path.push(match);
    } else if (key === opposite) path.push({ step: key, moves: false });
    else return null;
  }
  return path;
}

/** A member that is the same in both elements and in no other one of their lists. */
function tellingMember(a: unknown, indexA: number, b: unknown, indexB: number): CommonStep | null {
  if (!Array.isArray(a) || !Array.isArray(b)) return null;
  const element: unknown = a[indexA];
  if (typeof element !== 'object' || element === null) return null;
  const members = Object.entries(element).sort(([x], [y]) => rank(x) - rank(y));
  for (const [where, is] of members) {
    if (typeof is !== 'string' && typeof is !== 'number') continue;
    const inA = a.map((item) => valueAt(item, [where]));
    const inB = b.map((item) => valueAt(item, [where]));
    const isTelling = is !== '' && inA.indexOf(is) === indexA && inB.indexOf(is) === indexB;
    if (isTelling) return { step: { where, is }, moves: inA.join('\n') !== inB.join('\n') };
  }
  return null;
}

function rank(member: string): number {
  return naming.test(member) ? 0 : 1;
}
