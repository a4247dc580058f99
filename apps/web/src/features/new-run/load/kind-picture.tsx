import type { LoadKind } from './load-draft.ts';

const paths: Readonly<Record<LoadKind, readonly string[]>> = {
  users: ['M2 22 L14 5 L58 5'],
  rate: ['M2 5 L58 5', 'M4 22V12 M14 22V12 M24 22V12 M34 22V12 M44 22V12 M54 22V12'],
  preset: ['M2 20 L22 20 L30 4 L38 20 L58 20'],
  capacity: ['M2 21 H10 V17 H18 V11 H26 V4 H34 V8 H42 V11 H50 V9 H58'],
  scenarios: ['M2 21 L12 12 L58 12', 'M22 22 L34 4 L46 4 L58 18'],
};

/** A kind of load in outline. */
export function KindPicture({ kind }: { readonly kind: LoadKind }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 60 24" className="block h-6 w-15">
      {paths[kind].map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
