import type { ControlGesture, ControlView, FrameView } from '../page/page-view.ts';
import { type Candidate, type Identity, pathOf } from './candidate.ts';
import { withoutCount } from './caption.ts';
import { judgeControl } from './classify-effect.ts';
import { iconName } from './icon-name.ts';

/** What is done with the page as a whole. */
const pageGestureLabels: Readonly<Partial<Record<ControlGesture, string>>> = {
  wait: 'Wait',
  'go-back': 'Go back',
  resize: 'Turn the screen',
};
/** More buttons of one kind in one list are not worth trying. */
const mostOfGroup = 8;
/** Of things that wait for hovering, keys and the like on one page. */
const mostOfGesture = 12;

/** Buttons, and whatever else waits for a click, hovering or a key; of many alike the first few. */
export function controlCandidates(
  frame: FrameView,
  frameUrl: string | null,
  page: string,
): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  const counts = new Map<string, number>();
  for (const control of frame.controls) {
    if (control.disabled || !control.visible) continue;
    for (const gesture of control.gestures) {
      const kind = gesture === 'click' ? `click ${control.group}` : gesture;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const most = gesture === 'click' ? mostOfGroup : mostOfGesture;
      if (count > most && control.role !== 'tab') continue;
      const candidate = controlCandidate(control, gesture, frameUrl, page);
      const { words } = candidate.identity;
      if (!candidates.has(words)) candidates.set(words, candidate);
    }
  }
  return [...candidates.values()];
}

function controlCandidate(
  control: ControlView,
  gesture: ControlGesture,
  frameUrl: string | null,
  page: string,
): Candidate {
  const element = pathOf(control.selectors, frameUrl);
  const said =
    control.text || control.title || iconName(control.hints) || spokenHint(control.hints);
  const name = said || (control.role === 'generic' ? '' : control.role);
  const ofPage = pageGestureLabels[gesture];
  return {
    identity: controlIdentity(control, gesture, page),
    operation:
      gesture === 'click' ? { kind: 'click', element } : { kind: 'click', element, gesture },
    label: ofPage ?? withoutCount(name),
    heading: control.heading,
    ...judgeControl(control),
    region: control.region,
    visible: control.visible,
    group: `${gesture} ${withoutOwnClasses(control.group)}`,
  };
}

/** A class of one or two words may say what a thing is; longer ones are their author's own. */
function spokenHint(hints: string): string {
  const [first = ''] = hints.split(' ');
  return /^[a-z]{3,}(?:[-_][a-z]{3,})?$/i.test(first) ? first : '';
}

/** The buttons of a toolbar have a class each. */
function withoutOwnClasses(group: string): string {
  return group.replace(/\.[^>]*$/, '');
}

/** Numbers in a caption change; what stands around every page is the same on all of them. */
function controlIdentity(control: ControlView, gesture: ControlGesture, page: string): Identity {
  // One script that waits or listens for going back does on all pages what it does on one.
  if (gesture === 'wait' || gesture === 'go-back') {
    return { words: `${gesture} ${control.hints}`, url: null };
  }
  const everywhere = /^(header|footer|navigation)$/.test(control.region);
  const caption = control.text || control.title || control.hints;
  // Of a row of page numbers each is its own.
  const name = /^\d{1,3}$/.test(caption) ? caption : caption.replace(/\d+/g, '#').toLowerCase();
  const words = `${gesture} ${control.role} ${name === '' ? control.group : name}`;
  return { words, url: everywhere ? null : page };
}
