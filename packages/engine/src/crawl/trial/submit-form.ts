import type { Form } from '../../model/site-graph.ts';
import { isForm } from '../actions/candidate.ts';
import type { FrontierItem } from '../agenda/frontier.ts';
import { SignInFailedError } from '../crawl-errors.ts';
import type { Explorer } from '../explorer.ts';
import { mendedForm } from '../forms/mend-form.ts';
import {
  formShownAgain,
  laterLookMs,
  laterLooks,
  type Reception,
  receptionOf,
  standBefore,
} from '../forms/submission.ts';
import type { Knowledge } from '../knowledge.ts';
import { signsOf } from '../page/page-signs.ts';
import { allFrames, type PageView } from '../page/page-view.ts';
import { asksForPassword } from '../session/entrance-forms.ts';
import type { Visitor } from '../visitor.ts';
import { type Aftermath, aftermathOf } from './aftermath.ts';

const mostTries = 3;

/** Submits, reads a rejection, mends what it was about and submits again. */
export async function submitForm(
  item: FrontierItem,
  before: PageView,
  visitor: Visitor,
  explorer: Explorer,
  knowledge: Knowledge,
): Promise<Aftermath> {
  const { action, candidate } = item;
  if (!isForm(candidate)) throw new Error('Only a form can be submitted.');
  let form = knowledge.withTerms(candidate.operation.form);
  let said: readonly string[] = [];
  let lastTry = before;
  for (let tries = 1; ; tries++) {
    knowledge.course.formsSubmitted++;
    action.operation = { kind: 'submit-form', form };
    const { inputs } = await explorer.do(visitor, action);
    let aftermath = await aftermathOf(visitor, explorer, before, inputs);
    let reception = receptionIn(aftermath, form, standBefore(before, lastTry, aftermath.view));
    for (let looks = 0; looks < laterLooks(form) && reception.kind === 'rejected'; looks++) {
      await visitor.page.waitForTimeout(laterLookMs);
      await visitor.settle('answer');
      aftermath = after(aftermath, await aftermathOf(visitor, explorer, before, inputs));
      reception = receptionIn(aftermath, form, standBefore(before, lastTry, aftermath.view));
    }
    if (reception.kind === 'accepted') return aftermath;
    const again = formShownAgain(form, aftermath.view);
    said = reception.said;
    if (form.purpose === 'sign-in') {
      throw asksForPassword(form)
        ? signInFailure(knowledge, visitor.page.url(), said)
        : new RejectedError(said);
    }
    if (again === null || tries >= mostTries) throw new RejectedError(said);
    lastTry = aftermath.view;
    const { today } = knowledge;
    const notices = allFrames(aftermath.view).flatMap((frame) => frame.notices);
    form = mendedForm(form, { shown: again, said, notices, today, tries });
  }
}

function receptionIn({ view, traffic }: Aftermath, form: Form, before: PageView): Reception {
  const again = formShownAgain(form, view);
  const { signedIn } = signsOf(view);
  return receptionOf({ form, again, before, after: view, traffic, signedIn });
}

/** What came in all, with the page as it is now. */
function after(earlier: Aftermath, later: Aftermath): Aftermath {
  return {
    ...later,
    traffic: [...earlier.traffic, ...later.traffic],
    incidents: {
      questions: [...earlier.incidents.questions, ...later.incidents.questions],
      downloads: [...earlier.incidents.downloads, ...later.incidents.downloads],
      refusals: [...earlier.incidents.refusals, ...later.incidents.refusals],
    },
  };
}

/** The page would not take the form, whatever was typed. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';

  constructor(said: readonly string[]) {
    super(
      said.length > 0
        ? `The page did not take it: “${said.join(' ').slice(0, 300)}”.`
        : 'The page did not take it and showed the form again.',
    );
  }
}

function signInFailure(knowledge: Knowledge, url: string, said: readonly string[]): Error {
  const given = knowledge.target.credentials[0];
  if (given === undefined) return new RejectedError(said);
  return new SignInFailedError(given.username, url, said[0] ?? null);
}
