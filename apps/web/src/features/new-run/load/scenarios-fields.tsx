import { Plus } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { newScenario, type ScenarioDraft } from './load-draft.ts';
import type { LoadFieldsProps } from './load-section.tsx';
import { ScenarioCard } from './scenario-card.tsx';

/** Several loads in one run, each with flows, an executor and a start of its own. */
export function ScenariosFields(props: LoadFieldsProps) {
  const { draft, change, errorOf, errorAt, knownFlows } = props;
  const { scenarios } = draft;
  const edit = (key: number, part: Partial<ScenarioDraft>) =>
    change({ scenarios: scenarios.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <div className="space-y-3">
      {scenarios.map((scenario, index) => (
        <ScenarioCard
          key={scenario.key}
          scenario={scenario}
          knownFlows={knownFlows}
          isOnly={scenarios.length === 1}
          errorOf={(field) => errorOf(`scenarios.${index}.${field}`)}
          errorAt={(field) => errorAt(`scenarios.${index}.${field}`)}
          onChange={(part) => edit(scenario.key, part)}
          onRemove={() => change({ scenarios: scenarios.filter((s) => s.key !== scenario.key) })}
        />
      ))}
      <Button
        size="small"
        onClick={() => change({ scenarios: [...scenarios, newScenario(scenarios)] })}
      >
        <Plus aria-hidden="true" /> Scenario
      </Button>
    </div>
  );
}
