import { canonicalUrl, isFile } from '../map/url-template.ts';
import type { FrameView, LinkView } from '../page/page-view.ts';
import { type Candidate, pathOf } from './candidate.ts';
import { lastWords, withoutCount } from './caption.ts';
import { type Judgement, judgeLink } from './classify-effect.ts';
import { iconName } from './icon-name.ts';

/** The links of a frame that lead to other pages in scope, each address once. */
export function linkCandidates(
  frame: FrameView,
  frameUrl: string | null,
  context: { inScope(url: URL): boolean },
): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const link of frame.links) {
    const url = new URL(link.url);
    if (!/^https?:$/.test(url.protocol) || !context.inScope(url) || link.download) continue;
    const href = canonicalUrl(url);
    if (href === canonicalUrl(new URL(frame.url)) && !link.scripted) continue;
    const judgement = judgeLink(link);
    const known = seen.get(href);
    // The same address twice: the one with words that can be seen tells more.
    if (known !== undefined && (known.visible || !link.visible)) continue;
    seen.set(href, linkCandidate(link, href, judgement, frameUrl));
  }
  return [...seen.values()];
}

function linkCandidate(
  link: LinkView,
  href: string,
  judgement: Judgement,
  frameUrl: string | null,
): Candidate {
  return {
    // Pages are told apart by address, files by where they are, commands such as "add to wishlist" by kind.
    identity:
      judgement.effect === 'read'
        ? { words: `link ${isFile(href) ? href.split('?')[0] : href}`, url: null }
        : { words: `link ${judgement.effect}`, url: href },
    operation: { kind: 'follow-link', element: pathOf(link.selectors, frameUrl), url: href },
    label: withoutCount(link.text || link.title || iconName(link.hints) || lastWords(href)),
    heading: link.heading,
    ...judgement,
    region: link.region,
    visible: link.visible,
    group: `link ${link.group}`,
  };
}
