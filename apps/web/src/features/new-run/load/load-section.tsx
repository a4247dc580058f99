import { CardChoice, type CardOption } from '../../../ui/card-choice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { PresetShape, ServerInfo } from '../../server/server-query.ts';
import type { RunDraft } from '../draft.ts';
import type { SectionProps } from '../new-run-form.tsx';
import { CapacityFields } from './capacity-fields.tsx';
import { draftCurves } from './draft-curves.ts';
import { KindPicture } from './kind-picture.tsx';
import type { LoadKind } from './load-draft.ts';
import { LoadShape } from './load-shape.tsx';
import { PresetFields } from './preset-fields.tsx';
import { RateFields } from './rate-fields.tsx';
import { ScenariosFields } from './scenarios-fields.tsx';
import { UsersFields } from './users-fields.tsx';

/** What the fields of a kind of load are given. */
export interface LoadFieldsProps extends SectionProps {
  readonly limits: ServerInfo['limits'];
  readonly presets: readonly PresetShape[];
  readonly knownFlows: readonly string[];
}

const kinds: readonly CardOption<LoadKind>[] = [
  { value: 'users', title: 'Users', text: 'So many people at once' },
  { value: 'rate', title: 'Rate', text: 'So many iterations a second' },
  { value: 'preset', title: 'Preset', text: 'Smoke, spike, soak and others' },
  { value: 'capacity', title: 'Find the capacity', text: 'The most that it holds' },
  { value: 'scenarios', title: 'Scenarios', text: 'Several loads, each its own' },
].map(
  (kind) =>
    ({ ...kind, picture: <KindPicture kind={kind.value as LoadKind} /> }) as CardOption<LoadKind>,
);

/** What load to make: a way to say it, its few fields, and the shape that comes of them. */
export function LoadSection(props: LoadFieldsProps) {
  const { draft, change } = props;
  return (
    <Panel title="Load">
      <CardChoice
        label="What load"
        options={kinds}
        value={draft.loadKind}
        onChange={(loadKind) => change({ loadKind })}
        className="grid-cols-2 max-sm:[&>label:last-child]:col-span-2 sm:grid-cols-5"
      />
      <div className="mt-4">{fieldsOf(props)}</div>
      <LoadShape curves={draftCurves(draft, props.presets)} {...shapeWords(draft)} />
    </Panel>
  );
}

function fieldsOf(props: LoadFieldsProps) {
  switch (props.draft.loadKind) {
    case 'users':
      return <UsersFields {...props} />;
    case 'rate':
      return <RateFields {...props} />;
    case 'preset':
      return <PresetFields {...props} />;
    case 'capacity':
      return <CapacityFields {...props} />;
    case 'scenarios':
      return <ScenariosFields {...props} />;
  }
}

function shapeWords({ loadKind, capacity }: RunDraft): {
  readonly end?: string;
  readonly most?: string;
  readonly note?: string;
} {
  if (loadKind !== 'capacity') return {};
  const what = capacity.unit === 'USERS' ? 'users' : 'iterations/s';
  return {
    end: 'when it is sure',
    most: `for example; never more than ${capacity.to} ${what}`,
  };
}
