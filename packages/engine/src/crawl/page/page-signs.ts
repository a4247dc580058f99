import { means } from '../actions/intent-words.ts';
import { purposeOf } from '../forms/form-purpose.ts';
import { allFrames, type PageView } from './page-view.ts';

/** What a page tells about who is looking at it. */
export interface PageSigns {
  /** 'unknown' when the page neither offers to sign in nor to sign out. */
  readonly signedIn: 'yes' | 'no' | 'unknown';
  readonly showsSignInForm: boolean;
}

/** A way out shows that someone is in; a way in, without a way out, that nobody is. */
export function signsOf(view: PageView): PageSigns {
  const frames = allFrames(view);
  const captions = frames.flatMap((frame) => [
    ...frame.links.map(
      (link) => `${link.text} ${link.title} ${link.text === '' ? link.hints : ''}`,
    ),
    ...frame.controls.map((one) => `${one.text} ${one.title} ${one.text === '' ? one.hints : ''}`),
    ...frame.forms.flatMap((form) => form.submits.map((submit) => submit.text)),
  ]);
  const short = captions.filter((caption) => caption.trim().split(/\s+/).length <= 5);
  const addresses = frames.flatMap((frame) => frame.links.map((link) => pathOf(link.url)));
  const showsSignInForm = frames.some((frame) =>
    frame.forms.some((form) => form.visible && purposeOf(form) === 'sign-in'),
  );
  const wayOut =
    short.some((one) => means('sign-out', one)) || addresses.some((one) => means('sign-out', one));
  if (wayOut && !showsSignInForm) return { signedIn: 'yes', showsSignInForm };
  const wayIn = showsSignInForm || short.some((one) => means('sign-in', one));
  return { signedIn: wayIn ? 'no' : 'unknown', showsSignInForm };
}

function pathOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? '' : `${parsed.pathname} ${[...parsed.searchParams.values()].join(' ')}`;
}
