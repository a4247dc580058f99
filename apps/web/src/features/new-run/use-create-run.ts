import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { describeFailure } from '../../graphql/failure.ts';
import { paths } from '../../routing/paths.ts';
import { type CreateRunInput, createRunMutation } from './documents.ts';
import type { Problem } from './problems.ts';

export interface CreateRun {
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  /** What stands above the form: a limit, or a server that doesn't answer. */
  readonly refusal: { readonly title: string; readonly message: string } | null;
  /** Creates and starts the run and goes to its page. */
  readonly create: (input: CreateRunInput) => Promise<void>;
  readonly refuse: (problems: readonly Problem[]) => void;
}

export function useCreateRun(): CreateRun {
  const navigate = useNavigate();
  const [{ fetching }, execute] = useMutation(createRunMutation);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refusal, setRefusal] = useState<CreateRun['refusal']>(null);

  const create = async (input: CreateRunInput) => {
    setProblems([]);
    setRefusal(null);
    const { data, error } = await execute({ input });
    if (error) return setRefusal(describeFailure(error));
    const result = data?.createRun;
    switch (result?.__typename) {
      case 'Run':
        return navigate(paths.run(result.id));
      case 'InvalidInputError':
        return setProblems(
          result.problems.length > 0 ? result.problems : [{ field: '', message: result.message }],
        );
      case 'LimitError':
        return setRefusal({ title: 'Not now', message: result.message });
    }
  };
  return { busy: fetching, problems, refusal, create, refuse: setProblems };
}
