import { attributeOf, endTagOf, readTag, type Tag, visibleText } from './html-scan.ts';
import { noticesOf } from './notices.ts';

/**
 * What tells a page apart from others, each as it stands in the page's source so that a replay can
 * look for it with `indexOf`: notices of success, the title and the main heading.
 */
export function landmarksOf(html: string): string[] {
  const title = sourceOf(html, 'title').slice(0, 1);
  const notices = noticesOf(html)
    .filter(({ tone }) => tone !== 'error')
    .map(({ source }) => source);
  return fitting([...notices, ...title, ...sourceOf(html, 'h1')]);
}

/**
 * Lesser headings, where forms go and what their buttons say, and what parts of the page are called:
 * these come and go with the data on it, and count where nothing else tells the page apart.
 */
export function lesserLandmarksOf(html: string): string[] {
  const headings = ['h2', 'h3', 'legend'].map((name) => sourceOf(html, name));
  // Where there are many they are called after the things in a list, which will be others.
  const few = headings.filter((marks) => marks.length <= mostHeadings).flat();
  const parts = [...html.matchAll(/\s(?:id|class)="[a-z][\w -]{2,60}"/gi)].map(([mark]) =>
    mark.trim(),
  );
  return fitting([...few, ...formMarks(html), ...sourceOf(html, 'button'), ...parts.slice(0, 8)]);
}

function fitting(marks: readonly string[]): string[] {
  return marks.filter((mark) => mark.length <= longest);
}

/** True when the page asks for a password and does not ask for a new one: a sign-in form. */
export function hasLoginForm(html: string): boolean {
  return passwordFields(html) === 1 && !/autocomplete=["']?new-password/i.test(html);
}

/** How the page writes the type of its password field, to be looked for in other pages. */
export function passwordMark(html: string): string | null {
  return /type\s*=\s*["']?password["']?/i.exec(html)?.[0] ?? null;
}

const longest = 240;
const mostHeadings = 2;

function passwordFields(html: string): number {
  return html.match(/<input\b[^>]*\btype\s*=\s*["']?password/gi)?.length ?? 0;
}

function sourceOf(html: string, name: string): string[] {
  const found: string[] = [];
  for (const match of html.matchAll(new RegExp(`<${name}[\\s>]`, 'gi'))) {
    const tag = readTag(html, match.index);
    if (tag === null) continue;
    const end = endTagOf(html, tag);
    // Attributes of the tag may hold generated ids; what it says is enough.
    const source = html.slice(tag.end - 1, end + 2 + name.length);
    if (visibleText(html.slice(tag.end, end)) !== '') found.push(source);
  }
  return found;
}

function formMarks(html: string): string[] {
  return [...html.matchAll(/<form[\s>]/gi)].flatMap((match) => {
    const tag = readTag(html, match.index);
    return tag === null || attributeOf(tag, 'method')?.toLowerCase() !== 'post'
      ? []
      : [mark(html, tag)];
  });
}

function mark(html: string, form: Tag): string {
  const action = form.attributes.get('action');
  return action === undefined || action === ''
    ? html.slice(form.start, form.end)
    : `action="${action}"`;
}
